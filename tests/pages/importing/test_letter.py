"""Made-up documents of Party and State, each drawn in every layout that occurs."""

import pytest

from pages.importing.letter import read_letter
from tests.factories import sheets
from tests.pages.importing.rare_samples import RARE_SAMPLES
from tests.pages.importing.samples import SAMPLES

ALL = SAMPLES | RARE_SAMPLES
DRAWN = {
    "table": sheets.as_table,
    "tabs": sheets.with_tabs,
    "positions": sheets.by_position,
    "text": sheets.as_text,
    "run together": sheets.run_together,
}


@pytest.mark.parametrize("drawn", DRAWN)
@pytest.mark.parametrize("name", ALL)
def test_each_field_in_each_layout(name: str, drawn: str):
    sheet = ALL[name]
    letter = read_letter(DRAWN[drawn](sheet))
    read = {field: getattr(letter, field) for field in sheet.expected}
    read["duties"] = [duty.number for duty in letter.duties]
    assert read == {"duties": [], **sheet.expected}
