"""Numbered items of prose, their units in brackets."""
