"""Which body issued a document and which stands over it, from the lines above the number."""

import re

from .bodies import opens_a_body, usual_spelling
from .folding import capitals, fold
from .pieces import Piece

_CONTINUES = re.compile(
    r"(?:tỉnh|thành phố|xã(?! hội)|phường|huyện|quận|thị xã|thị trấn|đặc khu|việt nam|và|của"
    r"|thuộc|về|thực hiện|khóa|nhiệm kỳ|lần thứ|tinh|thanh pho|phuong|huyen)(?!\w)"
)
_OFFICES = re.compile(r"(?:phó )?(?:chủ tịch|chủ nhiệm|giám đốc|trưởng ban)$")
Names = list[tuple[str, list[Piece]]]


def issuers(lines: list[Piece]) -> Names:
    """Superior body first, then the issuing one, in usual spelling."""
    names: Names = []
    for line in lines:
        text = re.sub(r"^[^\w(]+|[^\w)]+$", "", line.text)
        if len(text) < 3:
            continue
        if names and _goes_on(line, text, names[-1]):
            before, where = names[-1]
            names[-1] = (f"{before} {text}", [*where, line])
        else:
            names.append((text, [line]))
    spelled = [(usual_spelling(text), where) for text, where in names]
    unique = [
        name
        for at, name in enumerate(spelled)
        if at == 0 or fold(name[0]) != fold(spelled[at - 1][0])
    ]
    return unique


def _goes_on(line: Piece, text: str, before: tuple[str, list[Piece]]) -> bool:
    """A second line of the same name: no new body begins in it, and it looks the same."""
    folded, last = fold(text), before[1][-1]
    if folded == fold(before[0]):
        return False
    if re.search(r"(?:-|,|\bVÀ|\bvà)$", before[0]):
        return True
    if _CONTINUES.match(text.lower()) or _OFFICES.match(before[0].lower()):
        return True
    if last.bold != line.bold:
        return False
    if capitals(text) < 0.7:
        return False
    return not opens_a_body(text)
