"""A change as a row, for every output."""
