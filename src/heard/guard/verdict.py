"""Reads one text with every check that is for it."""

from collections.abc import Iterator
from dataclasses import replace

from heard.guard.checks import all_checks
from heard.guard.find import sentence_of
from heard.guard.letters import letters
from heard.guard.rule import READ_ON, SOURCES, Check, RuleInfo, apart
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Finding, Level, Verdict

VERSION = "guard-1"
_ORDER = (Level.BLOCK, Level.WARN, Level.ADVISE)
_UNKIND = frozenset({"sarcastic", "condescending", "arguing", "defensive", "blames_customer"})  # they sound alike
_SAID = _UNKIND | {"minimises", "policy_wall", "not_our_problem", "non_apology", "insult"}


def check(text: str, brief: Brief) -> Verdict:
    """What the guard has to say about `text`, gravest first, then in order of place; the same for the same arguments.

    Never raises on any text.
    """
    words = Text.of(text, brief.language)
    findings = [finding for one in all_checks() if one.applies(brief) for finding in _findings(one, words, brief)]
    findings = list(_told_once(findings, words))
    findings.sort(key=lambda f: (_ORDER.index(f.level), f.span.start if f.span else -1, f.check))
    return Verdict(version=VERSION, findings=tuple(findings), heard=letters(words, brief))


def _findings(one: Check, text: Text, brief: Brief) -> list[Finding]:
    found = tuple(dict.fromkeys(one.find(text, brief)))
    doubtful = [span for span in one.perhaps(text, brief) if span]
    if not found and not doubtful:
        return []
    said = [_finding(one, span) for span in found]
    return said + [replace(_finding(one, span), level=Level.WARN, law=False) for span in apart(doubtful, found)]


def _told_once(findings: list[Finding], text: Text) -> Iterator[Finding]:
    """`findings` without the unkindness that is only heard in a whole sentence in which words say another."""
    whole = {*text.sentences}
    said = {sentence_of(text, f.span): f for f in findings if f.check in _SAID and f.span and f.span not in whole}
    for one in findings:
        other = said.get(one.span) if one.check in _UNKIND and one.span else None
        if other is None or other.check == one.check:
            yield one


def _finding(one: Check, span: Span | None) -> Finding:
    return Finding(check=one.id, rule=one.rule, level=one.level, why=one.why, mend=one.mend, span=span, law=one.law)


def rules() -> tuple[RuleInfo, ...]:
    """Every check as `heard rules` lists it, in order of name."""
    return tuple(
        RuleInfo(
            id=one.id,
            rule=one.rule,
            source=SOURCES[one.rule].name,
            read_on=READ_ON,
            level=one.level,
            law=one.law,
            kinds=tuple(sorted(one.kinds)),
            packs=one.packs,
            laws_of=SOURCES[one.rule].laws_of,
            meaning=one.meaning,
        )
        for one in all_checks()
    )
