"""Reviews of an app, from Google Play's wire to a case and back."""

from datetime import timedelta

import pytest

from heard.desk import listening
from heard.records.models import Case, Channel, Post
from heard.sandbox.apps import PACKAGE, Apps
from heard.sandbox.server import Sandbox, running
from heard.sandbox.store import Clock, Store


@pytest.mark.demand("H1")
def test_a_review_of_an_app_becomes_a_case_and_is_not_gone_when_its_week_is_over(cast, now):
    clock = Clock(now - timedelta(hours=1))
    apps = Apps(clock)
    apps.write("Ann", 1, "It crashes whenever I open the order page.")
    sandbox = Sandbox(Store(clock))
    apps.routes(sandbox.routes)
    with running(sandbox):
        channel = Channel.objects.create(
            brand=cast.brand,
            kind="play",
            platform="play",
            name="Play",
            credentials={"service_account": apps.service_account},
            settings={"packages": PACKAGE, "base_url": sandbox.address},
        )
        assert listening.listen(channel.pk, now=now) == 1
        assert Case.objects.get().post.stars == 1
        clock.advance(8 * 86_400)
        assert listening.listen(channel.pk, now=now + timedelta(days=8)) == 0
    post = Post.objects.get()
    assert (post.hidden_at, post.external_id) == (None, f"{PACKAGE}/r-1")
    channel.refresh_from_db()
    assert channel.trouble == ""
