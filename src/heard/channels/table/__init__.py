"""What files and pastes of rows share: splitting into records, guessing columns, reading dates and stars.

No platform of its own: `csv` and `paste` stand on it, so that neither imports the other.
"""
