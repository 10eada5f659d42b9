"""The door for the clock: what happens by itself, later or every so often."""
