"""Reading and linking measured against hand-made truth."""
