"""Word, Excel and PDF."""
