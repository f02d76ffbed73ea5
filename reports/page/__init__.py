"""The HTML page and the index."""
