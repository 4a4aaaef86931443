"""Who gets what, in one table.

``yes`` is an answer, ``no`` is 404, ``in`` is the way to the sign-in page. Rows come from
the types of pages, the routes of a private section, the files and the addresses of the
site: a new one without a line in the table fails the test.
"""

import gc

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import URLPattern, get_resolver
from wagtail.models import Page, get_page_models

from pages.models import CatalogueEntry
from tests.factories import world
from tests.factories.world import World
from units.models import UnitFile, UnitPage

pytestmark = [
    pytest.mark.django_db,
    # Wagtail hashes files and makes resized copies through files it leaves to the
    # garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]

PEOPLE = [
    "nobody",
    "stranger",
    "cadre",
    "member",
    "other_member",
    "supervisor",
    "reviewer",
    "editor",
    "superuser",
]
#                          nobody stranger cadre member other superv. review. editor super.
TABLE = """
page home                  in     yes      yes   yes    yes   yes     yes     yes    yes
page library               in     yes      yes   yes    yes   yes     yes     yes    yes
page official_document     in     yes      yes   yes    yes   yes     yes     yes    yes
page guidance              in     yes      yes   yes    yes   yes     yes     yes    yes
page article               in     yes      yes   yes    yes   yes     yes     yes    yes
page material              in     yes      yes   yes    yes   yes     yes     yes    yes
page practice              in     yes      yes   yes    yes   yes     yes     yes    yes
page topic                 in     yes      yes   yes    yes   yes     yes     yes    yes
page for_unit              in     no       no    yes    no    yes     yes     no     yes
page closed_section        in     no       no    no     no    no      no      no     yes
page closed_article        in     no       no    no     no    no      no      no     yes
page closed_draft          in     no       no    no     no    no      no      no     no
page absent                in     no       no    no     no    no      no      no     no
page units                 in     yes      yes   yes    yes   yes     yes     yes    yes
page own_section           in     no       no    yes    no    yes     yes     no     yes
page other_section         in     no       no    no     yes   yes     yes     no     yes
section overview           in     no       no    yes    no    yes     yes     no     yes
section files              in     no       no    yes    no    yes     yes     no     yes
section notes              in     no       no    yes    no    yes     yes     no     yes
section members            in     no       no    yes    no    yes     yes     no     yes
list for_unit              no     no       no    yes    no    yes     yes     no     yes
list closed_article        no     no       no    no     no    no      no      no     yes
list article               no     yes      yes   yes    yes   yes     yes     yes    yes
file own original          in     yes      yes   yes    yes   yes     yes     yes    yes
file own rendition         in     yes      yes   yes    yes   yes     yes     yes    yes
file own document          in     yes      yes   yes    yes   yes     yes     yes    yes
file own served            in     yes      yes   yes    yes   yes     yes     yes    yes
file hidden original       in     no       no    no     no    no      no      no     yes
file hidden rendition      in     no       no    no     no    no      no      no     yes
file hidden document       in     no       no    no     no    no      no      no     yes
file hidden served         in     no       no    no     no    no      no      no     yes
file unit stored           in     no       no    no     no    no      no      no     no
file absent                in     no       no    no     no    no      no      no     no
admin home                 in     no       no    no     no    no      yes     yes    yes
admin explorer             in     no       no    no     no    no      yes     yes    yes
admin edit_closed          in     no       no    no     no    no      no      no     yes
admin edit_other_section   in     no       no    no     no    no      -       no     yes
admin image_hidden         in     no       no    no     no    no      no      no     yes
admin users                in     no       no    no     no    no      no      no     yes
admin absent               in     no       no    no     no    no      no      no     no
"""
EXPECTED = {
    " ".join(words[: -len(PEOPLE)]): dict(
        zip(PEOPLE, words[-len(PEOPLE) :], strict=True)
    )
    for words in (line.split() for line in TABLE.strip().splitlines())
}
# Sub-pages of a section that need a row of their own, or only take a form.
SECTION_ROWS = {"overview", "files", "notes", "members"}
SECTION_ELSEWHERE = {
    "edit_introduction",
    "file",
    "remove_file",
    "new_note",
    "note",
    "edit_note",
    "remove_note",
    "code",
    "index_route",
}
# Open by purpose, or with tests of their own beside the app they belong to.
ADDRESSES = {
    "login": "open: where one signs in",
    "sign_in_code": "open: where one signs in with a code",
    "password_change": "own account",
    "logout": "own account",
    "set_language": "open: a choice kept in a cookie",
    "healthz": "open: one word a part",
    "robots": "open: the same for everybody",
    "favicon": "open: the mark of the site",
    "file": "rows `file`",
    "notice_choice": "own account",
    "calendar_address": "own account",
    "calendar_feed": "whoever has the address: tests/units/test_calendar_feed.py",
    "notices": "own notices only",
    "notices_read": "own notices only",
    "notice": "own notices only",
    "wagtail_serve": "rows `page`",
}
# Included groups of addresses, by where they stand.
GROUPS = {
    "admin/": "rows `admin`, and the sweep",
    "documents/": "rows `file … served`",
    "my-unit/": "the reader's own units only",
    "import/": "tests/pages/intake/test_desk.py, every kind of person",
    "reviews/": "tests/pages/reviews/test_reviews.py, every kind of person",
    "board/": "tests/units/test_board.py, test_work.py and consolidation/test_screens.py",
    "": "search has tests of its own",
}


@pytest.fixture(autouse=True, scope="module")
def left_open_files():
    yield
    gc.collect()


@pytest.fixture
def site(settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path
    caches["default"].clear()  # Wagtail keeps the rows of resized copies there
    made = world.build()
    kept = made.pages["own_section"].unit
    UnitFile.objects.create(
        unit=kept, file="units/2026/01/rieng.txt", name="rieng.txt", size=1
    )
    return made


def rows(site: World) -> dict[str, str]:
    """What is asked: row to address; lists are asked of the database."""
    found = {f"page {key}": page.url for key, page in site.pages.items()}
    section = site.pages["own_section"]
    found |= {
        f"section {name}": section.url + section.reverse_subpage(name)
        for name in SECTION_ROWS
    }
    for key in ("own", "hidden"):
        image, document = site.images[key], site.documents[key]
        found |= {
            f"file {key} original": image.file.url,
            f"file {key} rendition": image.get_rendition("width-100").file.url,
            f"file {key} document": document.file.url,
            f"file {key} served": document.url,
        }
    return found | {
        "page absent": "/khong-co/",
        "file unit stored": "/files/units/2026/01/rieng.txt",
        "file absent": "/files/documents/khong-co.txt",
        "admin home": "/admin/",
        "admin explorer": f"/admin/pages/{site.home.pk}/",
        "admin edit_closed": f"/admin/pages/{site.pages['closed_article'].pk}/edit/",
        "admin edit_other_section": (
            f"/admin/pages/{site.pages['other_section'].pk}/edit/"
        ),
        "admin image_hidden": f"/admin/images/{site.images['hidden'].pk}/",
        "admin users": "/admin/users/",
        "admin absent": "/admin/pages/999999/edit/",
    }


def client_of(site: World, person: str) -> Client:
    client = Client()
    if person != "nobody":
        client.force_login(
            site.people[person], "intranet.accounts.backends.NameOrPhoneBackend"
        )
    return client


def answer(client: Client, url: str) -> str:
    response = client.get(url)
    response.close()
    if response.status_code == 302 and response["Location"].startswith("/login/"):
        return "in"
    return {200: "yes", 404: "no"}.get(response.status_code, str(response.status_code))


def in_list(site: World, person: str, key: str) -> str:
    from django.contrib.auth.models import AnonymousUser

    user = site.people.get(person) or AnonymousUser()
    entries = CatalogueEntry.objects.visible_to(user)
    return "yes" if entries.filter(pk=site.pages[key].pk).exists() else "no"


@pytest.mark.parametrize("person", PEOPLE)
def test_everybody_gets_what_the_table_says(site, person):
    client = client_of(site, person)
    found = {row: answer(client, url) for row, url in rows(site).items()}
    for row in EXPECTED:
        if row.startswith("list "):
            found[row] = in_list(site, person, row.split()[1])
    expected = {row: line[person] for row, line in EXPECTED.items()}
    wrong = {
        row: (found.get(row), wanted)
        for row, wanted in expected.items()
        if wanted != "-" and found.get(row) != wanted
    }
    assert wrong == {}
    assert found.keys() == expected.keys()


def test_every_type_of_page_has_a_row(site):
    shown = {type(page) for page in site.pages.values()}
    assert set(get_page_models()) - shown - {Page} == set()


def test_every_sub_page_of_a_section_has_a_row(site):
    names = {pattern.name for pattern in UnitPage.get_subpage_urls()}
    assert names - SECTION_ELSEWHERE == SECTION_ROWS


def test_every_address_of_the_site_has_a_row():
    for item in get_resolver().url_patterns:
        if isinstance(item, URLPattern):
            assert item.name is None or item.name in ADDRESSES, item
        else:
            assert str(item.pattern) in GROUPS, item


def test_public_reading_opens_what_is_marked_and_nothing_else(site, settings):
    settings.PUBLIC_READING = True
    article = site.pages["article"]
    article.open_to_public = True
    article.save()
    client = client_of(site, "nobody")
    found = {row: answer(client, url) for row, url in rows(site).items()}
    opened = {row for row, said in found.items() if said != "in"}
    assert opened == {"page article", "file own original", "file own rendition"}
