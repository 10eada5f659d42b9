"""You said, we did: written, read by the guard, put in public by a second person, proved only when it is."""

import json
import re
from datetime import timedelta

import pytest
from django.test import Client

from heard.desk import showing
from heard.records.models import Case, ListingTask
from heard.showcase import actions, queries
from heard.vocabulary.log import EventKind
from heard.vocabulary.people import NotAllowed
from heard.vocabulary.showing import Checked, ShowRule
from heard.vocabulary.way import Stage
from tests.arriving import told as log_of
from tests.showcase.world import WAITED, brings, fixed, many, opened_page, second_place

SAID = "You told us that weekend evenings took too long."
DID = "We added a second cook on weekend evenings."
PUBLIC = ["", "reviews/", "feed.xml", "widget/"]


@pytest.fixture
def case(cast, now):
    return brings(cast, now, ("r-1", 2, WAITED, 2, "Bertram Quill"))[0]


def published(cast, fix, now, did=DID):
    row = showing.write(fix, cast.actor(cast.bob), row=None, said=SAID, did=did, now=now)
    showing.publish(row, cast.actor(cast.dora), now=now)
    return row


@pytest.mark.demand("W1")
def test_a_done_fix_is_told_in_public_and_the_log_of_its_cases_says_so_once(cast, case, now):
    fix = fixed(cast, now, case)
    opened_page(cast, now)
    row = published(cast, fix, now)
    showing.publish(row, cast.actor(cast.dora), now=now)
    page = Client().get("/with/lantern/").content.decode()
    assert SAID in page and DID in page
    assert log_of(case).count(EventKind.SHOWN) == 1
    assert ListingTask.objects.filter(improvement=row).count() == 3


@pytest.mark.demand("W1")
def test_the_writer_cannot_be_the_second_person_and_an_agent_cannot_put_it_in_public(cast, case, now):
    row = showing.write(fixed(cast, now, case), cast.actor(cast.dora), row=None, said=SAID, did=DID, now=now)
    for person in (cast.dora, cast.bob):
        with pytest.raises(NotAllowed):
            showing.publish(row, cast.actor(person), now=now)
    row.refresh_from_db()
    assert row.published_at is None
    assert EventKind.SHOWN not in log_of(case)


@pytest.mark.demand("W1")
@pytest.mark.parametrize(
    ("said", "why"),
    [
        ("Bertram told us that weekend evenings took too long.", "did not ask to be named"),  # a reviewer's name
        ("You said: waited 50 minutes for our food and nobody said a word.", "needs their consent"),  # their words
    ],
)
def test_nobody_is_named_or_quoted_without_consent(cast, case, now, said, why):
    with pytest.raises(actions.NotShown, match=why):
        showing.write(fixed(cast, now, case), cast.actor(cast.bob), row=None, said=said, did=DID, now=now)
    assert queries.all_improvements(cast.brand) == []


def test_words_whose_writer_agreed_may_be_quoted(cast, case, now):
    consent, _link = showing.ask_consent(cast.brand, cast.actor(cast.bob), case.code, now=now)
    consent.case.refresh_from_db()
    actions.give_consent(consent, shown_as="", now=now)
    said = "You said: waited 50 minutes for our food and nobody said a word."
    assert showing.write(fixed(cast, now, case), cast.actor(cast.bob), row=None, said=said, did=DID, now=now).findings == []


def test_what_is_not_done_is_not_told_and_what_is_proposed_passes_the_guard(cast, case, now):
    fix = fixed(cast, now, case)
    said, did = showing.drafted(fix)
    assert "second cook" in did
    assert "wait" in said.lower()
    assert showing.write(fix, cast.actor(cast.bob), row=None, said=said, did=did, now=now).pk
    fix.done_on = None
    with pytest.raises(actions.NotShown, match="not done yet"):
        showing.write(fix, cast.actor(cast.bob), row=None, said=said, did=did, now=now)


def test_while_counsel_or_crisis_is_on_nothing_new_goes_out(cast, case, now):
    row = showing.write(fixed(cast, now, case), cast.actor(cast.bob), row=None, said=SAID, did=DID, now=now)
    row.fix.cause.brand.crisis = True
    with pytest.raises(actions.NotShown, match="crisis"):
        showing.publish(row, cast.actor(cast.dora), now=now)
    row.refresh_from_db()
    assert row.published_at is None


