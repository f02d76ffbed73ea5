"""What changed in linked tasks: deadlines, facts, duties, and whether it matters."""
