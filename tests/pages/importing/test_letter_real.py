"""The real letters and texts, read without the project seeing them otherwise."""

import json
import os
import unicodedata
from pathlib import Path

import pytest

from intranet.extraction.layout import Extracted, Line
from pages.importing.letter import read_letter

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(
        "REAL_DATA_DIR" not in os.environ, reason="REAL_DATA_DIR is not set"
    ),
]
DATA = Path(os.environ.get("REAL_DATA_DIR", "missing"))
NOT_READ_HERE = {"citations", "duties", "recipients"}

# What stands in each text beyond its name: type by the first word of the codification,
# or by its title; number and symbol by the file's name, but for these.
NAMED = {
    "102-SL_L-004": ("SL", "102", "SL/L-004"),
    "30_VBHN-VPQH_2023": ("VBHN", "30", "VBHN-VPQH"),
    "621_BGDĐT-TĐKT_cong_van": ("CV", "621", "BGDĐT-TĐKT"),
    "624_BGDĐT-TTr_cong_van": ("CV", "624", "BGDĐT-TTr"),
    "QD_CTUBND_PhuTho_2025_quy_che_phoi_hop": ("QĐ", None, "QĐ-CTUBND"),
    "103-2026-tt-bqp-tru-cap-quan-nhan": ("TT", "103/2026", "TT-BQP"),
    "233-2026-ND-CP-danh-gia-xep-loai-vien-chuc": ("NĐ", "233/2026", "NĐ-CP"),
    "234-2026-ND-CP": ("NĐ", "234/2026", "NĐ-CP"),
    "34-2026-qd-ttg-sua-doi-hiv-nghe-nghiep": ("QĐ", None, None),
    "cong-dien-46-2026-cd-ttg-phong-chong-duoi-nuoc-tre-em": ("CĐ", "46", "CĐ-TTg"),
    "cong-dien-47-2026-cd-ttg-tai-nan-phu-quoc": ("CĐ", "47", "CĐ-TTg"),
    "nghi-dinh-154-2026-nd-cp-tiep-cong-dan": ("NĐ", "154/2026", "NĐ-CP"),
    "nghi-dinh-191-2026-nd-cp-quy-che-lam-viec-chinh-phu": (
        "NĐ",
        "191/2026",
        "NĐ-CP",
    ),
    "nghi-dinh-196-2026-nd-cp-co-cau-to-chuc-van-phong-chinh-phu": (
        "NĐ",
        "196/2026",
        "NĐ-CP",
    ),
    "nghi-dinh-244-2026-nd-cp-phat-ngon-cung-cap-thong-tin-bao-chi": (
        "NĐ",
        "244/2026",
        "NĐ-CP",
    ),
    "thong-bao-365-2026-tb-vpcp": ("TB", "365", "TB-VPCP"),
    "thong-tu-65-2026-tt-btc-sua-doi-thong-tu-320-2016-ve-boi-duong-tiep-cong-dan": (
        "TT",
        "65/2026",
        "TT-BTC",
    ),
}
CODES = {
    "QH": "LUẬT", "UB": "NQ", "PL": "PL", "NĐ": "NĐ", "TT": "TT", "QĐ": "QĐ", "CT": "CT",
}  # fmt: skip


def texts() -> list[Path]:
    found = [*DATA.glob("texts/*.txt"), *DATA.glob("texts_ocr/*.txt")]
    return sorted(found, key=lambda path: path.name)


def as_extracted(path: Path) -> Extracted:
    lines = path.read_text("utf-8").splitlines()
    return Extracted(tuple(Line(line) for line in lines if line.strip()))


def expected_of(path: Path) -> tuple[str | None, str | None, str | None]:
    stem = unicodedata.normalize("NFC", path.stem.split("__")[0])
    if stem in NAMED:
        return NAMED[stem]
    number, year, symbol = stem.split("_")[:3]
    return CODES[symbol[:2]], f"{number}/{year}", symbol


def plain(value: object) -> object:
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, str):
        return " ".join(unicodedata.normalize("NFC", value).split())
    return value


def test_each_text_gives_type_number_and_symbol():
    wrong = {}
    for path in texts():
        letter = read_letter(as_extracted(path))
        read = (letter.document_type, letter.number, letter.symbol)
        if read != expected_of(path):
            wrong[path.name] = read
    assert wrong == {}
    assert len(texts()) == 57


@pytest.mark.parametrize(
    "name", ["cv-hamliem.docx", "621-bgddt.pdf", "624-tcvn3.doc", "cd46.scan.pdf"]
)
def test_each_field_of_the_real_letters(name: str):
    from intranet.extraction import extract

    expected = json.loads((DATA / "letters/expected.json").read_text("utf-8"))[name]
    letter = read_letter(extract(DATA / "letters" / name))
    for field, value in expected.items():
        if field not in NOT_READ_HERE:
            assert plain(getattr(letter, field)) == plain(value), field
    if expected["recipients"] is not None:
        assert plain(letter.recipients) == plain(expected["recipients"])
    if expected["duties"] is not None:
        assert len(letter.duties) == expected["duties"]
