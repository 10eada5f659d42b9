"""A bad day at the platform: every kind of fault at once, and in the end each review has its one answer."""

import json
import os
import subprocess
import sys
import time

import httpx
import pytest

from heard.channels import open_channel
from heard.channels.contract import Channel, ChannelContext
from heard.channels.errors import ChannelError

FAULTS = "429:0.08,500:0.05,503:0.03,html200:0.05,slow:0.05,drop:0.05,drop_after_write:0.15"


def answer_once(channel: Channel, external_id: str, text: str) -> None:
    """As the outbox does it: try, and where it may have happened look before trying again."""
    for _ in range(30):
        try:
            channel.reply(external_id, text, "key")
        except ChannelError as error:
            assert not error.permanent, error
            time.sleep(min(error.retry_after or 0.01, 1.0))
            if not error.maybe_done:
                continue
            kept = channel.read_reply(external_id)
            if kept is None or kept.text != text:
                continue
        return
    raise AssertionError("thirty tries were not enough")


@pytest.mark.slow
@pytest.mark.demand("R1")
@pytest.mark.usefixtures("without_waiting")
def test_on_a_bad_day_nothing_is_lost_and_nothing_is_said_twice() -> None:
    command = [sys.executable, "-m", "heard.sandbox", "--seed", "7", "--reviews", "600", "--moderation-seconds", "0"]
    environment = {**os.environ, "SANDBOX_FAULTS": FAULTS}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        brand = told["brands"][0]
        control = f"{told['address']}/_control"
        httpx.post(f"{control}/faults", json={"retry_after": 0, "slow_seconds": 0.05}).raise_for_status()
        channel = open_channel("google", ChannelContext(credentials=brand["credentials"], base_url=told["address"]))
        posts = list(channel.list_posts(None))
        assert sorted(channel.sweep()) == sorted(post.external_id for post in posts)
        assert len(posts) > 300
        open_posts = [post for post in posts if post.reply is None][:60]
        for post in open_posts:
            answer_once(channel, post.external_id, f"We hear you: {post.external_id}")
        replies = {reply["external_id"]: reply for reply in httpx.get(f"{control}/replies").json()["replies"]}
        assert set(replies) == {post.external_id for post in open_posts}
        assert {reply["puts"] for reply in replies.values()} == {1}
        assert all(replies[one]["reply"]["comment"] == f"We hear you: {one}" for one in replies)
        assert {reply["reply"]["state"] for reply in replies.values()} == {"APPROVED"}
        channel.close()
        process.terminate()
        process.wait(timeout=60)
