"""Makes links of the citations in a text that is already HTML.

Pure. The words of a citation are looked for between the tags, as they stand there; what
stands in a link, a button or a heading of a fold already is left alone.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

_TAG = re.compile(r"<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)[^>]*>|<!--.*?-->", re.DOTALL)
_CLOSED = frozenset(["a", "button", "summary", "script", "style", "textarea"])
_SPACE = r"(?:\s|&nbsp;|&#160;)+"


@dataclass(frozen=True)
class CiteLink:
    """Where a citation leads, and the card that tells of it."""

    address: str
    card: int


@dataclass(frozen=True)
class _Stretch:
    """Text between two tags."""

    start: int
    end: int


def link_citations(html: str, links: Mapping[str, CiteLink | None]) -> SafeString:
    """The same HTML with links; longer words come before shorter ones that they hold,
    and those that lead nowhere keep the shorter ones out as well."""
    texts = {_words(text): link for text, link in links.items()}
    if not any(texts.values()):
        return mark_safe(html)  # noqa: S308  the caller's own rendered template
    ordered = sorted(texts, key=len, reverse=True)
    pattern = re.compile(
        r"(?<!\w)(?:" + "|".join(_pattern(text) for text in ordered) + r")(?!\w)"
    )
    pieces, reached = [], 0
    for stretch in _open_text(html):
        for match in pattern.finditer(html, stretch.start, stretch.end):
            link = texts.get(_words(unescape(match.group())))
            if link:
                pieces += [html[reached : match.start()], _anchor(match.group(), link)]
                reached = match.end()
    pieces.append(html[reached:])
    return mark_safe("".join(pieces))  # noqa: S308  parts of it, and what is escaped


def _words(text: str) -> str:
    return " ".join(text.split())


def _pattern(text: str) -> str:
    return _SPACE.join(re.escape(escape(word)) for word in text.split())


def _anchor(written: str, link: CiteLink) -> str:
    card = f"card-{link.card}"
    return (
        f'<a class="cite" href="{escape(link.address)}" data-card="{card}" '
        f'aria-describedby="{card}">{written}</a>'
    )


def _open_text(html: str) -> Iterator[_Stretch]:
    """The stretches of text in which a link may stand."""
    reached, closed = 0, 0
    for tag in _TAG.finditer(html):
        if not closed and tag.start() > reached:
            yield _Stretch(reached, tag.start())
        reached = tag.end()
        if (tag["name"] or "").lower() in _CLOSED:
            closed = max(0, closed - 1) if tag["close"] else closed + 1
    if not closed and reached < len(html):
        yield _Stretch(reached, len(html))
