"""Links within HTML: the words between the tags, and nothing else, are changed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.cite_links import CiteLink, link_citations

LINK = CiteLink("/a/", 7)
NAME = "Nghị định số 59/2023/NĐ-CP"


def made(html: str, **others: CiteLink | None) -> str:
    found = link_citations(html, {NAME: LINK, **others})
    return re.sub(r' (?:class|data-card|aria-describedby)="[^"]*"', "", found)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (f"<p>Theo {NAME}.</p>", f'<p>Theo <a href="/a/">{NAME}</a>.</p>'),
        (f"<p>{NAME}5</p>", f"<p>{NAME}5</p>"),
        (f'<a href="/b/">{NAME}</a>', f'<a href="/b/">{NAME}</a>'),
        (f"<button>{NAME}</button>", f"<button>{NAME}</button>"),
        (f'<p title="{NAME}">x</p>', f'<p title="{NAME}">x</p>'),
        (f"<!-- {NAME} -->", f"<!-- {NAME} -->"),
        (
            "<p>Nghị định&nbsp;số\n59/2023/NĐ-CP</p>",
            '<p><a href="/a/">Nghị định&nbsp;số\n59/2023/NĐ-CP</a></p>',
        ),
        (
            f"<p>{NAME}</p><p>{NAME}</p>",
            f'<p><a href="/a/">{NAME}</a></p><p><a href="/a/">{NAME}</a></p>',
        ),
    ],
)
def test_where_a_link_is_made(html, expected):
    assert made(html) == expected


def test_longer_words_that_lead_nowhere_keep_shorter_ones_out():
    longer = f"{NAME} ngày 14/8/2023"
    html = f"<p>{longer}</p>"
    assert link_citations(html, {NAME: LINK, longer: None}) == html


def test_letters_that_are_escaped_are_found():
    name = 'Luật "A & B"'
    html = "<p>Luật &quot;A &amp; B&quot;</p>"
    assert "href" in link_citations(html, {name: LINK})


@given(
    st.lists(st.sampled_from([NAME, "<p>", "</p>", "<b>", " & ", "x", "<a>", "</a>"]))
)
def test_without_the_links_it_is_what_it_was(pieces):
    html = "".join(pieces)
    found = link_citations(html, {NAME: LINK})
    assert (
        re.sub(rf'<a class="cite"[^>]*>({re.escape(NAME)})</a>', r"\1", found) == html
    )
