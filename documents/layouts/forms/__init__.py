"""Forms: each name of a field stands beside its value, and each form is a task."""
