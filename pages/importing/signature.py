"""Who signed, for whom and as what: the block of the signature beside `Nơi nhận:`."""

import re
from dataclasses import dataclass, field, replace

from .fields import Signature
from .folding import capitals, fold
from .layouts import AUTHORITY_PREFIXES
from .letters import CAPITAL, SMALL, SYLLABLE
from .listed import is_bullet
from .pieces import LEFT, RIGHT, WHOLE, Piece
from .types import type_of_title


def _misreadable(prefix: str) -> str:
    """`T/M` also as `TM` and, where OCR read it, `T7M` or `IM`."""
    letters = [letter for letter in prefix if letter.isalpha()]
    return "[/7I]?".join(letters).replace("T", "[TI]")


RECIPIENTS = re.compile(r"n[o0][il1]\s*nh[ao]n(?!\w)\s*[:.;]?\s*")
_AUTHORITY = re.compile(
    rf"(?:{'|'.join(_misreadable(prefix) for prefix in AUTHORITY_PREFIXES)})"
    rf"\s*(?:[./,:]+\s*|\s+)(?=[{CAPITAL}]{{2}})"
)
_TITLES = (
    "tong bi thu", "quyen", "pho", "bi thu", "chu tich", "thu tuong", "bo truong",
    "thu truong", "truong ban", "truong phong", "truong cong an", "truong", "chanh",
    "giam doc", "hieu truong", "cuc truong", "vu truong", "tong cuc truong",
    "chi cuc truong", "chu nhiem", "vien truong", "tong giam doc", "tong thanh tra",
    "tong kiem toan", "tong thu ky", "thong doc", "tram truong", "chi huy", "chinh uy",
    "chinh tri vien", "tu lenh", "thu ky", "uy vien", "thuong truc", "doi truong",
    "to truong", "cong chung vien", "ke toan", "chu toa", "dai dien",
)  # fmt: skip
_RANKS = r"(?:đại|thượng|trung|thiếu)\s+(?:tướng|tá|úy)|chuẩn đô đốc|đô đốc"
_DEGREES = r"(?:pgs|gs|ts|ths|bs|ks|cn|bscki+)\.?"
_RANK = re.compile(rf"^(?:(?:{_RANKS}|{_DEGREES})[.,\s]+)+(?=\S)", re.IGNORECASE)
_STAMP = re.compile(r"da ky|^\W*\(?ky\b|dong dau|ky ten|ky so|xac thuc")
_NAME = re.compile(rf"^{SYLLABLE}(?:[ -]{SYLLABLE}){{1,5}}$")
_ONE_WORD_NAME = re.compile(rf"^[{CAPITAL}]['’][{CAPITAL}{SMALL}]{{2,}}$")
_SURNAMES = frozenset(
    (
      "nguyen", "tran", "le", "pham", "hoang", "huynh", "phan", "vu", "vo", "dang",
      "bui", "do", "ho", "ngo", "duong", "ly", "dinh", "dao", "doan", "luong", "truong",
      "trinh", "lam", "mai", "cao", "ha", "thai", "ta", "phung", "quach", "vuong",
      "luu", "chau", "trieu", "la", "tong", "nong", "be", "ma", "lo", "vi", "giang",
      "sung", "ly", "k", "ro", "ksor", "rmah", "y", "h", "dieu", "thach", "son", "kim",
      "danh", "to", "ton", "mac",
    )
)  # fmt: skip


@dataclass
class Block:
    """One signature as it is being read, with the pieces of each part."""

    authority: list[Piece] = field(default_factory=list)
    title: list[Piece] = field(default_factory=list)
    name: list[Piece] = field(default_factory=list)

    def read(self) -> Signature:
        authority, title = (
            " ".join(piece.text for piece in part).strip(" -:;") or None
            for part in (self.authority, self.title)
        )
        return Signature(authority, title, self.name[0].text if self.name else None)

    @property
    def pieces(self) -> list[Piece]:
        return [*self.authority, *self.title, *self.name]


def opens_recipients(piece: Piece) -> bool:
    """`Nơi nhận:` as a label, not as words of a sentence."""
    found = RECIPIENTS.match(piece.folded)
    if not found:
        return False
    rest = piece.text[found.end() :]
    return not rest or is_bullet(rest) or capitals(rest) > 0.6 or len(rest) < 4


def is_authority(text: str) -> bool:
    """`TM. ỦY BAN NHÂN DÂN`, `K/T BÍ THƯ`."""
    return bool(_AUTHORITY.match(text)) and capitals(text) > 0.6 and len(text) < 90


def is_signer_title(text: str) -> bool:
    """`CHỦ TỊCH`, `Phó Thủ tướng`."""
    folded = fold(text)
    if is_bullet(text) or text.endswith((";", ":")) or len(text) > 70:
        return False
    if not any(re.match(title + r"(?!\w)", folded) for title in _TITLES):
        return False
    return capitals(text) > 0.75 or (len(folded.split()) <= 6 and text[0].isupper())


