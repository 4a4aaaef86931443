"""Names of bodies from capitals back to the spelling in use: Nghị định 30/2020/NĐ-CP, annex II.

Only the case of letters changes; marks, and where the tone is placed, stay as written.
"""

import re
from functools import cache

from .folding import capitals, fold

# As these names are spelled inside a longer name; first letters of a whole name are
# raised afterwards. The longest one that fits wins.
PHRASES = (
    "Chính phủ", "Thủ tướng Chính phủ", "Phó Thủ tướng Chính phủ", "Quốc hội",
    "Ủy ban Thường vụ Quốc hội", "Chủ tịch nước", "Văn phòng Chính phủ",
    "Văn phòng Quốc hội", "Văn phòng Chủ tịch nước", "Văn phòng Trung ương Đảng",
    "Đảng Cộng sản Việt Nam", "Ban Chấp hành Trung ương", "Bộ Chính trị", "Ban Bí thư",
    "Ban Chấp hành", "Ban Thường vụ", "Thường trực", "Đảng bộ", "Đảng ủy", "Tỉnh ủy",
    "Thành ủy", "Huyện ủy", "Quận ủy", "Thị ủy", "Chi bộ", "Chi ủy", "Đảng đoàn",
    "Quân ủy Trung ương", "Ban cán sự đảng", "Ủy ban Kiểm tra", "Ban Tổ chức",
    "Ban Xây dựng Đảng", "Ban Tuyên giáo", "Ban Tuyên giáo và Dân vận", "Ban Dân vận",
    "Ban Nội chính", "Văn phòng", "Trung tâm Chính trị", "Trường Chính trị",
    "Ủy ban nhân dân", "Hội đồng nhân dân", "Chủ tịch", "Phó Chủ tịch", "Ủy ban",
    "Mặt trận Tổ quốc Việt Nam", "Ủy ban Mặt trận Tổ quốc Việt Nam", "Ban Thường trực",
    "Trung ương", "Hội Liên hiệp Phụ nữ", "Liên hiệp Phụ nữ", "Hội Nông dân",
    "Hội Cựu chiến binh", "Liên đoàn Lao động", "Công đoàn",
    "Đoàn Thanh niên Cộng sản Hồ Chí Minh", "Đoàn TNCS Hồ Chí Minh", "Hồ Chí Minh",
    "Tòa án nhân dân", "Viện kiểm sát nhân dân", "Kiểm toán nhà nước", "tối cao",
    "Công an", "Công an nhân dân", "Quân đội nhân dân", "Ban Chỉ huy Quân sự",
    "Bộ Chỉ huy Quân sự", "Bộ Tư lệnh", "Bộ đội Biên phòng", "Ban Chỉ đạo", "thực hiện",
    "dân chủ ở cơ sở", "Quy chế dân chủ ở cơ sở", "cải cách hành chính",
    "xây dựng nông thôn mới", "Chương trình mục tiêu quốc gia", "chuyển đổi số",
    "phòng, chống", "xã hội", "Chi cục", "Tổng cục", "Trung tâm", "Bệnh viện",
    "Học viện", "Trường Tiểu học", "Trường Trung học cơ sở",
    "Trường Trung học phổ thông", "Trường THCS", "Trường THPT", "Trường Mầm non",
    "Trường Mẫu giáo", "Trường Đại học", "hợp tác xã", "Hội đồng", "Ban Quản lý",
    "Việt Nam", "Đảng", "Nhà nước", "nhân dân", "Bộ Giáo dục và Đào tạo",
    "Khoa học và Công nghệ", "Trung tâm Phục vụ hành chính công", "Hành chính công",
    "Bảo hiểm xã hội", "Ngân hàng Nhà nước Việt Nam", "Thanh tra Chính phủ",
    "Ngân hàng Chính sách xã hội", "các cơ quan Đảng", "chính trị - xã hội", "tổ chức",
    "Ban Tiếp công dân", "Trạm Y tế", "Tiểu ban", "Ban Chỉ huy", "Chi đoàn", "Chi hội",
    "Hợp tác xã",
)  # fmt: skip

# Words after which a proper name follows, each of its syllables raised.
UNITS = (
    "tỉnh", "thành phố", "thị xã", "thị trấn", "huyện", "quận", "xã", "phường",
    "đặc khu", "thôn", "tổ dân phố", "khu phố",
)  # fmt: skip

# These fold into other words (`bản` and `ban`), so they count with their marks only.
MARKED_UNITS = frozenset(("ấp", "bản", "buôn", "làng", "khóm"))

# Names of bodies and schools after which a proper name follows, and after which a field
# of work does.
BEFORE_A_NAME = (
    "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "trường tiểu học",
    "trường trung học cơ sở", "trường trung học phổ thông", "trường thcs",
    "trường thpt", "trường mầm non", "trường mẫu giáo", "hợp tác xã",
)  # fmt: skip
BEFORE_A_FIELD = (
    "chi cục", "tổng cục", "trung tâm", "bệnh viện", "học viện", "ban quản lý",
    "văn phòng", "trường đại học", "tiểu ban", "hội đồng", "ủy ban",
)  # fmt: skip

