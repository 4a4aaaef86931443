"""Codes are made where none is given, and keep apart within a version."""

import pytest

from tests.factories.reports import FormSectionFactory, IndicatorFactory

pytestmark = pytest.mark.django_db


def test_a_code_is_made_from_the_name_and_is_free() -> None:
    section = FormSectionFactory(code="", heading="Đối thoại với dân")
    first = IndicatorFactory(section=section, code="", name="Số cuộc họp")
    second = IndicatorFactory(section=section, code="", name="Số cuộc họp")
    assert (section.code, first.code) == ("doi-thoai-voi-dan", "so-cuoc-hop")
    assert second.code == "so-cuoc-hop-2"
    assert first.version == section.version


def test_a_very_long_name_gives_a_code_that_fits() -> None:
    assert len(IndicatorFactory(code="", name="ý " * 120).code) <= 40
