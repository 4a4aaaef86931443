"""The sample keeps to the scope of the design: its forms count what offices do, and ask
nothing of persons, opinion, faith or ethnicity."""

import re
from typing import Any

import pytest

from fixtures.load import content
from units.models import Indicator

# Words of what is not tracked, as whole words; "dân" as in a meeting of residents, and
# "dân chủ", are the subject of the work itself.
OUT_OF_SCOPE = re.compile(
    r"\b(dư luận|tư tưởng|quan điểm|thái độ|tâm trạng|tôn giáo|tín đồ|tín ngưỡng|"
    r"giáo dân|chức sắc|dân tộc|đồng bào|họ và tên|họ tên|số căn cước|cccd|"
    r"công dân|hộ khẩu|nhân khẩu|lý lịch|đảng viên|quần chúng|cá nhân|phản động|"
    r"khiếu kiện|đối tượng)\b",
    re.IGNORECASE,
)
FREE_TEXT_WARNS = "không ghi tên"


def said(value: Any) -> str:
    """Every word of a part of the sample."""
    if isinstance(value, dict):
        return " ".join(said(item) for item in value.values())
    if isinstance(value, list):
        return " ".join(said(item) for item in value)
    return str(value)


FORMS = content("reports")["form"]
QUESTIONS = [
    (form["name"], question)
    for form in FORMS
    for section in form["section"]
    for question in [
        {key: section[key] for key in ("heading", "help_text") if key in section},
        *section.get("indicator", []),
    ]
]


@pytest.mark.parametrize(("form", "question"), QUESTIONS)
def test_no_question_concerns_persons_opinion_faith_or_ethnicity(
    form, question
) -> None:
    found = OUT_OF_SCOPE.search(said(question))
    assert found is None, f"{form}: {found}"


def test_nor_do_the_sample_answers_and_purposes() -> None:
    texts = said(content("reports")["report"]) + said([f["purpose"] for f in FORMS])
    assert OUT_OF_SCOPE.search(texts) is None


def test_nor_does_the_sample_work() -> None:
    assert OUT_OF_SCOPE.search(said(content("work"))) is None


def test_the_forms_count_what_offices_do() -> None:
    names = said(FORMS)
    for counted in ("cuộc họp", "quy chế", "trả lời đúng hạn", "công khai"):
        assert counted in names
    kinds = {
        item.get("kind", Indicator.Kind.WHOLE)
        for form in FORMS
        for section in form["section"]
        for item in section.get("indicator", [])
    }
    counts = {"whole", "percentage", "money", "date", "choice", "table"}
    assert kinds == counts


def test_the_first_free_text_says_not_to_write_about_citizens() -> None:
    assert FREE_TEXT_WARNS in FORMS[0]["section"][0]["help_text"]


@pytest.mark.parametrize("word", ["Quan điểm của cá nhân", "Số tín đồ tôn giáo"])
def test_the_rule_finds_what_it_is_for(word) -> None:
    assert OUT_OF_SCOPE.search(word)
