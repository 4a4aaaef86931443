"""What is told of a citation that does not fit: in the reader's language."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from pages.citation_dates_check import DateDoubt
from pages.citation_resolution import WarningCode
from pages.models.dates import display_partial

_WORDS: dict[str, Promise] = {
    WarningCode.DATE_DIFFERS: _(
        "The date written here, %(cited)s, is not that of the document, %(held)s."
    ),
    WarningCode.YEAR_DIFFERS: _(
        "The year written here, %(cited)s, is not that of the document, %(held)s."
    ),
    WarningCode.TYPE_DIFFERS: _("The type written here is not that of the document."),
    WarningCode.ISSUER_DIFFERS: _(
        "The body written here, %(cited)s, is not the one that issued it, %(held)s."
    ),
    WarningCode.SEVERAL_VERSIONS: _(
        "This law was passed several times; the one of %(held)s is meant."
    ),
    DateDoubt.AFTER_CITING: _(
        "The date written here, %(cited)s, lies after that of this document."
    ),
    DateDoubt.BEFORE_WHAT_IT_CARRIES_OUT: _(
        "The date written here, %(cited)s, lies before that of what it carries out, "
        "%(held)s."
    ),
    DateDoubt.YEAR_OF_NUMBER: _(
        "The date written here, %(cited)s, does not fit the year in the number."
    ),
}


def doubt_words(
    doubts: Iterable[Mapping[str, Any]], *, of_target: bool
) -> Iterator[str]:
    """A sentence each; those that say something of the other document only where it
    may be seen."""
    for doubt in doubts:
        words = _WORDS.get(doubt["code"])
        if words is None or (doubt.get("of_target") and not of_target):
            continue
        cited, held = doubt["cited"] or "", doubt["held"] or ""
        if doubt["code"] != WarningCode.ISSUER_DIFFERS:
            cited, held = display_partial(cited), display_partial(held)
        yield str(words) % {"cited": cited, "held": held}
