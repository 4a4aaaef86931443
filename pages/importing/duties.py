"""The numbered duties that a directive gives: what is later assigned to units."""

import re

from .fields import Duty
from .folding import fold
from .paragraphs import Paragraph

_NUMBER = re.compile(r"(\d{1,2})\s?[.)\-–](?!\d)\s*(?=\S)")
_SECTION = re.compile(r"([IVX]{1,5})\s?[.\-)]\s*(.+)")
_PART = re.compile(r"(?:\(?[a-zđ]{1,2}\)|[-–+•*]\s|\d{1,2}\.\d)")
_ASKS = re.compile(
    r"yeu cau|de nghi|nhiem vu|giai phap|chi dao|giao(?! duc)|trien khai|tap trung"
    r"|noi dung sau|quan triet"
)
_TELLS = re.compile(
    r"thieu sot|vi pham|han che|ton tai|ket qua|nguyen nhan|cu the nhu sau"
)
_ARTICLE = re.compile(r"dieu \d")


class _List:
    """Items 1, 2, 3 … in a row, under one introduction and perhaps a section."""

    def __init__(self, intro: str, section: str) -> None:
        self.intro, self.section = intro, section
        self.items: list[tuple[str, list[Paragraph]]] = []

    @property
    def asks(self) -> bool:
        if self.section:
            return bool(
                re.search(
                    r"nhiem vu|giai phap|to chuc thuc hien|noi dung", self.section
                )
            )
        last = self.intro[-260:]
        return bool(_ASKS.search(last)) and not (
            _TELLS.search(last[-120:]) and not re.search(r"yeu cau|de nghi", last)
        )


def duties_of(paragraphs: list[Paragraph]) -> list[tuple[Duty, Paragraph]]:
    """Each with the paragraph it opens in; none in a text made of articles."""
    if any(_ARTICLE.match(paragraph.folded) for paragraph in paragraphs):
        return []
    lists = [found for found in _lists(paragraphs) if found.items and found.asks]
    if any(found.section for found in lists):
        chosen = [found for found in lists if found.section]
    else:
        chosen = lists
    duties = []
    for found in chosen:
        prefix = found.section.split(" ")[0].upper() + "." if found.section else ""
        for number, parts in found.items:
            first = _NUMBER.sub("", parts[0].text, count=1)
            text = "\n".join([first, *(part.text for part in parts[1:])])
            duties.append((Duty(f"{prefix}{number}", text), parts[0]))
    return duties


def _lists(paragraphs: list[Paragraph]) -> list[_List]:
    lists: list[_List] = []
    section, before, current = "", "", None
    for at, paragraph in enumerate(paragraphs):
        opened = _SECTION.match(paragraph.text)
        if opened and not _NUMBER.match(paragraph.text):
            section, before, current = f"{opened[1]} {fold(opened[2])}", "", None
            continue
        number = _NUMBER.match(paragraph.text)
        expected = len(current.items) + 1 if current else 1
        if number and int(number[1]) == expected and current:
            current.items.append((number[1], [paragraph]))
        elif number and int(number[1]) == 1:
            current = _List(before, section)
            current.items.append(("1", [paragraph]))
            lists.append(current)
        elif current and _belongs(paragraphs, at, current):
            current.items[-1][1].append(paragraph)
        else:
            before = f"{before} {paragraph.folded}"[-600:]
            current = None
    return lists


def _belongs(paragraphs: list[Paragraph], at: int, current: _List) -> bool:
    """Its points do; other text only where a next item of the list still follows."""
    if _PART.match(paragraphs[at].text):
        return True
    following = str(len(current.items) + 1)
    for paragraph in paragraphs[at : at + 12]:
        if _SECTION.match(paragraph.text):
            return False
        number = _NUMBER.match(paragraph.text)
        if number:
            return number[1] == following
    return False
