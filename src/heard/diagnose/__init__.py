"""Diagnose: what grows and what falls, why it happens, what was changed, and whether it helped."""
