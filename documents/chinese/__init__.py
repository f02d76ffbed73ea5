"""The language of offices, each idea once: numerals, numbering marks, words for organs and for time, characters."""
