"""Understand a review: language, polarity, topics, severity, risks, requests, mentions, each with its place in the text.

    from heard.reader import read
    reading = read("Waited 50 minutes for cold pasta")

Pure and offline; needs neither Django nor a database. Lists, rules and weights ship with it and are read at first use.
"""

from heard.reader.read import VERSION, read, read_many

__all__ = ["VERSION", "read", "read_many"]
