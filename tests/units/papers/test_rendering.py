"""Templates that fill, and templates that say what is wrong with them."""

import datetime

import pytest

from tests.units.papers.docx import part, with_text, words
from units.papers import examples
from units.papers.drawing import DRAWN
from units.papers.layouts import LAYOUTS, PARTY_2018, PARTY_2026, STATE_2020, layout_on
from units.papers.rendering import BrokenTemplate, render
from units.papers.templates import SHIPPED

PARTY = (SHIPPED / "plan-party-2026.docx").read_bytes()


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.code)
def test_what_is_shipped_is_what_is_drawn(kind, layout) -> None:
    kept = (SHIPPED / f"{kind}-{layout.code}.docx").read_bytes()
    drawn = DRAWN[kind](layout)
    for name in ("word/document.xml", "word/styles.xml", "word/header1.xml"):
        assert part(kept, name) == part(drawn, name)


@pytest.mark.parametrize("kind", DRAWN)
@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda layout: layout.code)
def test_every_tag_is_filled(kind, layout) -> None:
    kept = (SHIPPED / f"{kind}-{layout.code}.docx").read_bytes()
    text = words(render(kept, examples.VALUES[kind]))
    assert "{" not in text
    assert layout.form.motto[0] in text


def test_layouts_follow_each_other_by_date() -> None:
    day = datetime.date
    assert layout_on("party", day(2026, 5, 26)) is PARTY_2018
    assert layout_on("party", day(2026, 5, 27)) is PARTY_2026
    assert layout_on("front", day(2026, 5, 27)) is STATE_2020
    assert layout_on("state", day(2001, 1, 1)) is STATE_2020


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("{{ subject }}", "{{ subject }", "{{ subject }"),
        ("{{ closing }}", "{{ lời kết }}", "{{ lời kết }}"),
        ("{{ closing }}", "{{ ket_luan }}", "ket_luan"),
        ("{%tr endfor %}", "", "for"),
        ("{%p endfor %}", "{%p endfr %}", "endfr"),
        ("{{ duty.who }}", "{{ duty.ai }}", "ai"),
        ("{{ closing }}", "{% include 'x' %}", ""),
        ("{{ closing }}", "{{ closing.__class__.__mro__ }}", "__class__"),
        ("{{ closing }}", "{{ 1 / 0 }}", ""),
    ],
)
def test_a_broken_template_names_its_tag(old, new, named) -> None:
    broken = with_text(PARTY, old, new)
    with pytest.raises(BrokenTemplate) as caught:
        render(broken, examples.PLAN)
    assert named in " ".join(caught.value.messages)


def test_what_is_no_docx_is_told() -> None:
    with pytest.raises(BrokenTemplate):
        render(b"PK no archive", examples.PLAN)


def test_values_are_words_never_tags_nor_markup() -> None:
    odd = "<w:p/> & {{ 7*7 }} \x07\x0c\x00 \ud800 hết"
    text = words(render(PARTY, {**examples.PLAN, "opening": odd}))
    assert "<w:p/> & {{ 7*7 }}" in text
    assert "hết" in text
