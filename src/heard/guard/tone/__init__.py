"""What no list of phrases holds, told sentence by sentence by small linear heads, in seven languages.

What a sentence shows are its words, their beginnings, its pairs of neighbours, and the ideas of `concepts_<language>.txt`
that its words stand for; ideas are the same in every language, so that what English sentences teach about them holds in
the others too. `tools/train_tones.py` makes the weights; `gold/README.md` says from what. All heads but `empathy` hear a fault.
"""

from heard.guard.tone.heads import HEADS, UNKIND, tones
from heard.guard.tone.seen import ideas, seen

__all__ = ["HEADS", "UNKIND", "ideas", "seen", "tones"]
