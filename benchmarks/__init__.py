"""Measurements of the aligner, and the fit of its weights."""
