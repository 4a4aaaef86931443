"""Lists of bodies: to whom a document is addressed, and who receives it."""

import re

from .folding import capitals, fold
from .heading import ADDRESS, TELEGRAM
from .pieces import LEFT, RIGHT, Piece

_BULLET = re.compile(r"^(?:[-–—•+*~_·«=]+\s*|\d{1,2}[.)]\s+)(?=\S)")
_OPEN_END = re.compile(r"(?:[,(]|\b(?:và|của|các|cho|tại|thuộc))$")

Items = list[tuple[str, list[Piece]]]


def is_bullet(text: str) -> bool:
    """Whether a line opens an item of a list."""
    return bool(_BULLET.match(text))


def clean_item(text: str) -> str:
    """An item without its dash and the mark that ends it."""
    text = _BULLET.sub("", text).strip()
    return re.sub(r"[\s;.,:|]+$", "", text).strip()


def addressees_at(
    pieces: list[Piece], start: int
) -> tuple[list[str], list[Piece], int]:
    """The addressees from `start` on, the pieces they stand in, the first piece after."""
    for at in range(start, min(start + 12, len(pieces))):
        folded = pieces[at].folded
        label = ADDRESS.match(folded)
        if label:
            first = re.sub(r"^[\s:;.]+", "", pieces[at].text[label.end() :])
            return _collect(pieces, at, first)
        telegram = TELEGRAM.search(folded)
        if telegram and len(folded) < 160 and telegram.start() < 80:
            return _collect(pieces, at, pieces[at].text[telegram.end() :].strip())
    return [], [], start


def _collect(
    pieces: list[Piece], at: int, first: str
) -> tuple[list[str], list[Piece], int]:
    items: Items = []
    if first:
        items.append((first, [pieces[at]]))
    after = at + 1
    while after < len(pieces) and len(items) < 60:
        piece = pieces[after]
        if is_bullet(piece.text):
            if items and not is_bullet(items[-1][0]) and _ended(items[-1][0]):
                break
            items.append((piece.text, [piece]))
        elif items and _continues(piece, *items[-1]):
            text, where = items[-1]
            items[-1] = (f"{text} {piece.text}", [*where, piece])
        elif _is_item_of_its_own(piece, items):
            items.append((piece.text, [piece]))
        else:
            break
        after += 1
    where = [pieces[at], *(piece for _, found in items for piece in found)]
    return _texts(items), list(dict.fromkeys(where)), after


def _texts(items: Items) -> list[str]:
    bulleted = any(is_bullet(text) for text, _ in items)
    texts = [clean_item(text) for text, _ in items]
    if not bulleted and len(items) == 1:
        texts = [clean_item(part) for part in re.split(r";", texts[0])]
    return [text for text in texts if text]


def _ended(text: str) -> bool:
    return bool(re.search(r"[.:]$", text.rstrip()))


def _continues(piece: Piece, text: str, where: list[Piece]) -> bool:
    last = where[-1]
    if _ended(text) or text.endswith(";"):
        return False
    together = piece.line.paragraph is not None and (
        piece.line.paragraph == last.line.paragraph
    )
    if together and (is_bullet(text) or not piece.box):
        return True
    if _opens_the_text(piece, text, where[0]):
        return False
    if piece.text[:1].islower() or _OPEN_END.search(text):
        return len(text) < 600
    if piece.box and last.box and piece.page == last.page:
        return piece.box[0] > max(0.24, where[0].box[0] - 0.02 if where[0].box else 0)
    return False


def _opens_the_text(piece: Piece, text: str, first: Piece) -> bool:
    """After a list that ends with a comma instead of a full stop: a capital on a
    paragraph of its own, indented as the items are, where a wrapped line is not."""
    if not (is_bullet(text) and text.endswith(",") and piece.text[:1].isupper()):
        return False
    if piece.box and first.box:
        return piece.box[0] > first.box[0] - 0.01
    return piece.line.paragraph != first.line.paragraph


def _is_item_of_its_own(piece: Piece, items: Items) -> bool:
    """Lists without dashes: each addressee on a line that ends with a semicolon."""
    if len(piece.text) > 160 or re.match(r"can cu(?!\w)|thuc hien", piece.folded):
        return False
    if not items:
        return True
    if any(is_bullet(text) for text, _ in items):
        return False
    return items[-1][0].endswith(";") or (
        piece.column == RIGHT and items[-1][1][-1].column == RIGHT
    )


def recipients_of(pieces: list[Piece]) -> tuple[list[str], list[Piece]]:
    """The items under `Nơi nhận:`; the last is what is kept on file."""
    items: Items = []
    for piece in pieces:
        if is_bullet(piece.text):
            items.append((piece.text, [piece]))
        elif items and _continues_recipient(piece, *items[-1]):
            text, where = items[-1]
            items[-1] = (f"{text} {piece.text}", [*where, piece])
        elif _is_recipient_of_its_own(piece, items):
            items.append((piece.text, [piece]))
        if items and _is_kept_on_file(items[-1][0]):
            break
    where = [piece for _, found in items for piece in found]
    return [clean_item(text) for text, _ in items if clean_item(text)], where


def _is_recipient_of_its_own(piece: Piece, items: Items) -> bool:
    opened = not items or items[-1][0].rstrip().endswith(";")
    return opened and len(piece.text) < 120 and capitals(piece.text) < 0.8


def _is_kept_on_file(text: str) -> bool:
    """`Lưu: VT, TĐKT.` closes the list."""
    return fold(clean_item(text)).startswith("luu") and text.rstrip().endswith(".")


def _continues_recipient(piece: Piece, text: str, where: list[Piece]) -> bool:
    if piece.text[:1].islower():
        return True
    if re.search(r"[;.]$", text.rstrip()):
        return False
    return piece.column == LEFT or len(piece.text) < 80
