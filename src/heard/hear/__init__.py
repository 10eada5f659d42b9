"""Hear: a post arrives by any door, is recognised, de-duplicated, and kept with every version of it."""
