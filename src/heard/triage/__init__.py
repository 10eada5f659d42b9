"""Triage: what is it about, how grave, whose, by when."""
