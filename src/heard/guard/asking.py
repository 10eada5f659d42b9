"""Phrases that ask for a changed review or for a new one; several checks read them."""

from heard.guard.phrases import Kept

CHANGE_WISH = Kept(file="asking", name="change_wish")
REVIEW_WISH = Kept(file="asking", name="review_wish")
# Something of value for the customer.
OFFER = Kept(file="asking", name="offer")
# The offer is theirs, whatever they write.
UNCONDITIONAL = Kept(file="asking", name="unconditional")
PROMOTION = Kept(file="asking", name="promotion")
OPT_OUT = Kept(file="asking", name="opt_out")
PAID = Kept(file="asking", name="paid")
REMOVE_WISH = Kept(file="asking", name="remove_wish")
# Something of value, whoever gives it.
REWARD = Kept(file="asking", name="reward")