# Words that open a body's own name: a line starting with one starts a body.
HEADS = (
    "đảng bộ", "đảng ủy", "đảng đoàn", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy",
    "thị ủy", "quân ủy", "chi bộ", "chi ủy", "ban", "bộ", "sở", "phòng", "cục",
    "tổng cục", "vụ", "chi cục", "ủy ban", "hội đồng", "văn phòng", "thanh tra",
    "kiểm toán", "tòa án", "viện", "công an", "hội", "liên đoàn", "liên hiệp", "đoàn",
    "công đoàn", "trường", "trung tâm", "trạm", "bệnh viện", "thủ tướng", "chính phủ",
    "quốc hội", "chủ tịch", "học viện", "đại học", "bảo hiểm", "ngân hàng", "kho bạc",
    "thuế", "tổng công ty", "công ty", "hợp tác xã", "đài", "báo", "tạp chí",
    "mặt trận", "tổ", "thôn", "ubnd", "hđnd", "ubmttq", "mttq", "ủy viên",
    "đảng cộng sản", "hạt", "đội", "tiểu ban", "bch", "btv", "quân khu", "sư đoàn",
    "trung đoàn", "nhà", "thư viện", "bảo tàng", "quỹ", "đồn", "cụm", "khối", "ngành",
)  # fmt: skip

_SMALL = frozenset(
    ("và", "của", "về", "cho", "ở", "tại", "thuộc", "với", "các", "theo", "do")
)
_FIELD_HEADS = frozenset(
    (
        "bộ",
        "sở",
        "ban",
        "phòng",
        "cục",
        "vụ",
        "hội",
        "trường",
        "tổng",
        "viện",
        "trạm",
        "đội",
    )
)
_ABBREVIATION = re.compile(
    r"^(?:UBND|HĐND|MTTQ|UBMTTQ|UBMTTQVN|TNCS|HTX|BCH|BTV|TP|TW|DCCS|QCDC|THCS|THPT|BQL"
    r"|[IVX]+|[A-Z]?\d+)\.?$"
)
_JOINTS = frozenset((",", "-", "–", "&", "và"))
_WORD = re.compile(r"[^\s,;()/&–-]+|[,;()/&–-]")

Key = tuple[str, ...]


def _key(phrase: str) -> Key:
    return tuple(_WORD.findall(fold(phrase)))


@cache
def _phrases() -> dict[Key, Key]:
    return {_key(phrase): tuple(_WORD.findall(phrase)) for phrase in (*PHRASES, *UNITS)}


@cache
def _keys(names: tuple[str, ...]) -> frozenset[Key]:
    return frozenset(_key(name) for name in names)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(re.escape(fold(head)) for head in HEADS)})(?!\w)")


def words_of(text: str) -> list[str]:
    """Words and marks of a name, one by one."""
    return _WORD.findall(text)


def known_phrase(keys: Key, at: int) -> Key | None:
    """The longest phrase at a place among folded words, as it is spelled."""
    phrase = _longest_phrase(keys, at)
    return _phrases()[phrase] if phrase else None


def opens_a_body(text: str) -> bool:
    """Whether a body's name begins with this line."""
    return bool(_opening().match(fold(text)))


def usual_spelling(name: str) -> str:
    """`ỦY BAN NHÂN DÂN XÃ TÂN HÒA` as `Ủy ban nhân dân xã Tân Hòa`; mixed case as it is."""
    name = " ".join(name.split())
    if capitals(name) < 0.7:
        return name
    words = _WORD.findall(name)
    keys = tuple(fold(word) for word in words)
    cased: list[str] = []
    proper, opening = False, True
    while len(cased) < len(words):
        at = len(cased)
        phrase = _longest_phrase(keys, at)
        if phrase:
            model = _phrases()[phrase]
            named = [
                _like(word, like) for word, like in zip(words[at:], model, strict=False)
            ]
            if at and words[at - 1].lower() in _JOINTS and phrase not in _keys(UNITS):
                named[0] = _title(named[0])
            cased += named
            proper = phrase in _keys(UNITS) or phrase in _keys(BEFORE_A_NAME)
            opening = phrase in _keys(BEFORE_A_FIELD)
            continue
        word = words[at]
        if word.lower() in MARKED_UNITS and at:
            cased.append(word.lower())
            proper, opening = True, False
            continue
        cased.append(_single(word, proper, opening, words[at - 1] if at else "-"))
        opening = cased[-1][0].isupper() and word.lower() in _FIELD_HEADS and not proper
    return _joined(name, cased)


def _longest_phrase(keys: Key, at: int) -> Key | None:
    for size in range(min(9, len(keys) - at), 0, -1):
        if keys[at : at + size] in _phrases():
            return keys[at : at + size]
    return None


def _single(word: str, proper: bool, opening: bool, previous: str) -> str:
    lowered = word.lower()
    if not word[0].isalnum() or _ABBREVIATION.match(word):
        return word
    if proper or (opening and lowered not in _SMALL):
        return _title(lowered)
    if lowered not in _SMALL and previous.lower() in _JOINTS:
        return _title(lowered)
    return lowered


def _title(word: str) -> str:
    return word[:1].upper() + word[1:]


def _like(word: str, model: str) -> str:
    """The letters of `word` in the case of `model`."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    lowered = word.lower()
    return _title(lowered) if model[:1].isupper() else lowered


def _joined(name: str, cased: list[str]) -> str:
    """The cased words with the spaces and marks that stood between them."""
    result, rest = [], name
    for word in cased:
        at = rest.lower().find(word.lower())
        result.append(rest[:at] + word)
        rest = rest[at + len(word) :]
    return _title("".join(result) + rest)
