"""How one field of a task is worded: a list of units, a deadline, a number, the name of a column."""
