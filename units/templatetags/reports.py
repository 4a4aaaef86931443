"""``{% report_answers round %}``: the answers of a report that was handed in."""

from typing import Any

from django import template

from units.filling.boxes import sheet
from units.models import SubmissionRound
from units.reports.handing_in import last_values
from units.reports.questions import questions
from units.reports.values import stored

register = template.Library()


@register.inclusion_tag("units/filling/answers.html")
def report_answers(frozen: SubmissionRound) -> dict[str, Any]:
    """Texts and figures with last period's beside them; nothing for what answers a
    document."""
    opened = frozen.submission.round
    if opened is None or frozen.nothing_to_report:
        return {}
    asked = questions(opened.version)
    last = last_values(frozen.submission.unit, opened)
    return {"sheet": sheet(asked, stored(frozen.values), {}, last=last)}
