"""Reads one text with every check that is for it."""

from dataclasses import replace

from heard.guard.checks import all_checks
from heard.guard.letters import letters
from heard.guard.rule import READ_ON, SOURCES, Check, RuleInfo, apart
from heard.guard.text import Text
from heard.vocabulary.reading import Span
from heard.vocabulary.text import Brief, Finding, Level, Verdict

VERSION = "guard-1"
_ORDER = (Level.BLOCK, Level.WARN, Level.ADVISE)


def check(text: str, brief: Brief) -> Verdict:
    """What the guard has to say about `text`, gravest first, then in order of place; the same for the same arguments.

    Never raises on any text.
    """
    words = Text.of(text, brief.language)
    findings = [finding for one in all_checks() if one.applies(brief) for finding in _findings(one, words, brief)]
    findings.sort(key=lambda f: (_ORDER.index(f.level), f.span.start if f.span else -1, f.check))
    return Verdict(version=VERSION, findings=tuple(findings), heard=letters(words, brief))


def _findings(one: Check, text: Text, brief: Brief) -> list[Finding]:
    found = tuple(dict.fromkeys(one.find(text, brief)))
    doubtful = [span for span in one.perhaps(text, brief) if span]
    if not found and not doubtful:
        return []
    said = [_finding(one, span) for span in found]
    return said + [replace(_finding(one, span), level=Level.WARN, law=False) for span in apart(doubtful, found)]


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