def name_in(text: str) -> str | None:
    """A person's name, where the text is nothing else."""
    plain = re.sub(r"^(?:Người ký\s*:)?[^\w]+|[^\w]+$", "", f" {text}")
    plain = _RANK.sub("", plain).strip()
    if _NAME.match(plain) or _ONE_WORD_NAME.match(plain):
        return plain
    words = plain.split()
    if plain.isupper() and 2 <= len(words) <= 5 and fold(words[0]) in _SURNAMES:
        return " ".join(word.capitalize() for word in words)
    return None


def find_zone(pieces: list[Piece], start: int) -> tuple[int, int]:
    """First and last-but-one piece of the signature; both at the end where there is none."""
    first = next(
        (
            at
            for at in range(start, len(pieces))
            if opens_recipients(pieces[at]) or _opens_signature(pieces, at)
        ),
        None,
    )
    if first is None:
        first = _by_title_and_name(pieces, start)
    if first is None:
        return len(pieces), len(pieces)
    first = _with_other_column(pieces, first, start)
    end = first + 1
    while end < len(pieces) and end - first < 90 and not _closes(pieces[end]):
        end += 1
    return first, end


def _opens_signature(pieces: list[Piece], at: int) -> bool:
    text = pieces[at].text
    if not is_authority(text):
        return False
    following = pieces[at + 1 : at + 14]
    return any(
        is_signer_title(piece.text) or name_in(piece.text) for piece in following
    ) or (at > len(pieces) - 4)


def _by_title_and_name(pieces: list[Piece], start: int) -> int | None:
    for at in range(len(pieces) - 2, start, -1):
        if not is_signer_title(pieces[at].text) or capitals(pieces[at].text) < 0.75:
            continue
        if any(name_in(piece.text) for piece in pieces[at + 1 : at + 5]):
            return at
    return None


def _with_other_column(pieces: list[Piece], first: int, start: int) -> int:
    """Back to what stands higher on the page in the other column of the same block."""
    at = first
    while at - 1 > start and pieces[at - 1].column == RIGHT:
        text = pieces[at - 1].text
        if not (is_signer_title(text) or is_authority(text) or name_in(text)):
            break
        at -= 1
    return at


def _closes(piece: Piece) -> bool:
    if is_bullet(piece.text):
        return False
    if re.match(r"phu luc(?!\w)|mau (?:so )?\d|cong hoa xa hoi", piece.folded):
        return True
    if type_of_title(piece.text) and piece.column == WHOLE:
        return True
    return len(piece.text) > 200 and piece.column == WHOLE


def read_signatures(zone: list[Piece]) -> list[Block]:
    """The signatures, from left to right, of pieces already parted by column."""
    blocks: list[Block] = []
    apart = all(
        any(one.column == column and is_authority(one.text) for one in zone)
        for column in (WHOLE, RIGHT)
    )
    for columns in (
        ((LEFT,), (WHOLE,), (RIGHT,)) if apart else ((LEFT,), (WHOLE, RIGHT))
    ):
        current = Block()
        for piece in zone:
            if piece.column in columns and not is_bullet(piece.text):
                current = _add(piece, current, blocks)
        _finish(current, blocks)
    if len(blocks) > 1:
        blocks = _joined_halves(blocks)
    named = [block for block in blocks if block.name]
    return [block for block in blocks if block.name or block.authority or not named]


def _add(piece: Piece, block: Block, blocks: list[Block]) -> Block:
    text = piece.text
    if _STAMP.search(piece.folded) or opens_recipients(piece):
        return block
    if is_authority(text):
        if block.name or block.title:
            _finish(block, blocks)
            block = Block()
        block.authority.append(piece)
    elif is_signer_title(text) and not (block.title and name_in(text)):
        if block.name:
            _finish(block, blocks)
            block = Block()
        block.title.append(piece)
    elif name_in(text) and not _is_rank(text):
        signed = block.title or block.authority or piece.folded.startswith("nguoi ky")
        if signed and not block.name:
            block.name.append(replace(piece, text=name_in(text) or text))
    elif capitals(text) > 0.8 and len(text) > 3 and block.authority:
        if _is_rank(text) and not block.name:
            block.title.append(piece)
        elif not block.title and not block.name:
            block.authority.append(piece)
    return block


def _is_rank(text: str) -> bool:
    return bool(re.fullmatch(_RANKS, text.strip().lower()))


def _finish(block: Block, blocks: list[Block]) -> None:
    if block.pieces:
        blocks.append(block)


def _joined_halves(blocks: list[Block]) -> list[Block]:
    """A block without a name and one without an authority are halves of one signature."""
    joined: list[Block] = []
    for block in blocks:
        last = joined[-1] if joined else None
        if (
            last
            and not last.name
            and not block.authority
            and not (last.title and block.title)
        ):
            last.title += block.title
            last.name += block.name
        else:
            joined.append(block)
    return joined
