"""Asks the model, lets the guard read what comes back, and falls back on the offline draft."""

import asyncio
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from heard.assistant import prompt
from heard.assistant.assisted import Assisted, CameFrom, PromptRecord, Why
from heard.assistant.invented import invented
from heard.assistant.settings import Settings
from heard.assistant.veil import Veil
from heard.vocabulary.text import Brief, Draft, Finding, Level, Verdict
from heard.vocabulary.way import Sector

if TYPE_CHECKING:
    from heard.assistant.line import Line

TRIES = 3
LONGEST_ANSWER = 2_000  # tokens
Check = Callable[[str, Brief], Verdict]


def draft(brief: Brief, *, check: Check, offline: Callable[[], Draft], settings: Settings) -> Assisted:
    """A draft for `brief` that `check` has no warning against, by the model within three tries, or else `offline()`.

    Raises `NotAccepted`, before anything else happens, unless the owner accepted the notice in writing. Never raises for
    what the model or its host does. For threads without an event loop of their own.
    """
    settings.must_be_accepted()
    if _stays_inside(brief):
        return _offline(brief, check, offline(), Why.KEPT_INSIDE)

    from heard.assistant.line import Line  # the libraries of heard[ai] are large, and only those who draft need them

    line, talk = Line(settings.address), _Talk(brief, check, Veil(brief))
    why = asyncio.run(_ask(talk, line, settings))
    record = _record(talk, line, settings)
    refused = tuple(talk.refused)
    if why is not Why.NOT_NEEDED:
        return _offline(brief, check, offline(), why, refused, record)
    return Assisted(
        text=talk.text,
        recipe=f"model: {settings.model}",
        tries=len(line.sent),
        findings=talk.findings,
        came_from=CameFrom.MODEL,
        refused=refused,
        record=record,
    )


def _stays_inside(brief: Brief) -> bool:
    """Cases whose very existence is nobody else's business: patients (R-11), and what counsel or the police may see."""
    return brief.sector is Sector.CLINIC or brief.counsel or brief.extortion


@dataclass(slots=True)
class _Talk:
    """One exchange with the model: what was refused so far, and the text that passed."""

    brief: Brief
    check: Check
    veil: Veil
    refused: list[tuple[Finding, ...]] = field(default_factory=list)
    text: str = ""
    findings: tuple[Finding, ...] = ()

    def hear(self, answer: str) -> str:
        """What to tell the model about its `answer`; empty when it may stand."""
        text = self.veil.reveal(answer).strip()
        findings = self.check(text, self.brief).findings
        against = [finding for finding in findings if finding.level is not Level.ADVISE]
        against += [*invented(text, self.brief), *_repeated(text)]
        if not against:
            self.text, self.findings = text, findings
            return ""
        self.refused.append(tuple(against))
        return prompt.tell(against, text, self.veil)


def _repeated(text: str) -> tuple[Finding, ...]:
    if text and not prompt.repeats_instructions(text):
        return ()
    why = "The text is empty, or repeats instructions."
    return (Finding(check="assistant.repeated", rule="R-27", level=Level.BLOCK, why=why, mend="Answer the complaint."),)


async def _ask(talk: _Talk, line: "Line", settings: Settings) -> Why:
    """Let the model try until a text passes. Tells how it ended."""
    from openai import AsyncOpenAI
    from pydantic import BaseModel, Field
    from pydantic_ai import Agent, ModelRetry, PromptedOutput, exceptions
    from pydantic_ai.models.openai import OpenAIChatModel
    from pydantic_ai.providers.openai_compatible import OpenAICompatibleProvider

    from heard.assistant.line import client

    class Reply(BaseModel):
        """The drafted text."""

        text: str = Field(max_length=20_000)

    async with client(line, settings.seconds) as http:
        # A key there must be; servers on one's own machine want none. Tries are counted here, so the client makes none.
        asker = AsyncOpenAI(base_url=settings.address, api_key=settings.key or "none", http_client=http, max_retries=0)
        model = OpenAIChatModel(settings.model, provider=OpenAICompatibleProvider("heard", openai_client=asker))
        agent = Agent(
            model,
            output_type=PromptedOutput(Reply),
            instructions=prompt.INSTRUCTIONS,
            retries={"output": TRIES - 1},
            model_settings={"max_tokens": LONGEST_ANSWER},
        )

        @agent.output_validator
        def guarded(reply: Reply) -> Reply:
            objection = talk.hear(reply.text)
            if objection:
                raise ModelRetry(objection)
            return reply

        try:
            async with asyncio.timeout(settings.seconds):
                await agent.run(prompt.ask(talk.brief, talk.veil))
        except (TimeoutError, exceptions.ModelTimeoutError):
            return Why.TOO_SLOW
        except exceptions.ModelAPIError:
            return Why.TURNED_AWAY if line.status >= 300 else Why.NOT_REACHED
        except exceptions.AgentRunError:
            return Why.NOT_PASSED if talk.refused else Why.NOT_AS_PROMISED
    return Why.NOT_NEEDED


def _record(talk: _Talk, line: "Line", settings: Settings) -> PromptRecord | None:
    if not line.sent:
        return None
    review = talk.brief.review.text if talk.brief.review else ""
    return PromptRecord(
        host=settings.host,
        model=settings.model,
        notice_version=settings.notice_version,
        accepted_by=settings.accepted_by,
        requests=tuple(line.sent),
        review=hashlib.sha256(review.encode()).hexdigest(),
        hidden=talk.veil.hidden,
    )


def _offline(
    brief: Brief,
    check: Check,
    written: Draft,
    why: Why,
    refused: tuple[tuple[Finding, ...], ...] = (),
    record: PromptRecord | None = None,
) -> Assisted:
    return Assisted(
        text=written.text,
        recipe=written.recipe,
        tries=len(record.requests) if record else 0,
        findings=check(written.text, brief).findings,
        came_from=CameFrom.OFFLINE,
        why=why,
        refused=refused,
        record=record,
    )
