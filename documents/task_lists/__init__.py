"""Task lists that people or programs made: JSON, CSV, Excel."""
