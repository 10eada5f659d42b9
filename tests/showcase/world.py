"""A brand with two places: at one of them a change was made that helped, in cases that the tests bring themselves."""

from datetime import timedelta

from heard.desk import intake, learning
from heard.diagnose import actions as diagnose
from heard.records.models import Location
from heard.showcase import actions
from heard.vocabulary.hearing import HeardPost
from heard.vocabulary.platforms import Platform
from heard.vocabulary.showing import Checked, ShowRule

WAITED = "Waited 50 minutes for our food and nobody said a word about it."
GLAD = "Lovely evening, the risotto was wonderful."


def brings(cast, now, *told, place=None):
    """Reviews as (id, stars, text, days ago, author); the cases, in their order."""
    posts = [
        HeardPost(
            external_id=number,
            platform=Platform.GOOGLE,
            text=text,
            stars=stars,
            author=author,
            url=f"https://maps.example/{number}",
            published_at=now - timedelta(days=days),
            updated_at=now - timedelta(days=days),
        )
        for number, stars, text, days, author in told
    ]
    return [case for taken in intake.take_in(cast.channel, posts, now=now, place=place or cast.place) for case in taken.cases]


def second_place(cast):
    """A place where nothing was changed."""
    return Location.objects.create(brand=cast.brand, name="Mill Lane", country="IE", zone="Europe/Dublin", door="mill-door")


def many(cast, now, place, *, before, after, weeks=12, a_week=10):
    """So many of ten reviews a week complain of waiting, before and after a change in the middle."""
    told = []
    for week in range(2 * weeks + 1):
        bad = after if week < weeks else before
        for number in range(a_week):
            days = week * 7 + number % 6 + 1
            text, stars = (WAITED, 2) if number < bad else (GLAD, 5)
            told.append((f"{place.pk}-{week}-{number}", stars, text, days, f"Guest {number}"))
    return brings(cast, now, *told, place=place)


def fixed(cast, now, *cases, weeks_ago=12, places=None):
    """A cause with these cases and a change that was done at the cast's place."""
    alice = cast.actor(cast.alice)
    cause = diagnose.write_cause(
        cast.brand, alice, cause=None, name="One cook on weekend evenings", topic="waiting", whys=[], now=now
    )
    learning.group(cause, alice, [case.code for case in cases], now=now)
    fix = diagnose.write_fix(
        cause,
        alice,
        fix=None,
        what="Added a second cook on weekend evenings",
        places=[cast.place] if places is None else places,
        owner=None,
        due_on=None,
        cost=None,
    )
    done_on = (now - timedelta(weeks=weeks_ago)).date()
    diagnose.do_fix(fix, alice, done_on=done_on, evidence="The rota of June.", today=now.date())
    return fix


def opened_page(cast, now, rule=ShowRule.ALL):
    """The public page, open."""
    alice = cast.actor(cast.alice)
    return actions.change_showcase(cast.brand, alice, public=True, rule=rule, checked=Checked.NOT, how_checked="", now=now)
