"""In which shift, and with what, something happened: from the visit where the customer is known, else from the review itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from heard.records.models import Case, Order
from heard.vocabulary.shifts import shift_at

VISIT_BEFORE = timedelta(days=60)  # a review is seldom about a visit longer ago


def set_circumstances(case: Case) -> None:
    """Put shift and products on the case; not saved here."""
    post, place, products = case.post, case.location, case.brand.products
    visit = _visit(case) if case.customer_id else None
    at = visit.at if visit else post.published_at
    case.shift = shift_at(at.astimezone(ZoneInfo(place.zone)), place.rota) if place else ""
    named = products_in(f"{post.title} {post.text}", products) if products else []
    case.products = named or (products_in(visit.what, products) if visit and products else [])


def _visit(case: Case) -> Order | None:
    """The customer's last visit before the review, at its place where the records say where."""
    written = case.post.published_at
    visits = Order.objects.filter(customer=case.customer_id, at__lte=written, at__gt=written - VISIT_BEFORE)
    elsewhere = visits.exclude(location=None).exclude(location=case.location_id)
    return visits.exclude(pk__in=elsewhere.values("pk")).order_by("-at").first()


def products_in(text: str, products: Sequence[str]) -> list[str]:
    """Those of the products that the text names, each once, as the brand spells them."""
    spelled = {product.casefold(): product for product in products}
    return sorted({spelled[found] for found in _pattern(tuple(spelled)).findall(text.casefold())})


@lru_cache(maxsize=64)
def _pattern(folded: tuple[str, ...]) -> re.Pattern[str]:
    # The longest first: "lemon tart" is not a tart.
    ordered = sorted(folded, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)")
