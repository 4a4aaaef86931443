"""The types of Vietnamese official documents: code, name and the other spellings of each.

State types and codes: Nghị định 30/2020/NĐ-CP, Điều 7 and annex III, and the normative
types as they occur. Party types: Quy định 399-QĐ/TW. A code names several types where the
field itself uses it so (``QĐ`` is both quyết định and the Party's quy định).
"""

import unicodedata
from functools import cache

NAMES: dict[str, tuple[str, ...]] = {
    "LUẬT": ("luật", "bộ luật"),
    "PL": ("pháp lệnh",),
    "SL": ("sắc lệnh",),
    "LCT": ("lệnh",),
    "NĐ": ("nghị định",),
    "TT": ("thông tư", "thông tri"),
    "TTLT": ("thông tư liên tịch",),
    "NQLT": ("nghị quyết liên tịch",),
    "VBHN": ("văn bản hợp nhất",),
    "NQ": ("nghị quyết",),
    "QĐ": ("quyết định", "quy định"),
    "QyĐ": ("quy định",),
    "CT": ("chỉ thị",),
    "KL": ("kết luận",),
    "QC": ("quy chế",),
    "TC": ("thông cáo",),
    "TB": ("thông báo",),
    "HD": ("hướng dẫn",),
    "CTr": ("chương trình",),
    "KH": ("kế hoạch",),
    "PA": ("phương án",),
    "ĐA": ("đề án",),
    "DA": ("dự án",),
    "BC": ("báo cáo",),
    "BB": ("biên bản",),
    "TTr": ("tờ trình",),
    "HĐ": ("hợp đồng",),
    "CV": ("công văn",),
    "CĐ": ("công điện",),
    "BGN": ("bản ghi nhớ",),
    "BTT": ("bản thỏa thuận",),
    "GUQ": ("giấy ủy quyền",),
    "GM": ("giấy mời",),
    "GGT": ("giấy giới thiệu",),
    "GNP": ("giấy nghỉ phép",),
    "PG": ("phiếu gửi",),
    "PC": ("phiếu chuyển",),
    "PB": ("phiếu báo",),
}


def fold(text: str) -> str:
    """Lower case without any mark; ``đ`` becomes ``d``."""
    plain = unicodedata.normalize(
        "NFD", text.lower().replace("đ", "d").replace("ð", "d")
    )
    return "".join(char for char in plain if not unicodedata.combining(char))


@cache
def codes_by_name() -> dict[str, tuple[str, ...]]:
    """From a folded name ("quy dinh") to the codes that it may stand for."""
    found: dict[str, tuple[str, ...]] = {}
    for code, names in NAMES.items():
        for name in names:
            found[fold(name)] = (*found.get(fold(name), ()), code)
    return found


@cache
def _codes_by_spelling() -> dict[str, str]:
    return {code.upper(): code for code in NAMES}


@cache
def _codes_by_folded_spelling() -> dict[str, str]:
    found: dict[str, str] = {}
    for code in NAMES:
        found.setdefault(fold(code), code)
    return found


def code_of(written: str) -> str | None:
    """The code that an abbreviation stands for, with or without its diacritics."""
    exact = unicodedata.normalize("NFC", written).upper().replace("Ð", "Đ")
    return _codes_by_spelling().get(exact) or _codes_by_folded_spelling().get(
        fold(exact)
    )
