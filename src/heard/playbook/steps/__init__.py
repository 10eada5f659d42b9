"""The steps of a case, a file for each part of the way. Each takes a `Scene` and gives its steps in order."""
