"""What counsel reads and writes of one case, and the pack that counsel takes along (C4, R-34). Nothing here is ever sent by the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from heard.contest.grounds import name_of
from heard.contest.legal import LegalText, legal_texts
from heard.contest.queries import newest_request
from heard.desk.act import acting
from heard.desk.contesting import as_csv, evidence_files
from heard.desk.dossier import Dossier, minute
from heard.post.paper import Section
from heard.records.models import Attachment, Brand, Case, CounselNote, FactFile
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import Actor, Permission


@dataclass(frozen=True, slots=True, kw_only=True)
class CounselFile:
    """What counsel's page shows of one case."""

    notes: list[CounselNote]
    texts: tuple[LegalText, ...]
    held: bool


def counsel_file(case: Case, actor: Actor) -> CounselFile:
    """Read it; only for those who hold the privilege. `case` comes from `access.case`."""
    actor.must(Permission.PRIVILEGED)
    return CounselFile(notes=_notes(case), texts=_texts(case), held=case.facts().counsel)


def pack(brand: Brand, code: str, actor: Actor, *, now: datetime) -> Dossier:
    """Everything on record about one case, for counsel. That it was taken is logged."""
    actor.must(Permission.PRIVILEGED)
    with acting(brand, code, now=now) as case:
        case.log(EventKind.PACK_MADE, now, actor, what="counsel")
        notes, texts = _notes(case), _texts(case)
        told = _told(case)
        kept = dict(_kept_files(case))
        sections = [*_public(case), *_private(case), _files(kept), *_for_counsel(notes, texts), _timeline(told)]
        files = evidence_files(case, now=now)
        files |= {"timeline.csv": as_csv(told).encode(), "privileged-notes.txt": _as_text(notes).encode()}
        files |= {f"for-counsel/{one.code}.txt": one.text.encode() for one in texts if one.text}
        return Dossier(
            title=f"{case.brand.name}: {case.code}",
            subtitle=f"Privileged. Made for counsel by {actor.name}, {minute(now)}. Full texts and files stand in the ZIP.",
            sections=[section for section in sections if section.text or section.table],
            files=files | kept,
        )


def _notes(case: Case) -> list[CounselNote]:
    return list(case.counsel_notes.select_related("written_by").order_by("id"))


def _texts(case: Case) -> tuple[LegalText, ...]:
    post, request = case.post, newest_request(case)
    searches = [f"{minute(search.at)}: {search.records} Datensätze" for search in case.searches.order_by("id")]
    record = {
        "brand": case.brand.name,
        "platform": post.platform.replace("_", " ").capitalize(),
        "url": post.url,
        "author": post.author,
        "published": f"{post.published_at:%Y-%m-%d}",
        "seen": minute(case.opened_at),
        "digest": _digest(f"{post.title}\n{post.text}"),
        "searches": "; ".join(searches),
        "ground": name_of(request.ground) if request else "",
        "reference": request.reference if request else "",
        "answered": f"{request.answered_at:%Y-%m-%d}" if request and request.answered_at else "",
    }
    return legal_texts(case.facts(), record)


def _public(case: Case) -> Iterator[Section]:
    post = case.post
    stars = str(post.stars) if post.stars is not None else "none"
    yield Section(
        title="The review as seen",
        text=f"{post.title}\n{post.text}".strip(),
        table=(
            ("What", "On record"),
            ("Platform", post.platform.replace("_", " ").capitalize()),
            ("Address", post.url or "–"),
            ("Author, stars", f"{post.author}, {stars}"),
            ("Published, first seen", f"{minute(post.published_at)}, {minute(case.opened_at)}"),
            ("SHA-256 of title and text", _digest(f"{post.title}\n{post.text}")),
        ),
    )
    older = [f"{minute(old.seen_at)}, SHA-256 {_digest(old.text)}\n{old.text}" for old in post.revisions.order_by("number")]
    yield Section(title="Revisions", text="\n\n".join(older))
    searches = case.searches.select_related("by").order_by("id")
    found = [(minute(one.at), str(one.by or "Heard"), str(one.records), str(one.found)) for one in searches]
    yield Section(title="Search record", table=[("When", "Who", "Customers on record", "Found"), *found] if found else ())
    yield Section(title="Replies and messages of ours", text="\n\n".join(_replies(case)))
    asked = [
        f"{name_of(one.ground)}, handed in {minute(one.submitted_at)}, reference {one.reference or '–'}, "
        f"answered {minute(one.answered_at)} ({_decision(one.removed)}), appealed {minute(one.appealed_at)}\n{one.text}"
        for one in case.removal_requests.order_by("id")
    ]
    yield Section(title="Removal requests", text="\n\n".join(asked))


