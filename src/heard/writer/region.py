"""Which of its forms a language takes: Portuguese as in Brazil, Spanish as in Latin America, German without ß as in Switzerland.

The country of the place decides; where none is set, the words of the review do.
"""

from heard.vocabulary.text import Brief
from heard.writer.tables import Table, compiled


def region(brief: Brief, spoken: Table) -> str:
    """The name of the form, by which the table keeps its words; empty for the usual one."""
    forms = spoken.maps.get("forms", {})
    if brief.country:
        return forms.get(brief.country.upper(), "")
    text = brief.review.text if brief.review is not None else ""
    return next((form for form in dict.fromkeys(forms.values()) if compiled(spoken.signs[form]).search(text)), "")
