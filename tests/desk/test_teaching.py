"""A brand's corrections teach its readings, and nobody else's: real rows, the acts that pages use."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from heard.cli import train as command
from heard.desk import intake, teaching
from heard.desk.act import acting
from heard.desk.exporting import NoSuchBrand
from heard.reader import VERSION
from heard.records.models import Channel, Reading, Tuning
from heard.records.readings import newest_reading
from heard.triage import actions as triage
from heard.triage import queries
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.people import DESK, NotAllowed
from heard.vocabulary.platforms import Platform
from heard.vocabulary.reading import Polarity

WINES = ("riesling", "muscadet", "chablis", "sherry", "cider", "fino", "soave", "cava")
ENDS = (
    "we finished the bottle",
    "two cases ordered",
    "the table agreed",
    "we poured it twice",
    "on the terrace at six",
    "again",
)


def heard(channel, now, texts):
    """The cases of posts with these texts, read."""
    posts = [
        HeardPost(
            external_id=f"{channel.pk}-{text}",
            platform=Platform.GOOGLE,
            text=text,
            author="Julia R.",
            published_at=now - timedelta(hours=2),
            updated_at=now - timedelta(hours=2),
        )
        for text in texts
    ]
    return [case for batch in intake.take_in(channel, posts, now=now) for case in batch.cases]


@pytest.fixture
def put_right(cast, now):
    """For this brand "dry" is praise; Bob says so wherever it was not read so."""
    cases = heard(cast.channel, now, [f"A dry {wine}, {end}" for wine in WINES for end in ENDS])
    for case in cases:
        with acting(cast.brand, case.code, now=now) as row:
            said = triage.as_handled(row, newest_reading(row))
            triage.correct(row, cast.actor(cast.bob), replace(said, polarity=Polarity.POSITIVE), now=now)
    return list(Reading.objects.filter(version__endswith="+person").order_by("pk"))


def test_what_people_put_right_is_learnt_and_the_next_review_is_read_so(cast, now, put_right) -> None:
    steps = []
    taught = teaching.train(cast.brand, cast.actor(cast.alice), now=now, step=lambda: steps.append(1))
    polarity = next(one for one in taught.compared if one.kind == "polarity")
    assert (taught.corrections, taught.number, len(steps)) == (len(put_right), 1, teaching.PARTS)
    assert polarity.after > polarity.before
    (case,) = heard(cast.channel, now, ["A dry vermouth, and the evening was long"])
    reading = newest_reading(case)
    assert (reading.polarity, reading.version) == (Polarity.POSITIVE, f"{VERSION}+lantern.1")


def test_another_brand_reads_as_before(cast, now, put_right) -> None:
    teaching.train(cast.brand, DESK, now=now)
    theirs = Channel.objects.create(brand=cast.other, kind="api", platform="google", name="Other door")
    (case,) = heard(theirs, now, ["A dry vermouth, and the evening was long"])
    assert newest_reading(case).version == VERSION


def test_a_tuning_for_an_older_reader_is_not_used(cast, now, put_right) -> None:
    teaching.train(cast.brand, DESK, now=now)
    Tuning.objects.update(reader="reader-0")
    assert queries.tuning_in_force(cast.brand.pk) is None


def test_who_may_not_manage_teaches_nothing(cast, now, put_right) -> None:
    with pytest.raises(NotAllowed):
        teaching.train(cast.brand, cast.actor(cast.bob), now=now)
    assert not Tuning.objects.exists()


def test_with_few_corrections_nothing_happens(cast, now, put_right) -> None:
    Reading.objects.filter(pk__in=[row.pk for row in put_right[29:]]).delete()
    with pytest.raises(teaching.TooFew, match="29 readings were put right so far; 30 are needed"):
        teaching.train(cast.brand, DESK, now=now)
    assert not Tuning.objects.exists()


def test_a_text_that_is_gone_teaches_nothing(cast, now, put_right) -> None:
    post = put_right[0].post
    post.text = ""
    post.save(update_fields=["text"])
    assert len(queries.lessons(cast.brand)) == len(put_right) - 1


def test_the_command_tells_before_and_after(cast, now, put_right, capsys) -> None:
    options = command_options("--brand", "lantern", "--json")
    assert command.run(options) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["corrections"], said["number"]) == (len(put_right), 1)
    assert said["compared"]["polarity"]["kept"]
    assert command.run(command_options("--brand", "lantern")) == 0
    assert "tuning 2 is in force" in capsys.readouterr().out


def test_the_command_says_when_there_is_no_such_brand(cast) -> None:
    with pytest.raises(NoSuchBrand, match="There is no brand “nowhere”"):
        teaching.brand_named("nowhere")


def command_options(*words):
    from heard.cli.main import parser

    return parser().parse_args(["train", *words])
