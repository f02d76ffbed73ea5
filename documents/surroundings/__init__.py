"""What stands around the tasks: what the document says of itself, annexes, signature."""
