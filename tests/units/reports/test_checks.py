"""What a form demands is said at the field; nothing wrong, nothing said."""

import pytest

from tests.factories.reports import FormSectionFactory, IndicatorFactory
from units.reports.checks import check
from units.reports.questions import questions
from units.reports.values import empty

pytestmark = pytest.mark.django_db


def form_of(*indicators: dict, **section):
    part = FormSectionFactory(code="p", **section)
    for options in indicators:
        IndicatorFactory(section=part, **options)
    return questions(part.version)


def answers(**indicators):
    return empty() | {"indicators": indicators}


def test_what_is_required_and_missing_is_said() -> None:
    form = form_of({"code": "a"}, {"code": "b", "required": False}, required=True)
    assert set(check(form, empty())) == {"sections.p", "indicators.a"}
    given = answers(a=0) | {"sections": {"p": "Đã họp."}}
    assert check(form, given) == {}


def test_a_part_that_asks_for_no_text_requires_none() -> None:
    assert check(form_of(required=True, asks_text=False), empty()) == {}


def test_a_figure_keeps_to_its_range() -> None:
    form = form_of({"code": "a", "minimum": 0, "maximum": 100})
    assert "0" in check(form, answers(a=-1))["indicators.a"][0]
    assert "100" in check(form, answers(a=101))["indicators.a"][0]
    assert check(form, answers(a=100)) == {}


def test_a_sum_is_the_sum_of_what_was_given() -> None:
    optional = {"required": False}
    form = form_of(
        {"code": "all", "sum_of": "x, y"},
        {"code": "x", "name": "Trực tiếp"} | optional,
        {"code": "y", "name": "Qua mạng"} | optional,
    )
    said = check(form, answers(all=5, x=1, y=3))["indicators.all"][0]
    assert "Trực tiếp" in said and "4" in said and "5" in said
    assert check(form, answers(all=4, x=1, y=3)) == {}
    assert check(form, answers(all=4, y=4)) == {}


def test_less_than_last_period_needs_a_remark() -> None:
    form = form_of({"code": "a", "not_less_than_last": True})
    last = answers(a=10)
    assert set(check(form, answers(a=9), last)) == {"remarks.a"}
    assert check(form, answers(a=9) | {"remarks": {"a": "Sáp nhập"}}, last) == {}
    assert check(form, answers(a=10), last) == {}
    assert check(form, answers(a=9)) == {}


def test_what_could_not_be_read_is_not_called_missing_as_well() -> None:
    form = form_of({"code": "a"})
    assert check(form, empty() | {"typed": {"a": "mười"}}) == {}
