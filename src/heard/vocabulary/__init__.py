"""The words of the desk as frozen values and enums; they do nothing by themselves.

Everything in the house may import from here, and this package imports nothing of the house.
`docs/words.md` explains each word to people.
"""
