"""What a machine without a network needs, packed into one archive."""
