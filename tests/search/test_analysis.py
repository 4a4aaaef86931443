import unicodedata

import pytest

from search.analysis import compose, fold, keep_dj, read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("thủy", "thuỷ"),
        ("ủy", "uỷ"),
        ("khỏe", "khoẻ"),
        ("kỹ", "kĩ"),
        ("lý", "lí"),
        ("quý", "quí"),
        ("HÒA", "hoà"),
        ("Đảng", "đảng"),
    ],
)
def test_writings_of_one_word_are_one_term(one, other):
    assert read(one).exact == read(other).exact
    assert read(unicodedata.normalize("NFD", one)).exact == read(other).exact


@pytest.mark.parametrize(
    ("one", "other"), [("quả", "qua"), ("dân", "đân"), ("thúy", "thúi")]
)
def test_different_words_stay_apart(one, other):
    assert read(one).exact != read(other).exact


def test_folding_drops_all_marks():
    assert fold("Đảng ủy  XÃ, Hòa-Bình") == "dang uy xa hoa binh"


def test_pairs_join_neighbours():
    assert read("dân chủ cơ sở").pairs == ["dan_chu", "chu_co", "co_so"]


def test_dj_is_kept_where_only_it_was_typed():
    assert keep_dj("đảng") == "đang"


def test_composing_is_nfc():
    assert compose(unicodedata.normalize("NFD", "ủy")) == "ủy"
