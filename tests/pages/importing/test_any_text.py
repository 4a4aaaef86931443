"""Whatever an extractor gives back is read without an error."""

from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.extraction.layout import Extracted, Line
from pages.importing.body import read_body
from pages.importing.letter import read_letter
from tests.factories import sheets
from tests.pages.importing.rare_samples import RARE_SAMPLES
from tests.pages.importing.samples import SAMPLES

WORDS = sorted(
    {
        text
        for sheet in (SAMPLES | RARE_SAMPLES).values()
        for part in (sheet.left, sheet.right, sheet.title, sheet.text, sheet.signed)
        for text in part
    }
)
texts = st.one_of(st.sampled_from(WORDS), st.text(max_size=60))
places = st.one_of(st.none(), st.floats(0, 0.9))


@st.composite
def lines(draw):
    x0, y0 = draw(places), draw(places)
    box = {} if x0 is None or y0 is None else {"x0": x0, "y0": y0}
    if box and draw(st.booleans()):
        box |= {"x1": x0 + 0.1, "y1": y0 + 0.02}
    cell = draw(st.none() | st.tuples(*[st.integers(0, 2)] * 3))
    paragraph = draw(st.none() | st.integers(0, 5))
    return Line(draw(texts), cell=cell, paragraph=paragraph, **box)


@settings(max_examples=150, deadline=None)
@given(st.lists(lines(), max_size=30), st.booleans())
def test_lines_in_any_order(found: list[Line], ocr: bool):
    extracted = Extracted(tuple(found), ocr=ocr)
    letter, body = read_letter(extracted), read_body(extracted)
    assert all(0 <= sure <= 1 for sure in letter.confidence.values())
    anchors = [node.anchor for node in body.walk()]
    assert len(anchors) == len(set(anchors))


def test_nothing_in_nothing_out():
    letter = read_letter(Extracted(()))
    assert letter.number is letter.symbol is letter.date is letter.issuing_body is None
    assert letter.addressees == letter.recipients == letter.duties == []
    assert read_body(Extracted(())).children == []


def test_where_a_field_was_read():
    extracted = sheets.by_position(SAMPLES["party letter"])
    sources = read_letter(extracted).sources
    assert [extracted.lines[at].text for at in sources["subject"].lines] == [
        "Về việc tăng cường công tác",
        "dân vận năm 2026",
    ]
    left, top, right, bottom = sources["subject"].box
    assert 0.1 < left < right < 0.5 and 0 < top < bottom < 0.3
