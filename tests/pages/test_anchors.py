"""Anchors are made once, are unique, and stay when numbers change."""

from hypothesis import given
from hypothesis import strategies as st

from pages import anchors


def block(kind: str, ident: str = "", **value: object) -> dict:
    return {"type": kind, "id": ident, "value": dict(value)}


def law() -> list[dict]:
    points = [block("item", "p1", letter="a"), block("item", "p2", letter="đ")]
    clauses = [
        block("item", "k1", number="1"),
        block("item", "k2", number="2", points=points),
    ]
    return [
        block("heading", "c1", level="chapter", number="II", title="Nội dung"),
        block("heading", "m1", level="section", number="1", title="Công khai"),
        block("article", "a7", number="7.", clauses=clauses),
        block("duty", "d3", number="3"),
        block("annex", "x1", number="1", title="Mẫu báo cáo"),
        {"type": "paragraph", "id": "t", "value": "<p>Lời văn</p>"},
    ]


def test_numbered_parts_are_named_after_their_numbers():
    body = law()
    anchors.assign(body)
    assert anchors.all_anchors(body) == [
        "chuong-ii",
        "chuong-ii-muc-1",
        "dieu-7",
        "dieu-7-khoan-1",
        "dieu-7-khoan-2",
        "dieu-7-khoan-2-diem-a",
        "dieu-7-khoan-2-diem-dd",
        "nhiem-vu-3",
        "phu-luc-1",
    ]


def test_a_citation_leads_to_the_same_anchor():
    assert anchors.anchor_of("7", "2", "a") == "dieu-7-khoan-2-diem-a"
    assert anchors.anchor_of("Điều 7") == "dieu-7"
    assert anchors.anchor_of("7", point="đ") == "dieu-7-diem-dd"


def test_anchors_survive_renumbering_even_when_the_form_lost_them():
    body = law()
    anchors.assign(body)
    known = anchors.known_anchors(body)
    renumbered = law()
    renumbered[2]["value"]["number"] = "9"
    renumbered[3]["value"]["number"] = "1"
    anchors.assign(renumbered, known)
    assert anchors.all_anchors(renumbered) == anchors.all_anchors(body)


def test_a_new_part_never_takes_the_anchor_of_a_kept_one():
    body = [block("duty", "old", number="1")]
    anchors.assign(body)
    known = anchors.known_anchors(body)
    body = [block("duty", "new", number="1"), block("duty", "old", number="2")]
    anchors.assign(body, known)
    assert anchors.all_anchors(body) == ["nhiem-vu-1-2", "nhiem-vu-1"]


def test_a_copied_block_gets_an_anchor_of_its_own():
    body = [
        block("duty", "one", number="1", anchor="nhiem-vu-1"),
        block("duty", "copy", number="2", anchor="nhiem-vu-1"),
    ]
    anchors.assign(body, {"one": "nhiem-vu-1"})
    assert anchors.all_anchors(body) == ["nhiem-vu-1", "nhiem-vu-1-2"]


def test_an_anchor_that_is_no_anchor_is_made_anew():
    body = [block("duty", "one", number="1", anchor='"><script>')]
    anchors.assign(body)
    assert anchors.all_anchors(body) == ["nhiem-vu-1"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["article", "duty", "annex"]), st.text(max_size=8)),
        max_size=12,
    )
)
def test_no_two_anchors_are_alike_and_saving_again_changes_nothing(parts):
    body = [
        block(kind, str(i), number=number) for i, (kind, number) in enumerate(parts)
    ]
    anchors.assign(body)
    first = anchors.all_anchors(body)
    assert len(first) == len(set(first)) == len(parts)
    anchors.assign(body, anchors.known_anchors(body))
    assert anchors.all_anchors(body) == first
