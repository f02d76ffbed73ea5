"""The window for the office: files are handed in, compared in the background, and their reports reviewed and kept."""
