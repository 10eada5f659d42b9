"""Faults of tone that no list of phrases holds, told sentence by sentence by small linear heads (English only).

What a sentence shows are its words, its pairs of neighbours, and which ideas of `concepts_en.txt` meet in it: a gift, a
condition and a review in one sentence are a bargain in whatever words. `tools/train_tones.py` makes the weights from
`gold/tones`, from the checks' own texts and from the development gold; `gold/README.md` says how.
"""

from heard.guard.tone.heads import HEADS, tones
from heard.guard.tone.seen import seen

__all__ = ["HEADS", "seen", "tones"]
