"""The language is Vietnamese until the reader chooses, and the choice is remembered."""

from django.test import Client

URL = "/login/"


def lang(response) -> str:
    return response.headers["Content-Language"]


def test_browser_preference_does_not_count(db, client: Client) -> None:
    assert lang(client.get(URL, headers={"accept-language": "en-US,en"})) == "vi"


def test_choice_is_remembered(db, client: Client) -> None:
    answer = client.post("/language/", {"language": "en", "next": URL})
    assert answer.headers["Location"] == URL
    assert int(answer.cookies["django_language"]["max-age"]) >= 300 * 24 * 3600
    page = client.get(URL)
    assert lang(page) == "en"
    assert '<html lang="en">' in page.content.decode()


def test_unknown_choice_falls_back(db, client: Client) -> None:
    client.cookies["django_language"] = "../../etc"
    assert lang(client.get(URL)) == "vi"
