"""Every job. Each may run twice, or be killed half way and run again, and leaves the same behind.

What happens every minute asks the database what is due; so a job that was lost with its worker is only late, never gone.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy, builtin_tasks
from procrastinate.contrib.django import app
from procrastinate.exceptions import UniqueViolation
from procrastinate.jobs import Status

from heard.desk import (
    alerting,
    digest,
    importing,
    inviting,
    letters,
    listening,
    outbox,
    reminding,
    renewing,
    retention,
    surveying,
)
from heard.diagnose import counting, drawing
from heard.gather import keeping
from heard.records import queue

log = structlog.get_logger(__name__)
# A database that goes away for half a minute is back by the fourth try.
MOST_RESCUES = 5  # a job that takes its worker down with it every time is left for a person
PATIENT = RetryStrategy(max_attempts=8, exponential_wait=2, retry_exceptions=(DatabaseError, OSError))


@contextmanager
def _apart(**row: int) -> Iterator[None]:
    """One of many in trouble that nobody thought of: it is told and met again in the next round, and holds up no other."""
    try:
        yield
    except (OperationalError, InterfaceError):
        raise  # the database is away: for all of them
    except Exception:
        log.exception("left for the next round", **row)


@app.task(name="hand_over", queue="outbox", retry=PATIENT)
def hand_over(outgoing: int) -> None:
    """Carry one text a step further."""
    outbox.hand_over(outgoing)


@app.periodic(cron="* * * * * */5")
@app.task(name="outbox_due", queue="outbox", queueing_lock="outbox_due")
def outbox_due(timestamp: int) -> None:
    """Texts whose own job was lost, and those whose moderation is to be looked at."""
    for outgoing in outbox.due(timezone.now()):
        with _apart(outgoing=outgoing):
            outbox.hand_over(outgoing)


@app.periodic(cron="* * * * * */5")
@app.task(name="channels_due", queue="listen", queueing_lock="channels_due")
def channels_due(timestamp: int) -> None:
    """Channels whose time has come, each as a job of its own so that a slow one holds up no other."""
    for channel in listening.due_channels(timezone.now()):
        queue.enqueue("poll_channel", channel=channel.pk, once=f"poll {channel.pk}", lock=f"poll {channel.pk}")


@app.task(name="poll_channel", queue="listen")
def poll_channel(channel: int) -> None:
    """Ask one platform what is new; once a day also what has gone."""
    log.info("polled", channel=channel, count=listening.listen(channel, now=timezone.now()))


@app.task(name="fetch_post", queue="listen", retry=PATIENT)
def fetch_post(channel: int, external_id: str) -> None:
    """A notice named this post."""
    listening.fetch_one(channel, external_id, now=timezone.now())


@app.task(name="run_intake", queue="import", retry=PATIENT)
def run_intake(intake: int) -> None:
    """Read a file that somebody uploaded."""
    importing.run(intake, now=timezone.now())


@app.task(name="count_records", queue="import", retry=PATIENT)
def count_records(brand: int) -> None:
    """Customers or orders came in: how many there are, and how common their names."""
    keeping.count_records(brand, now=timezone.now())


@app.task(name="count_decisions", queue="import", retry=PATIENT)
def count_decisions(brand: int) -> None:
    """Somebody confirmed or denied a candidate: what this brand's decisions say about the weights."""
    keeping.count_decisions(brand, now=timezone.now())


@app.task(name="send_fact_request", queue="mail", retry=PATIENT)
def send_fact_request(request: int) -> None:
    """Mail the question with its link."""
    reminding.send_fact_request(request, now=timezone.now())


@app.task(name="tell_managers", queue="mail", retry=PATIENT)
def tell_managers(request: int) -> None:
    """An answer is late: tell those who lead the brand."""
    reminding.tell_managers(request)


@app.task(name="tell_mentioned", queue="mail", retry=PATIENT)
def tell_mentioned(note: int, person: int) -> None:
    """Tell a colleague that a note names them."""
    reminding.tell_mentioned(note, person)


@app.task(name="read_letter", queue="mail", retry=PATIENT)
def read_letter(letter: int) -> None:
    """Understand a mail or an SMS that came in."""
    letters.read(letter, now=timezone.now())


@app.periodic(cron="* * * * * */20")
@app.task(name="letters_due", queue="mail", queueing_lock="letters_due")
def letters_due(timestamp: int) -> None:
    """Letters whose own job was lost with its worker."""
    for letter in letters.due(timezone.now()):
        with _apart(letter=letter):
            letters.read(letter, now=timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="promises", queue="mail", queueing_lock="promises")
