"""What a page of a report sent: answers that could be read, and what could not."""

from collections.abc import Mapping
from itertools import zip_longest

from django.core.exceptions import ValidationError
from django.http import QueryDict

from units.models import Indicator
from units.reports.answers import read, read_rows
from units.reports.checks import Problems, field_key
from units.reports.questions import Questions
from units.reports.values import Kind, Values, empty


def read_post(asked: Questions, data: QueryDict) -> tuple[Values, Problems]:
    """The answers, and what could not be read, by field; that is kept as typed."""
    values, problems = empty(), Problems()
    typed: dict[str, str] = {}
    for section in asked.sections:
        text = _lines(data, field_key("sections", section.code))
        if text and section.asks_text:
            values["sections"][section.code] = text
    for item in asked.indicators:
        remark = _lines(data, field_key("remarks", item.code))
        if remark:
            values["remarks"][item.code] = remark
        key = field_key("indicators", item.code)
        try:
            answer = (
                read_rows(item, table_rows(item, data))
                if item.kind == Kind.TABLE
                else read(item, data.get(key, ""), data.get(f"meant.{item.code}", ""))
            )
        except ValidationError as error:
            problems[key] = list(error.messages)
            typed[item.code] = data.get(key, "").strip()
        else:
            if answer is not None:
                values["indicators"][item.code] = answer
    if typed:
        values["typed"] = typed
    return values, problems


def table_rows(item: Indicator, data: QueryDict) -> list[list[str]]:
    """The rows of a table as they came, with the empty ones; ``do=drop:CODE:2`` takes
    the third out."""
    columns = [
        data.getlist(column_name(item, place)) for place in range(len(item.column_list))
    ]
    dropped = data.get("do", "").removeprefix(f"drop:{item.code}:")
    rows = enumerate(zip_longest(*columns, fillvalue=""))
    return [list(row) for number, row in rows if str(number) != dropped]


def column_name(item: Indicator, place: int) -> str:
    """The name that all fields of one column share."""
    return f"indicators.{item.code}.{place}"


def _lines(data: Mapping[str, str], key: str) -> str:
    return data.get(key, "").replace("\r\n", "\n").strip()
