"""Pages, one file a subject; plain functions that read top to bottom."""
