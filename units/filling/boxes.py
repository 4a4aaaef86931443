"""The fields of a report as its page shows them: what is asked, what was typed, what
was reported last time, and what is wrong."""

from dataclasses import dataclass, field
from decimal import Decimal

from units.filling.posted import column_name
from units.models import FormSection, Indicator
from units.reports.answers import bare, display
from units.reports.checks import Problems, field_key
from units.reports.numbers import readings, spelt
from units.reports.questions import Part, Questions
from units.reports.values import FIGURES, Canonical, Kind, Values, figure

BLANK_ROWS = 1
MILLION = 1_000_000


@dataclass(frozen=True)
class Reading:
    """One of the two numbers that was typed can stand for."""

    value: str
    label: str
    chosen: bool


@dataclass
class Box:
    """One indicator."""

    indicator: Indicator
    text: str = ""
    shown: str = ""
    rows: list[list[str]] = field(default_factory=list)
    last: str = ""
    remark: str = ""
    theirs: str = ""
    errors: list[str] = field(default_factory=list)
    remark_errors: list[str] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)

    @property
    def key(self) -> str:
        """The name of its field."""
        return field_key("indicators", self.indicator.code)

    @property
    def remark_key(self) -> str:
        """The name of the field of its remark."""
        return field_key("remarks", self.indicator.code)

    @property
    def columns(self) -> list[tuple[str, str]]:
        """The columns of a table: name of the fields, and heading."""
        headings = enumerate(self.indicator.column_list)
        return [(column_name(self.indicator, place), word) for place, word in headings]

    @property
    def filled(self) -> list[list[str]]:
        """The rows of a table that hold something."""
        return [row for row in self.rows if any(row)]

    @property
    def fields(self) -> list[list[tuple[str, str, str]]]:
        """The rows of a table as fields: name, heading and text of each cell."""
        return [
            [
                (name, word, cell)
                for (name, word), cell in zip(self.columns, row, strict=True)
            ]
            for row in self.rows
        ]

    @property
    def is_figure(self) -> bool:
        """Whether the phone offers its number keys."""
        return self.indicator.kind in FIGURES


@dataclass
class PartBox:
    """One section with its text and its indicators."""

    section: FormSection
    text: str
    errors: list[str]
    theirs: str
    boxes: list[Box]

    @property
    def key(self) -> str:
        """The name of the field of its text."""
        return field_key("sections", self.section.code)


@dataclass(frozen=True)
class Sheet:
    """Everything one page of a report shows."""

    parts: list[PartBox]

    @property
    def errors(self) -> list[tuple[str, str, str]]:
        """Field, name and what is wrong, in the order of the page."""
        found = []
        for part in self.parts:
            name = part.section.heading
            found += [(part.key, name, said) for said in part.errors]
            for box in part.boxes:
                name = box.indicator.name
                found += [(box.key, name, said) for said in box.errors]
                found += [(box.remark_key, name, said) for said in box.remark_errors]
        return found


def sheet(
    asked: Questions,
    values: Values,
    problems: Problems,
    *,
    last: Values | None = None,
    theirs: Values | None = None,
    more_rows: str = "",
) -> Sheet:
    """The page; ``theirs`` is what a colleague saved meanwhile, ``more_rows`` the code of
    a table that wants another row."""
    return Sheet(
        [_part(part, values, problems, last, theirs, more_rows) for part in asked.parts]
    )


def _part(
    part: Part,
    values: Values,
    problems: Problems,
    last: Values | None,
    theirs: Values | None,
    more_rows: str,
) -> PartBox:
    code = part.section.code
    text = values["sections"].get(code, "")
    other = theirs["sections"].get(code, "") if theirs else text
    made = PartBox(
        section=part.section,
        text=text,
        errors=problems.get(field_key("sections", code), []),
        theirs=other if other != text else "",
        boxes=[],
    )
    for item in part.indicators:
        box = _box(item, values, last, theirs)
        box.errors = problems.get(box.key, [])
        box.remark_errors = problems.get(box.remark_key, [])
        if item.kind == Kind.TABLE:
            blank = BLANK_ROWS + (item.code == more_rows)
            box.rows += [[""] * len(item.column_list) for _row in range(blank)]
        made.boxes.append(box)
    return made


def _box(
    item: Indicator, values: Values, last: Values | None, theirs: Values | None
) -> Box:
    answer = values["indicators"].get(item.code)
    box = Box(item, remark=values["remarks"].get(item.code, ""))
    if isinstance(answer, list):
        width = len(item.column_list)
        box.rows = [(row + [""] * width)[:width] for row in answer]
    else:
        box.shown = display(item, answer)
        box.text = values.get("typed", {}).get(item.code) or field_text(item, answer)
        box.readings = _readings(item, box.text, figure(item, answer))
    if last:
        box.last = display(item, last["indicators"].get(item.code))
    if theirs and theirs["indicators"].get(item.code) != answer:
        box.theirs = display(item, theirs["indicators"].get(item.code)) or "–"
    return box


def field_text(item: Indicator, answer: Canonical | None) -> str:
    """An answer as its field shows it; large numbers in groups, which cannot be
    misread, small ones without."""
    number = figure(item, answer)
    return display(item, answer, grouped=number is not None and abs(number) >= MILLION)


def _readings(item: Indicator, text: str, meant: Decimal | None) -> list[Reading]:
    """The question which of two numbers is meant; nothing where there is one."""
    if item.kind not in FIGURES:
        return []
    found = readings(bare(item, text)) if text else []
    whole = item.kind == Kind.WHOLE
    if len(found) < 2 or (whole and meant is not None and "," not in text):
        return []
    return [
        Reading(f"{number:f}", spelt(number), number == meant)
        for number in found
        if not whole or number == number.to_integral_value()
    ]
