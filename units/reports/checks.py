"""What a form demands of its answers; what is wrong is said at the field."""

from collections import defaultdict
from decimal import Decimal

from django.utils.translation import gettext as _

from units.models.report import Indicator
from units.reports.numbers import shown
from units.reports.questions import Questions
from units.reports.values import FIGURES, Values, figure

Problems = dict[str, list[str]]


def field_key(part: str, code: str) -> str:
    """The name of an answer's field, on the page and among problems."""
    return f"{part}.{code}"


def check(questions: Questions, values: Values, last: Values | None = None) -> Problems:
    """The problems of these answers by field, in Vietnamese; ``last`` are the answers of
    the period before. Empty means that they can be handed in."""
    problems: Problems = defaultdict(list)
    for section in questions.sections:
        asked = section.asks_text and section.required
        if asked and not values["sections"].get(section.code, "").strip():
            said = _("Write something here; this part is required.")
            problems[field_key("sections", section.code)].append(said)
    known = {item.code: item for item in questions.indicators}
    for item in questions.indicators:
        answer = values["indicators"].get(item.code)
        if item.code in values.get("typed", {}):
            continue
        key = field_key("indicators", item.code)
        if answer is None:
            if item.required:
                problems[key].append(_("This is required."))
            continue
        if item.kind in FIGURES:
            number = Decimal(answer) if not isinstance(answer, list) else Decimal(0)
            problems[key] += _range(item, number)
            problems[key] += _sum(item, number, values, known)
            remark = field_key("remarks", item.code)
            problems[remark] += _decline(item, number, values, last)
    return {key: said for key, said in problems.items() if said}


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


def _decline(
    item: Indicator, number: Decimal, values: Values, last: Values | None
) -> list[str]:
    before = figure(item, last["indicators"].get(item.code)) if last else None
    if not item.not_less_than_last or before is None or number >= before:
        return []
    if values["remarks"].get(item.code, "").strip():
        return []
    message = _("Less than last period (%(before)s): write a remark that says why.")
    return [message % {"before": _short(before)}]


def _short(number: Decimal) -> str:
    """Without the zeros that end a limit of three decimals."""
    return shown(Decimal(f"{number.normalize():f}"))
