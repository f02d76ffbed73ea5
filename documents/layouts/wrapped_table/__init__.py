"""A table whose columns wrap and are separated by spaces."""
