"""Link the segments of two texts: texts in, links with evidence out."""
