"""Outputs for programs: JSON, CSV, Markdown."""
