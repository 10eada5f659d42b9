"""Gather: ask the team what happened, look for the customer, and put both on record, found or not."""
