"""From a chart to a picture, drawn once for everybody: a drawing is named by everything that is on it, so none is ever stale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from html import escape

from heard.diagnose.charts import Chart, specification
from heard.records.models import Drawing

KEPT = timedelta(days=14)


def known(charts: Iterable[Chart]) -> dict[str, str]:
    """Those that were drawn already, by fingerprint; one statement."""
    return dict(Drawing.objects.filter(digest__in=[chart.digest for chart in charts]).values_list("digest", "svg"))


def svg(chart: Chart, *, now: datetime) -> str:
    """The chart as SVG for a page: one picture with a sentence, no style of its own."""
    row = Drawing.objects.filter(digest=chart.digest).first()
    if row is not None:
        return row.svg
    drawn = _as_one_picture(_draw(chart), chart.said)
    Drawing.objects.update_or_create(digest=chart.digest, defaults={"svg": drawn, "seen_at": now})
    return drawn


def png(chart: Chart, *, scale: float = 2.0) -> bytes:
    """The chart as a picture file on white paper, for mails, papers and slides."""
    import vl_convert

    return vl_convert.svg_to_png(_draw(chart, paper="white"), scale=scale)


def _draw(chart: Chart, *, paper: str = "transparent") -> str:
    import vl_convert

    # No address may be read: all data are inside.
    return vl_convert.vegalite_to_svg(specification(chart, paper=paper), allowed_base_urls=[])


def _as_one_picture(drawn: str, said: str) -> str:
    return drawn.replace("<svg ", f'<svg role="img" aria-label="{escape(said)}" ', 1).replace(' class="marks"', "", 1)


def forget_old(now: datetime) -> int:
    """Nightly: drawings of a fortnight ago. Who looks again has them drawn again."""
    return Drawing.objects.filter(seen_at__lt=now - KEPT).delete()[0]
