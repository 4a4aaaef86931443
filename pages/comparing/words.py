"""The words that differ between two pieces, as safe HTML with what was taken out on one
side and what was put in on the other."""

import re
from difflib import SequenceMatcher

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
MOST = 4_000
"""Beyond so many words and signs a piece is marked as a whole: finding the smallest
difference takes the square of it."""


def marked(old: str, new: str) -> tuple[SafeString, SafeString]:
    """The old words with ``<del>``, the new ones with ``<ins>``."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(before) + len(after) > MOST:
        return format_html("<del>{}</del>", old), format_html("<ins>{}</ins>", new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    left: list[tuple[bool, str]] = []
    right: list[tuple[bool, str]] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        left.append((kind != "equal", "".join(before[a:b])))
        right.append((kind != "equal", "".join(after[c:d])))
    return _html("del", left), _html("ins", right)


def _html(tag: str, parts: list[tuple[bool, str]]) -> SafeString:
    pieces = [
        (format_html("<{}>{}</{}>", tag, text, tag) if differs else text,)
        for differs, text in parts
        if text
    ]
    return format_html_join("", "{}", pieces)