def test_a_case_that_had_something_to_teach_goes_on_to_be_shown(cast, case, now):
    Case.objects.filter(pk=case.pk).update(stage=Stage.DIAGNOSE)
    published(cast, fixed(cast, now, case), now)
    case.refresh_from_db()
    assert case.stage == Stage.SHOWCASE
    assert "moved" in log_of(case)


def test_taken_back_it_is_read_no_more_and_must_be_taken_back_before_it_is_changed(cast, case, now):
    opened_page(cast, now)
    row = published(cast, fixed(cast, now, case), now)
    with pytest.raises(actions.NotShown, match="Take it back"):
        showing.write(row.fix, cast.actor(cast.bob), row=row, said=SAID, did="We bought a faster oven.", now=now)
    actions.withdraw(row, cast.actor(cast.bob), now=now)
    assert DID not in Client().get("/with/lantern/").content.decode()


@pytest.mark.demand("W1")
@pytest.mark.parametrize(
    ("after", "there", "said"),
    [
        (0, 5, True),  # it fell here and not elsewhere
        (5, 5, False),  # nothing fell
        (0, 0, False),  # it fell elsewhere too: the season, not the change
    ],
)
def test_a_proof_is_told_only_where_it_holds(cast, now, after, there, said):
    """Twelve weeks of ten reviews on each side, at a place with the change and at one without."""
    cases = many(cast, now, cast.place, before=5, after=after)
    many(cast, now, second_place(cast), before=5, after=there)
    opened_page(cast, now)
    published(cast, fixed(cast, now, cases[-1]), now)
    page = Client().get("/with/lantern/").content.decode()
    assert ("Complaints about waiting fell from 50 to 0 in 100 reviews" in page) is said
    assert ("Places without the change: no clear difference." in page) is said


def test_a_place_tells_what_was_changed_there_or_everywhere(cast, case, now):
    other = second_place(cast)
    opened_page(cast, now)
    published(cast, fixed(cast, now, case), now)
    published(cast, fixed(cast, now, case, places=[]), now, did="A second cook was added on weekend evenings, at every place.")
    here, there = (Client().get(f"/with/lantern/at/{place.pk}/").content.decode() for place in (cast.place, other))
    assert DID in here and DID not in there
    assert "at every place" in here and "at every place" in there


@pytest.mark.parametrize("path", PUBLIC)
def test_a_public_page_sets_no_cookie_runs_nothing_and_can_be_cached(cast, case, now, path):
    opened_page(cast, now)
    published(cast, fixed(cast, now, case), now)
    browser = Client()
    browser.force_login(cast.alice)  # even for somebody who is signed in it is the same page
    answer = browser.get(f"/with/lantern/{path}")
    assert answer.status_code == 200
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "public, max-age=300" or set(answer["Cache-Control"].split(", ")) == {
        "public",
        "max-age=300",
    }
    assert browser.get(f"/with/lantern/{path}", headers={"if-none-match": answer["ETag"]}).status_code == 304
    body = answer.content.decode()
    scripts = re.findall(r"<script([^>]*)>", body)
    assert all('type="application/ld+json"' in script for script in scripts)
    assert " style=" not in body and "<style" not in body
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert Client().get(f"/with/lantern/{path}").content == answer.content


def test_the_widget_may_stand_in_any_frame_and_weighs_less_than_15_kb_with_its_styles(cast, case, now):
    opened_page(cast, now)
    fix = fixed(cast, now, case)
    for number in range(4):
        published(cast, fix, now, did=f"{DID[:-1]}, and in week {number} a third. {'It is so every Friday and Saturday. ' * 5}")
    answer = Client().get("/with/lantern/widget/")
    body = answer.content.decode()
    weight = len(answer.content)
    for sheet in re.findall(r'<link rel="stylesheet" href="([^"]+)"', body):
        weight += len(b"".join(Client().get(sheet).streaming_content))
    assert weight < 15_000
    assert "frame-ancestors *" in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert Client().get("/with/lantern/")["X-Frame-Options"] == "DENY"


