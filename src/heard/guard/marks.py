"""Phrases by which a text does what a reply is for; the HEARD letters and the checks for what is missing read them."""

from heard.guard.phrases import Kept

THANKS = Kept(file="feeling", name="thanks")
APOLOGY = Kept(file="feeling", name="apology")
# A way to go on in private.
ROUTE = Kept(file="marks", name="route")
# Making it right, or a stated step towards it.
STEP = Kept(file="marks", name="step")
# Getting to the bottom of it, or what was changed so that it does not come again.
CAUSE = Kept(file="marks", name="cause")
# They were heard: said in so many words, beside naming the issue itself.
HEARING = Kept(file="marks", name="hearing")
# Understanding that would fit any review.
FORMULA = Kept(file="feeling", name="formula")
# The platform's own private message, which needs no address.
MESSAGE = Kept(file="marks", name="message")
# Asking what happened.
ASKING = Kept(file="marks", name="asking")
# What they describe is taken seriously: as much as may be said where no detail belongs in public.
SERIOUS = Kept(file="marks", name="serious")
