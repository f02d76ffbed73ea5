"""The page of a collation: what each of several documents has of each matter."""