def test_the_feed_and_the_data_for_machines_say_the_same_and_cannot_break_out(cast, case, now):
    opened_page(cast, now)
    row = published(cast, fixed(cast, now, case), now)
    row.did = "We added a second cook </script><script>alert(1)</script> on Fridays."  # past the guard, which refuses it
    row.save()
    page = Client().get("/with/lantern/").content.decode()
    (data,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.S)
    (item,) = json.loads(data)["mainEntity"]["itemListElement"]
    assert item["item"]["headline"].startswith("We added a second cook </script>")
    assert "<script>" not in page
    assert "Rating" not in data  # a house does not mark itself
    feed = Client().get("/with/lantern/feed.xml")
    assert feed["Content-Type"].startswith("application/rss+xml")
    assert "We added a second cook &lt;/script&gt;" in feed.content.decode()


def test_a_closed_page_is_not_there_and_only_owners_open_it(cast, now):
    assert all(Client().get(f"/with/lantern/{path}").status_code == 404 for path in PUBLIC)
    for person in (cast.bob, cast.dora):
        with pytest.raises(NotAllowed):
            actions.change_showcase(
                cast.brand,
                cast.actor(person),
                public=True,
                rule=ShowRule.ALL,
                checked=Checked.NOT,
                how_checked="",
                now=now,
            )
    assert Client().get("/with/lantern/").status_code == 404


@pytest.mark.demand("W2")
def test_what_follows_elsewhere_is_ticked_with_who_and_when(cast, case, now, client):
    published(cast, fixed(cast, now, case), now)
    client.force_login(cast.bob)
    page = client.get("/b/lantern/showcase/listings/").content.decode()
    assert page.count(DID) >= 3 and all(site in page for site in ("Google", "Facebook", "Own website"))
    task = ListingTask.objects.filter(site="google").get()
    client.post(f"/b/lantern/showcase/listings/{task.pk}/tick/", {"done": "1"})
    task.refresh_from_db()
    assert task.done_by == cast.bob and task.done_at - now < timedelta(minutes=10)
    client.post(f"/b/lantern/showcase/listings/{task.pk}/tick/", {"done": "0"})
    task.refresh_from_db()
    assert task.done_at is None


@pytest.mark.demand("W2")
def test_changed_hours_are_on_the_list_as_they_are_pasted(cast, client):
    client.force_login(cast.bob)
    client.post("/b/lantern/showcase/listings/", {"occasion": "hours", "place": cast.place.pk, "text": ""})
    assert set(ListingTask.objects.values_list("text", flat=True)) == {"Monday to Sunday 09:00–21:00"}


PAGES = ["", "settings/", "reviews/", "listings/", "asking/"]


@pytest.mark.parametrize("path", PAGES)
def test_the_desks_pages_are_for_the_team_only(cast, case, now, path, client):
    published(cast, fixed(cast, now, case), now)
    for person, status in ((cast.alice, 200), (cast.bob, 200), (cast.charlie, 404)):
        client.force_login(person)
        assert client.get(f"/b/lantern/showcase/{path}").status_code == status
    client.logout()
    assert client.get(f"/b/lantern/showcase/{path}").status_code == 302


def test_the_page_leads_from_a_done_fix_to_the_public(cast, case, now, client):
    fix = fixed(cast, now, case)
    client.force_login(cast.bob)
    assert f"/b/lantern/showcase/fixes/{fix.pk}/" in client.get("/b/lantern/showcase/").content.decode()
    assert client.get(f"/b/lantern/showcase/fixes/{fix.pk}/").status_code == 200
    refused = client.post(f"/b/lantern/showcase/fixes/{fix.pk}/", {"said": "Bertram said so.", "did": DID})
    assert refused.status_code == 422 and b"did not ask to be named" in refused.content
    client.post(f"/b/lantern/showcase/fixes/{fix.pk}/", {"said": SAID, "did": DID})
    (row,) = queries.all_improvements(cast.brand)
    client.force_login(cast.dora)
    client.post(f"/b/lantern/showcase/{row.pk}/publish/")
    client.force_login(cast.alice)
    client.post("/b/lantern/showcase/settings/", {"public": "on", "rule": "all", "checked": "not", "how_checked": ""})
    assert DID in Client().get("/with/lantern/").content.decode()
    client.post(f"/b/lantern/showcase/{row.pk}/withdraw/")
    assert DID not in Client().get("/with/lantern/").content.decode()
