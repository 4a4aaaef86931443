"""What is wrong in the rows, each with its cell: before anything is written."""

import datetime
from collections import defaultdict
from collections.abc import Iterator

from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from intranet.accounts.backends import normal_phone
from intranet.models import User
from units.models import Membership, Unit
from units.roster.columns import CHOICES, COLUMNS, PEOPLE, UNITS, Role, folded
from units.roster.workbook import Problem, Row

DATES = ("opened", "since")


def chosen(name: str, text: str) -> object:
    """The value that a word of a list stands for; None for a word that is not in it."""
    words = {folded(word): value for word, value in CHOICES[name].items()}
    return words.get(folded(text))


def day(text: str) -> datetime.date | None:
    """A date as it is written in the sheet; None for an empty cell."""
    return datetime.datetime.strptime(text, "%d/%m/%Y").date() if text else None


def phone_of(text: str) -> str:
    """A phone number in digits. A spreadsheet takes the leading 0 off what it holds for
    a figure; Vietnamese numbers have one."""
    digits = normal_phone(text)
    return f"0{digits}" if len(digits) == 9 and digits[0] != "0" else digits


def check(rows: list[Row]) -> list[Problem]:
    """Every problem of the rows, in the order of the sheets."""
    units = [row for row in rows if row.sheet == UNITS]
    people = [row for row in rows if row.sheet == PEOPLE]
    return [
        *(problem for row in rows for problem in _cells(row)),
        *_twice(units, "code"),
        *_tree(units),
        *_people(people, {row.values.get("code", "") for row in units}),
    ]


def _cells(row: Row) -> Iterator[Problem]:
    for column in COLUMNS[row.sheet]:
        text = row.values.get(column.name, "")
        if not text:
            if column.required:
                yield row.problem(column.name, _("The cell is empty."))
            continue
        if len(text) > column.longest:
            message = _("The text is longer than %(limit)s characters.")
            yield row.problem(column.name, message % {"limit": column.longest})
        if column.name in CHOICES and chosen(column.name, text) is None:
            message = _("“%(word)s” is not one of: %(words)s.")
            words = "; ".join(CHOICES[column.name])
            yield row.problem(column.name, message % {"word": text, "words": words})
        if column.name in DATES and not _is_day(text):
            message = _("“%(word)s” is no date; write it like 05/01/2026.")
            yield row.problem(column.name, message % {"word": text})


def _is_day(text: str) -> bool:
    try:
        day(text)
    except ValueError:
        return False
    return True


def _twice(rows: list[Row], *names: str) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row.values.get(name, "") for name in names)
        if all(key) and key in first:
            message = _("The same as in row %(number)s.")
            yield row.problem(names[-1], message % {"number": first[key].number})
        first.setdefault(key, row)


def _tree(rows: list[Row]) -> Iterator[Problem]:
    """Superior units that do not exist, and rings of units."""
    above: dict[str, str | None] = dict(
        Unit.objects.values_list("code", "parent__code")
    )
    above |= {
        row.values.get("code", ""): row.values.get("parent") or None for row in rows
    }
    for row in rows:
        parent = row.values.get("parent")
        if parent and parent not in above:
            message = _("There is no unit with the code “%(code)s”.")
            yield row.problem("parent", message % {"code": parent})
            continue
        chain = [row.values.get("code", "")]
        while (upper := above.get(chain[-1])) and upper not in chain:
            chain.append(upper)
        if upper == chain[0]:
            message = _("The units stand in a ring: %(chain)s.")
            ring = " → ".join([*chain, upper])
            yield row.problem("parent", message % {"chain": ring})


def _people(rows: list[Row], new_codes: set[str]) -> Iterator[Problem]:
    yield from _twice(rows, "username", "unit")
    yield from _agreement(rows)
    owners = dict(User.objects.exclude(phone=None).values_list("phone", "username"))
    renumbered = {row.values.get("username") for row in rows}
    owners = {phone: name for phone, name in owners.items() if name not in renumbered}
    units = {unit.code: unit for unit in Unit.objects.all()}
    for row in rows:
        username, phone = row.values.get("username", ""), row.values.get("phone", "")
        try:
            UnicodeUsernameValidator()(username or "x")
        except ValidationError:
            message = _(
                "A user name has letters, digits and . - _ only, and no blanks."
            )
            yield row.problem("username", message)
        if phone and not phone_of(phone):
            yield row.problem("phone", _("This is no phone number."))
        elif phone:
            owner = owners.setdefault(phone_of(phone), username)
            if owner != username:
                message = _("The account “%(name)s” has this phone number.")
                yield row.problem("phone", message % {"name": owner})
        code = row.values.get("unit", "")
        if code and code not in new_codes and code not in units:
            message = _("There is no unit with the code “%(code)s”.")
            yield row.problem("unit", message % {"code": code})
        elif code in units and units[code].is_closed:
            message = _("%(unit)s has closed.")
            yield row.problem("unit", message % {"unit": units[code].name})
    yield from _heads(rows)


def _agreement(rows: list[Row]) -> Iterator[Problem]:
    """A person who stands in several rows has one name and one number."""
    first: dict[str, Row] = {}
    for row in rows:
        other = first.setdefault(row.values.get("username", ""), row)
        for name in ("full_name", "phone"):
            if row.values.get(name, "") != other.values.get(name, ""):
                message = _("Row %(number)s says something else of the same person.")
                yield row.problem(name, message % {"number": other.number})


def _heads(rows: list[Row]) -> Iterator[Problem]:
    """A unit has one head, with those who lead already and are not in the sheet."""
    heads: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if chosen("role", row.values.get("role", "")) == Role.HEAD:
            heads[row.values.get("unit", "")].add(row.values.get("username", ""))
    listed = {(row.values.get("unit"), row.values.get("username")) for row in rows}
    now = Membership.objects.not_ended().filter(role=Role.HEAD, unit__code__in=heads)
    for pair in now.values_list("unit__code", "user__username"):
        if pair not in listed:
            heads[pair[0]].add(pair[1])
    for row in rows:
        code = row.values.get("unit", "")
        is_head = chosen("role", row.values.get("role", "")) == Role.HEAD
        if is_head and code and len(heads[code]) > 1:
            message = _("The unit would have several heads: %(names)s.")
            names = ", ".join(sorted(heads[code]))
            yield row.problem("role", message % {"names": names})
