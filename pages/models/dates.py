"""Dates that may be partial: a draft has no day, an old text only a year."""

import datetime
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

_PARTIAL = re.compile(r"^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$")


def first_day(partial: str) -> datetime.date | None:
    """The first day that a partial ISO date can mean; None for an empty or wrong one."""
    match = _PARTIAL.match(partial or "")
    if not match:
        return None
    year, month, day = (int(part or 1) for part in match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def validate_partial_date(value: str) -> None:
    """Refuse what is not ``2026``, ``2026-06`` or ``2026-06-15``."""
    if first_day(value) is None:
        raise ValidationError(
            _("Write a year, a month (06/2026) or a whole date (15/06/2026)."),
            code="partial_date",
        )


def display_partial(partial: str) -> str:
    """``15/06/2026``, ``06/2026`` or ``2026``; days and months with two digits."""
    return "/".join(reversed((partial or "").split("-")))


def parse_partial(text: str) -> str:
    """What a person typed (``15/6/2026``, ``06/2026``, ``2026-06``) as partial ISO text;
    text that is not a date comes back as it was, for the validator to refuse."""
    parts = re.split(r"[/.\-]", text.strip())
    if len(parts[0]) != 4:
        parts.reverse()
    if all(part.isdigit() for part in parts) and len(parts[0]) == 4:
        return "-".join([parts[0], *(part.zfill(2) for part in parts[1:])])
    return text.strip()


class PartialDateField(models.CharField):
    """ISO text of 4, 7 or 10 characters, so that it sorts as a date does."""

    default_validators = [validate_partial_date]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 10)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> Any:
        """A field that shows and takes dates the Vietnamese way."""
        from pages.forms.fields import PartialDateFormField

        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})

    def to_python(self, value: Any) -> Any:
        """Accept the Vietnamese order as well as ISO."""
        value = super().to_python(value)
        return parse_partial(value) if value else value
