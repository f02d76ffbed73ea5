"""Bytes become text or rows, one module a format; nothing here knows what a task is."""
