"""Runs of a template that no request changes are drawn once for each language; all else as ever."""

from django.template import Context, Engine
from django.utils import translation

from heard.web import unchanging
from heard.web.unchanging import Unchanging

PAGE = """{% load i18n heard %}<p>{% translate "Inbox" %} {% icon "mark" %}</p>{{ name }}{% if name %}<b>{% translate "Search" %}</b>\
{% else %}<i>{% translate "Nobody" as who %}{{ who }}</i>{% endif %}"""


def loaded(source):
    libraries = {"i18n": "django.templatetags.i18n", "heard": "heard.web.templatetags.heard"}
    held = {"page": source}
    engine = Engine(
        libraries=libraries, loaders=[("heard.web.unchanging.Loader", [("django.template.loaders.locmem.Loader", held)])]
    )
    return engine.get_template("page")


def test_the_page_reads_as_it_would_unfolded(monkeypatch):
    folded = [loaded(PAGE).render(Context({"name": name})) for name in ("Julia <R.>", "", "Max")]
    monkeypatch.setattr(unchanging, "_fold", lambda nodes: None)
    assert folded == [loaded(PAGE).render(Context({"name": name})) for name in ("Julia <R.>", "", "Max")]
    assert "Julia &lt;R.&gt;<b>Search</b>" in folded[0] and "<i>Nobody</i>" in folded[1]


def test_neighbours_that_never_change_are_one():
    page = loaded(PAGE)
    assert sum(isinstance(node, Unchanging) for node in page.nodelist) == 1
    assert len(page.nodelist.get_nodes_by_type(Unchanging)) == 2  # the other lies within the condition


def test_each_language_has_its_own():
    (run,) = loaded('{% load i18n %}<p>{% translate "Search" %}</p>').nodelist.get_nodes_by_type(Unchanging)
    for language in ("en", "de", "en"):
        with translation.override(language):
            run.render(Context({}))
    assert sorted(run._drawn) == ["de", "en"]


def test_a_word_kept_under_a_name_is_no_text():
    page = loaded('{% load i18n %}{% translate "Inbox" as word %}<p>{{ word }}</p>')
    assert page.render(Context({})) == "<p>Inbox</p>"
