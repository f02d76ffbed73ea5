"""A table printed one cell a line."""