def _decision(removed: bool | None) -> str:
    return "no decision" if removed is None else "removed" if removed else "kept"


def _replies(case: Case) -> Iterator[str]:
    """Each text that was let go, with its state, who stood behind it, and its hash (R-37)."""
    for one in case.outgoing.select_related("sent_by", "draft").order_by("id"):
        approvals = one.draft.approvals.select_related("by").order_by("id") if one.draft else ()
        behind = ", ".join(str(approval.by) for approval in approvals) or "nobody"
        yield (
            f"{one.kind.replace('_', ' ')}, {one.state}, sent off by {one.sent_by or 'Heard'}, approved by {behind}, "
            f"live {minute(one.live_at)}, SHA-256 {_digest(one.text)}\n{one.text}"
        )


def _private(case: Case) -> Iterator[Section]:
    said = [
        f"{minute(one.at)}, {'from the customer' if one.inbound else 'from us'} by {one.way}, SHA-256 {_digest(one.text)}\n{one.text}"
        for one in case.messages.order_by("at", "id")
    ]
    yield Section(title="Private talk", text="\n\n".join(said))
    asked = [
        f"{one.name}, asked {minute(one.asked_at)}: {one.question}\nAnswered {minute(one.answered_at)}: {one.answer or '–'}"
        for one in case.fact_requests.order_by("id")
    ]
    yield Section(title="What colleagues were asked", text="\n\n".join(asked))
    notes = [f"{minute(one.written_at)}, {one.written_by or 'Heard'}: {one.text}" for one in case.notes.order_by("id")]
    yield Section(title="Notes of the team", text="\n\n".join(notes))


def _kept_files(case: Case) -> Iterator[tuple[str, bytes]]:
    for one in FactFile.objects.filter(request__case=case).order_by("id"):
        yield f"files/team-{one.pk}-{_plain(one.name)}", bytes(one.content)
    for sent in Attachment.objects.filter(message__case=case).exclude(content=b"").order_by("id"):
        yield f"files/customer-{sent.pk}-{_plain(sent.name)}", bytes(sent.content)
    for proof in case.outgoing.exclude(proof_file=None).order_by("id"):
        yield f"files/proof-{proof.pk}-{_plain(proof.proof_name)}", bytes(proof.proof_file or b"")


def _plain(name: str) -> str:
    """A name that no folder can be left by."""
    return "".join(letter if letter.isalnum() or letter in ".-_" else "_" for letter in name).lstrip(".") or "file"


def _files(kept: dict[str, bytes]) -> Section:
    rows = [(name, str(len(content)), sha256(content).hexdigest()) for name, content in kept.items()]
    return Section(title="Files in the ZIP", table=[("Name", "Bytes", "SHA-256"), *rows] if rows else ())


def _for_counsel(notes: list[CounselNote], texts: tuple[LegalText, ...]) -> Iterator[Section]:
    yield Section(title="Privileged notes", text=_as_text(notes))
    for one in texts:
        yield Section(title=one.name, text=f"{one.remark}\n\n{one.text or f'Not drafted: {one.stands_in_way}'}")


def _as_text(notes: list[CounselNote]) -> str:
    return "\n\n".join(f"{minute(one.written_at)}, {one.written_by or 'a former colleague'}\n{one.text}" for one in notes)


def _told(case: Case) -> list[dict[str, Any]]:
    """The log with the names of who did what: counsel has to know whom to ask."""
    entries = case.log_entries.select_related("person").order_by("id")
    return [
        {"at": one.at.isoformat(), "what": one.kind, "by": str(one.person) if one.person_id and one.person else one.by}
        for one in entries
    ]


def _timeline(told: list[dict[str, Any]]) -> Section:
    rows = [(str(one["at"])[:16].replace("T", " "), one["what"].replace("_", " "), one["by"]) for one in told]
    return Section(title="Timeline (UTC)", table=[("When", "What", "Who"), *rows])


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()
