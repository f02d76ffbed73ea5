"""A text that knows its source: lines, what stands around them on a page, titles."""
