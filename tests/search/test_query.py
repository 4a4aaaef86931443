import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.query import parse


def words(text, **known):
    return [[word.exact for word in run.words] for run in parse(text, known).runs]


def test_plain_words_are_one_run():
    assert words("dân chủ cơ sở") == [["dân", "chủ", "cơ", "sở"]]


def test_or_parts_runs():
    assert words("giảm nghèo OR việc làm") == [["giảm", "nghèo"], ["việc", "làm"]]


@pytest.mark.parametrize("text", ["giảm -nghèo", "giảm NOT nghèo", 'giảm -"nghèo"'])
def test_a_word_can_be_excluded(text):
    query = parse(text)
    assert [[w.exact for w in run] for run in query.excluded] == [["nghèo"]]
    assert words(text) == [["giảm"]]


@pytest.mark.parametrize(
    "text", ['"tiếp công dân"', "“tiếp công dân”", "«tiếp công dân»"]
)
def test_a_phrase_keeps_its_words_together(text):
    (run,) = parse(text).runs
    assert [w.exact for w in run.phrases[0]] == ["tiếp", "công", "dân"]


@pytest.mark.parametrize(
    ("text", "name", "value"),
    [
        ("loại:quyết", "type", "quyết"),
        ('loai:"quyết định"', "type", "quyết định"),
        ("cơ quan: Bộ Nội vụ khen", "issuer", "Bộ Nội vụ"),
        ("co quan:bộ nội vụ", "issuer", "bộ nội vụ"),
        ("năm:2023", "year", "2023"),
        ("Đơn vị:thôn", "unit", "thôn"),
        ("số:120-KL/TW", "symbol", "120-KL/TW"),
        ("so: kl 120 dan chu", "symbol", "kl 120"),
    ],
)
def test_fields_are_read_with_and_without_marks(text, name, value):
    query = parse(text, {"issuer": {"bo noi vu"}})
    assert [(field.name, field.value) for field in query.fields] == [(name, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"dân chủ', [["dân", "chủ"]]),
        ("dân OR", [["dân"]]),
        ("OR", [["or"]]),
        ("năm:nào đó", [["năm", "nào", "đó"]]),
        ("http://a.b", [["http", "a", "b"]]),
        ("- -", []),
        ("Điều 7: quyền", [["điều", "7", "quyền"]]),
    ],
)
def test_what_is_malformed_is_plain_words(text, expected):
    assert words(text) == expected


@given(st.text())
def test_any_text_is_read(text):
    parse(text)


def test_a_long_text_is_cut():
    assert len(parse("dân " * 5_000).words) <= 64
