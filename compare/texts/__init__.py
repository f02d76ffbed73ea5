"""What became of a text: clauses aligned, edits inside them."""
