"""Numbers, symbols, places, dates and days of effect as headings and texts write them."""

import pytest

from pages.importing.dates import find_date, find_dated
from pages.importing.effect_dates import effective_from
from pages.importing.layouts import layout_for
from pages.importing.numbers import find_number
from pages.importing.types import type_of_symbol, type_of_title


@pytest.mark.parametrize(
    ("text", "number", "symbol"),
    [
        ("Số: 621 /BGDĐT-TĐKT", "621", "BGDĐT-TĐKT"),
        ("Số 05-NQ/ĐU", "05", "NQ/ĐU"),
        ("Số       -CV/ĐU", None, "CV/ĐU"),
        ("Số: 01 - NQ / ĐU", "01", "NQ/ĐU"),
        ("Số: 30/2020/NĐ-CP", "30/2020", "NĐ-CP"),
        ("Số:    /2025/QĐ-CTUBND", None, "QĐ-CTUBND"),
        ("Số: ……/KH-UBND", None, "KH-UBND"),
        ("SỐ: 15/QĐ-UBND", "15", "QĐ-UBND"),
        ("LUẬT số 10/2022/QH15", "10/2022", "QH15"),
        ("SẮC LỆNH số 102-SL/L-004", "102", "SL/L-004"),
        ("Số: l5/KH-UBND", "15", "KH-UBND"),
        ("Số: 46/CÐ-TTg", "46", "CĐ-TTg"),
    ],
)
def test_number_and_symbol(text: str, number: str | None, symbol: str):
    found = find_number(text)
    assert found and (found.number, found.symbol) == (number, symbol)


@pytest.mark.parametrize(
    "text", ["Số lượng 15 người", "Số 35 Đại Cồ Việt", "Một số việc"]
)
def test_words_with_so_are_no_numbers(text: str):
    found = find_number(text)
    assert found is None or found.symbol is None


@pytest.mark.parametrize(
    ("text", "place", "date"),
    [
        ("Hà Nội, ngày 05 tháng 01 năm 2026", "Hà Nội", "2026-01-05"),
        ("Hàm Liêm, ngày      tháng 6 năm 2026", "Hàm Liêm", "2026-06"),
        ("Tân Hòa, ngày ... tháng ... năm 2026", "Tân Hòa", "2026"),
        ("TP. Hồ Chí Minh, ngày 1 tháng 12 năm 2025", "TP. Hồ Chí Minh", "2025-12-01"),
        ("Số: 46/CĐ-TTg Hà Nội, ngày 11 tháng 7 năm 2026", "Hà Nội", "2026-07-11"),
        ("Ia H'Drai, ngày l2 tháng 3 năm 2026", "Ia H'Drai", "2026-03-12"),
        ("Hà Nội, ngày 31 tháng 02 năm 2026", "Hà Nội", "2026"),
    ],
)
def test_place_and_date(text: str, place: str, date: str):
    found = find_dated(text)
    assert found and (found.place, found.date) == (place, date)


def test_a_date_in_a_sentence_is_not_the_date_of_the_document():
    assert find_dated("Ngày 10 tháng 7 năm 2026 tại địa bàn xã") is None
    assert find_dated("hoàn thành trước ngày 10 tháng 7 năm 2026") is None


def test_short_dates():
    assert find_date("từ ngày 1/8/2026")[0] == "2026-08-01"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Nghị định này có hiệu lực thi hành kể từ ngày 15 tháng 02 năm 2026.",
            "2026-02-15",
        ),
        ("Quyết định này có hiệu lực từ ngày 01/4/2026 và thay thế", "2026-04-01"),
        ("Quyết định này có hiệu lực kể từ ngày ký.", "2026-01-10"),
        ("Thông tư này có hiệu lực sau 45 ngày, kể từ ngày ký.", "2026-02-24"),
        ("Nghị định này có hiệu lực sau 15 ngày, kể từ ngày đăng Công báo.", None),
        ("Luật số 10/2022/QH15 có hiệu lực từ ngày 01 tháng 7 năm 2023.", None),
    ],
)
def test_day_of_effect(text: str, date: str | None):
    found = effective_from(["Mở đầu.", text], "2026-01-10")
    assert (found[0] if found else None) == date


def test_types_by_title_and_symbol():
    assert type_of_title("QUYẾT ĐỊNH") == ("QĐ", 10)
    assert type_of_title("Quyết định này") is None
    assert type_of_title("PHƯỜNG AN LẠC") is None
    assert type_of_symbol("KH-UBND") == "KH"
    assert type_of_symbol("QH15") == "LUẬT"
    assert type_of_symbol("UBTVQH14") == "NQ"
    assert type_of_symbol("BGDĐT-TĐKT") is None


def test_the_rule_of_the_day():
    assert layout_for("party", "2026-05-26").key == "party-2018"
    assert layout_for("party", "2026-06").key == "party-2026"
    assert layout_for("state", "2020-03-04").key == "state-2011"
    assert layout_for("state", None).key == "state-2020"
