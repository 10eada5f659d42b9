"""Respond: draft, check, approve, send, and watch until readers can see it."""
