"""The desk in a real browser: the story, the keyboard, and whether everybody can read it."""
