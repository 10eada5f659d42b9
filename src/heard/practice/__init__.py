"""Practice: people answer past cases, are read by the same guard, and see what was sent and how it ended."""
