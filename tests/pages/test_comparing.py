"""Clause by clause: nothing is lost, and what is the same is not marked."""

import re

from hypothesis import given
from hypothesis import strategies as st

from pages.comparing.aligning import Change, align
from pages.comparing.pieces import Piece, pieces
from pages.comparing.words import marked

ARTICLE = {
    "number": "7",
    "title": "Họp",
    "text": "<p>Mở đầu.</p>",
    "anchor": "dieu-7",
    "points": [],
    "clauses": [
        {
            "value": {
                "number": "2",
                "text": "<p>Xã họp.</p>",
                "anchor": "dieu-7-khoan-2",
                "points": [
                    {"value": {"letter": "a", "text": "<p>Một.</p>", "anchor": "x"}}
                ],
            }
        }
    ],
}
TEXTS = st.lists(
    st.builds(
        Piece,
        st.sampled_from(["", "dieu-1", "dieu-2", "dieu-3"]),
        st.just(""),
        st.sampled_from(["a", "a b", "a b c", "b c d", "x y", "x z"]),
    ),
    max_size=6,
)


def test_the_pieces_of_an_article():
    body = [{"type": "article", "value": ARTICLE}]
    assert [(p.name, p.text) for p in pieces(body)] == [
        ("Điều 7", "Họp"),
        ("", "Mở đầu."),
        ("Khoản 2 Điều 7", "Xã họp."),
        ("Điểm a khoản 2 Điều 7", "Một."),
    ]


@given(TEXTS, TEXTS, st.booleans())
def test_every_piece_stands_once_and_the_new_text_in_its_order(old, new, same):
    rows = align(old, new, same_document=same)
    assert [row.new for row in rows if row.new] == new
    before = [row.old for row in rows if row.old]
    assert sorted(before, key=repr) == sorted(old, key=repr)


@given(TEXTS, st.booleans())
def test_a_text_and_itself_are_the_same(text, same):
    rows = align(text, text, same_document=same)
    assert {row.change for row in rows} <= {Change.SAME}


def test_a_number_that_means_another_matter_is_no_partner_in_another_document():
    old = [Piece("dieu-7", "Điều 7", "Họp dân bàn việc làm đường.")]
    new = [
        Piece("dieu-7", "Điều 7", "Kinh phí do ngân sách bảo đảm."),
        Piece("dieu-8", "Điều 8", "Họp dân bàn việc làm cầu."),
    ]
    rows = align(old, new, same_document=False)
    assert [row.change for row in rows] == [Change.ADDED, Change.CHANGED]
    rows = align(old, new, same_document=True)
    assert [row.change for row in rows] == [Change.CHANGED, Change.ADDED]


@given(st.text("ab <&.", max_size=30), st.text("ab <&.", max_size=30))
def test_without_marks_each_side_is_what_it_was(old, new):
    from html import unescape

    left, right = marked(old, new)
    assert unescape(re.sub("</?del>", "", left)) == old
    assert unescape(re.sub("</?ins>", "", right)) == new
