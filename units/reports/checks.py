"""What a form demands of its answers; what is wrong is said at the field."""

from decimal import Decimal

from django.utils.translation import gettext as _

from units.models.report import FormSection, Indicator
from units.reports.numbers import shown
from units.reports.questions import Questions
from units.reports.values import Values, figure

Problems = dict[str, list[str]]

MAX_ROWS = 200
MAX_CELL = 1000
MAX_TEXT = 100_000
MAX_REMARK = 2000


def field_key(part: str, code: str) -> str:
    """The name of an answer's field, on the page and among problems."""
    return f"{part}.{code}"


def check(questions: Questions, values: Values, last: Values | None = None) -> Problems:
    """The problems of these answers by field, in Vietnamese; ``last`` are the answers of
    the period before. Empty means that they can be handed in."""
    problems: Problems = {}
    known = {item.code: item for item in questions.indicators}
    for section in questions.sections:
        text = values["sections"].get(section.code, "")
        problems[field_key("sections", section.code)] = _section(section, text)
    for item in questions.indicators:
        remark = values["remarks"].get(item.code, "")
        said = [] if len(remark) <= MAX_REMARK else [_too_long(MAX_REMARK)]
        problems[field_key("remarks", item.code)] = said
        if item.code not in values.get("typed", {}):
            said += _decline(item, values, last)
            problems[field_key("indicators", item.code)] = _answer(item, values, known)
    return {key: said for key, said in problems.items() if said}


def _section(section: FormSection, text: str) -> list[str]:
    if len(text) > MAX_TEXT:
        return [_too_long(MAX_TEXT)]
    if section.asks_text and section.required and not text.strip():
        return [_("Write something here; this part is required.")]
    return []


def _answer(item: Indicator, values: Values, known: dict[str, Indicator]) -> list[str]:
    answer = values["indicators"].get(item.code)
    if answer is None:
        return [_("This is required.")] if item.required else []
    if isinstance(answer, list):
        return _table(answer)
    number = figure(item, answer)
    if number is None:
        return []
    return _range(item, number) + _sum(item, number, values, known)


def _too_long(limit: int) -> str:
    return _("This takes at most %(limit)d characters.") % {"limit": limit}


def _table(rows: list[list[str]]) -> list[str]:
    if len(rows) > MAX_ROWS:
        return [_("A table takes at most %(limit)d rows.") % {"limit": MAX_ROWS}]
    if any(len(cell) > MAX_CELL for row in rows for cell in row):
        message = _("A cell of a table takes at most %(limit)d characters.")
        return [message % {"limit": MAX_CELL}]
    return []


def _range(item: Indicator, number: Decimal) -> list[str]:
    if item.minimum is not None and number < item.minimum:
        return [_("This is at least %(limit)s.") % {"limit": _short(item.minimum)}]
    if item.maximum is not None and number > item.maximum:
        return [_("This is at most %(limit)s.") % {"limit": _short(item.maximum)}]
    return []


def _sum(
    item: Indicator, number: Decimal, values: Values, known: dict[str, Indicator]
) -> list[str]:
    parts = [known[code] for code in item.summed_codes if code in known]
    if not parts:
        return []
    given = [figure(part, values["indicators"].get(part.code)) for part in parts]
    total = sum((part or Decimal(0) for part in given), Decimal(0))
    if total == number:
        return []
    message = _("This is the sum of %(parts)s: %(total)s, not %(number)s.")
    return [
        message
        % {
            "parts": ", ".join(f"“{part.name}”" for part in parts),
            "total": _short(total),
            "number": _short(number),
        }
    ]


def _decline(item: Indicator, values: Values, last: Values | None) -> list[str]:
    number = figure(item, values["indicators"].get(item.code))
    before = figure(item, last["indicators"].get(item.code)) if last else None
    if not item.not_less_than_last or number is None or before is None:
        return []
    if number >= before or values["remarks"].get(item.code, "").strip():
        return []
    message = _("Less than last period (%(before)s): write a remark that says why.")
    return [message % {"before": _short(before)}]


def _short(number: Decimal) -> str:
    """Without the zeros that end a limit of three decimals."""
    return shown(Decimal(f"{number.normalize():f}"))
