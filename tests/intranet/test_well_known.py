"""What browsers and robots ask for by custom is answered without signing in."""

import pytest
from django.contrib.staticfiles import finders
from django.test import Client


def test_robots_are_kept_out():
    answer = Client().get("/robots.txt")
    assert answer.status_code == 200
    assert answer.content.decode() == "User-agent: *\nDisallow: /\n"


def test_the_mark_is_the_icon():
    answer = Client().get("/favicon.ico")
    assert answer.status_code == 302
    assert finders.find(answer.url.removeprefix("/static/"))


@pytest.mark.parametrize("address", ["/robots.txt.", "/favicon.icon", "/robots.txt/x"])
def test_what_only_begins_alike_asks_to_sign_in(db, address):
    assert "/login/" in Client().get(address).url
