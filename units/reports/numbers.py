"""Numbers as people type them: ``1.234,5`` is Vietnamese, ``1,234.5`` comes from foreign
spreadsheets; what can be read both ways (``1.234``) is asked about, never guessed.

Separators: Thông tư 01/2011/TT-BNV writes ``1.234,5``, as Vietnamese offices do.
"""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.formats import number_format
from django.utils.translation import gettext as _

AMBIGUOUS = "ambiguous"
MAX_DIGITS = 18
MAX_DECIMALS = 6

_GROUPED_BY_SPACES = re.compile(r"[1-9]\d{0,2}(?: \d{3})+(?![\d ])")
_DOTS_THEN_COMMA = re.compile(r"(\d+|[1-9]\d{0,2}(?:\.\d{3})+)(?:,(\d+))?")
_COMMAS_THEN_DOT = re.compile(r"(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:\.(\d+))?")


def readings(text: str) -> list[Decimal]:
    """The numbers that a text can stand for: none, one, or two; the Vietnamese reading
    stands first."""
    body = re.sub(r"\s", " ", text).strip().replace("−", "-")
    sign, body = ("-", body[1:].lstrip()) if body.startswith("-") else ("", body)
    spaced = _GROUPED_BY_SPACES.match(body)
    if spaced:
        body = spaced[0].replace(" ", "") + body[spaced.end() :]
    found: list[Decimal] = []
    for writing in (_DOTS_THEN_COMMA, _COMMAS_THEN_DOT):
        if match := writing.fullmatch(body):
            whole = re.sub(r"[.,]", "", match[1])
            number = Decimal(f"{sign}{whole}.{match[2] or ''}".rstrip("."))
            if number not in found:
                found.append(number)
    return found


def read_number(text: str, *, whole: bool = False, meant: str = "") -> Decimal:
    """The number a text says. ``meant`` is the answer to the question which of two
    readings was meant; it counts only while it is one of them."""
    found = readings(text)
    if not found:
        message = _("“%(text)s” is not a number; write it like 1234,5.")
        raise ValidationError(message % {"text": text.strip()}, code="invalid")
    if whole and _is_whole(found[0]):
        found = found[:1]
    offered = [number for number in found if not whole or _is_whole(number)]
    if not offered:
        message = _("This takes whole numbers; “%(text)s” has decimals.")
        raise ValidationError(message % {"text": text.strip()}, code="invalid")
    if len(found) == 1:
        return _bounded(found[0])
    for number in offered:
        if f"{number:f}" == meant:
            return _bounded(number)
    shown = {
        "text": text.strip(),
        "readings": _(" or ").join(spelt(number) for number in offered),
    }
    message = _(
        "“%(text)s” can be read in two ways. Choose what you mean: %(readings)s."
    )
    raise ValidationError(message % shown, AMBIGUOUS, {"readings": offered})


def spelt(number: Decimal) -> str:
    """A number that cannot be misread: its decimals are named as such."""
    whole, _point, decimals = f"{number:f}".partition(".")
    if not decimals:
        return whole
    return _("%(whole)s and %(decimals)s after the decimal comma") % {
        "whole": whole,
        "decimals": decimals,
    }


def shown(number: Decimal, *, grouped: bool = True) -> str:
    """As the reader's language writes it."""
    return number_format(number, use_l10n=True, force_grouping=grouped)


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _bounded(number: Decimal) -> Decimal:
    _sign, digits, exponent = number.as_tuple()
    if len(digits) > MAX_DIGITS or -int(exponent) > MAX_DECIMALS:
        raise ValidationError(_("This number has too many digits."), code="invalid")
    return number
