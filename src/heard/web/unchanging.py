"""Templates whose unchanging runs are drawn once for each language.

Half of a page is text, translated words and icons that no request can change. Django draws each of them anew every time; here
neighbours among them are put together when a template is loaded, and stand ready as one text.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.template import Context, NodeList, Template, Variable
from django.template.base import FilterExpression, Node, TextNode
from django.template.library import SimpleNode
from django.template.loaders import base, cached
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from heard.web.templatetags.heard import icon


class _Folding(base.Loader):
    def get_template(self, template_name: str, skip: Any = None) -> Template:
        template = super().get_template(template_name, skip)
        _fold(template.nodelist)
        return template


class Loader(cached.Loader, _Folding):
    """Django's loader that keeps templates, each folded before it is kept."""


class Unchanging(Node):
    """Nodes that are drawn alike whatever the page knows."""

    def __init__(self, nodes: list[Node]) -> None:
        self._nodes = NodeList(nodes)
        self._drawn: dict[str | None, SafeString] = {}  # by language

    def render(self, context: Context) -> SafeString:
        language = get_language()
        drawn = self._drawn.get(language)
        if drawn is None:
            drawn = self._drawn[language] = self._nodes.render(context)
        return drawn


def _fold(nodes: NodeList) -> None:
    folded: list[Node] = []
    for never, run in groupby(nodes, _never_changes):
        neighbours = list(run)
        folded += [Unchanging(neighbours)] if never and len(neighbours) > 1 else neighbours
    nodes[:] = folded
    for node in nodes:
        for below in _below(node):
            _fold(below)


def _below(node: Node) -> Iterator[NodeList]:
    """The lists of nodes within a node; those of an `if` stand beside their conditions."""
    yield from (value for value in vars(node).values() if isinstance(value, NodeList) and not isinstance(node, Unchanging))
    yield from (below for _, below in getattr(node, "conditions_nodelists", ()))


def _never_changes(node: Node) -> bool:
    if isinstance(node, TranslateNode):
        return not node.asvar and node.message_context is None and _constant(node.filter_expression)
    if isinstance(node, SimpleNode):
        return node.func is icon and node.target_var is None and not node.kwargs and all(map(_constant, node.args))
    if isinstance(node, StaticNode):
        return node.varname is None and _constant(node.path)
    return isinstance(node, TextNode)


def _constant(value: FilterExpression) -> bool:
    literal = isinstance(value.var, str) or (isinstance(value.var, Variable) and value.var.literal is not None)
    return literal and not value.filters
