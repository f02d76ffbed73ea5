"""A table whose cells are separated by tabs."""