def promises(timestamp: int) -> None:
    """Questions whose day has come, and promises whose day is near."""
    surveying.ask_due(timezone.now())
    surveying.remind_of_promises(timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="invites", queue="mail", queueing_lock="invites")
def invites(timestamp: int) -> None:
    """Visits whose moment has come: who is asked for a review, by the brand's rule."""
    inviting.decide_due(timezone.now())
    inviting.send_due(timezone.now())


@app.task(name="tell_of_offer", queue="mail", retry=PATIENT)
def tell_of_offer(offer: int) -> None:
    """Somebody wants to offer more than they may: tell those who may."""
    surveying.tell_of_offer(offer)


@app.periodic(cron="* * * * *")
@app.task(name="plans_due", queue="default", queueing_lock="plans_due")
def plans_due(timestamp: int) -> None:
    """Cases whose plan changes with time: a hold is over, a wait has ended, somebody is late."""
    renewing.renew_due(timezone.now())


@app.periodic(cron="*/5 * * * *")
@app.task(name="reminders", queue="mail", queueing_lock="reminders")
def reminders(timestamp: int) -> None:
    """Colleagues who have not answered yet."""
    reminding.remind(timezone.now())
    reminding.escalate(timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="fold_tallies", queue="default", queueing_lock="fold_tallies")
def fold_tallies(timestamp: int) -> None:
    """Differences of the last minute into the weekly counts; until then readers add them up themselves."""
    counting.fold()


@app.periodic(cron="* * * * * */20")
@app.task(name="alerts_due", queue="mail", queueing_lock="alerts_due")
def alerts_due(timestamp: int) -> None:
    """What people should hear of, and what is on its way to them."""
    alerting.notice(timezone.now())
    alerting.deliver(timezone.now())


@app.periodic(cron="*/10 * * * *")
@app.task(name="digests", queue="mail", queueing_lock="digests")
def digests(timestamp: int) -> None:
    """Digests whose morning has come, where their readers are."""
    digest.send_due(timezone.now())


@app.periodic(cron="11 5 * * *")
@app.task(name="rating_drops", queue="default", queueing_lock="rating_drops")
def rating_drops(timestamp: int) -> None:
    """Nightly: places whose stars fell; and drawings that nobody looked at for a fortnight go."""
    alerting.notice_drops(timezone.now())
    drawing.forget_old(timezone.now())


@app.task(name="renew_brand", queue="default", retry=PATIENT)
def renew_brand(brand: int) -> None:
    """A playbook changed: plan every open case of the brand anew."""
    renewing.renew_brand(brand, timezone.now())


@app.task(name="renew_circumstances", queue="default", retry=PATIENT)
def renew_circumstances(brand: int) -> None:
    """Shifts or products changed: every case is counted under those that hold now."""
    renewing.renew_circumstances(brand)


@app.periodic(cron="* * * * *")
@app.task(name="rescue_stalled", queue="default", queueing_lock="rescue_stalled", pass_context=True)
async def rescue_stalled(context: JobContext, timestamp: int) -> None:
    """Jobs in the hands of a worker that is gone: without this, what they lock would wait for ever."""
    manager = context.app.job_manager
    for job in await manager.get_stalled_jobs():
        log.warning("job rescued", task=job.task_name, job=job.id, attempt=job.attempts)
        if job.attempts >= MOST_RESCUES:
            await manager.finish_job(job, Status.FAILED, delete_job=False)
            continue
        try:
            await manager.retry_job(job)
        except UniqueViolation:
            # The same was asked for again meanwhile, and waits; it does what this one did not.
            await manager.finish_job(job, Status.FAILED, delete_job=False)


@app.periodic(cron="17 3 * * *")
@app.task(name="retire", queue="default", queueing_lock="retire")
def retire(timestamp: int) -> None:
    """Nightly: texts whose time is over (R-21, R-26)."""
    retention.retire(timezone.now())


@app.periodic(cron="37 3 * * *")
@app.task(name="forget_jobs", queue="default", queueing_lock="forget_jobs", pass_context=True)
async def forget_jobs(context: JobContext, timestamp: int) -> None:
    """Nightly: jobs that were done a week ago."""
    await builtin_tasks.remove_old_jobs(context, max_hours=7 * 24, remove_failed=False)
