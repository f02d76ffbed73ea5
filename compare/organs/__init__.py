"""Whose job it is: organs behind names, what became of the units of linked tasks."""
