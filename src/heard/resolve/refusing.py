"""How this stage says no."""


class NotPossible(Exception):
    """What was asked does not fit how the talk stands."""
