"""*Lập kế hoạch từ văn bản*: a DOCX begun from the duties of a document."""

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from pages import paper
from pages.models import CustomDocument
from pages.setup import public_collection
from tests.units.conftest import sign_in
from tests.units.papers.docx import with_text, words
from units.models import PaperTemplate
from units.papers.templates import SHIPPED


def address(commune, letter) -> str:
    return reverse("work_plan", args=[commune.a.pk, letter.pk])


def test_the_plan_has_heading_basis_and_a_row_for_each_duty(
    commune, letter, given
) -> None:
    client = sign_in(commune.member)
    work = client.get(reverse("work", args=[commune.a.pk, letter.pk]))
    assert address(commune, letter) in work.content.decode()
    text = words(client.get(address(commune, letter)).content)
    for part in (
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "ĐẢNG ỦY XÃ",
        "CHI BỘ A",
        "-KH/CB",
        "KẾ HOẠCH",
        "Căn cứ",
        paper.citation(letter),
        "T/M CHI BỘ",
        commune.head.full_name,
    ):
        assert part in text
    for item in given:
        assert f"{item.duty.title}: {item.duty.text}" in text
        assert f"{item.due:%d/%m/%Y}" in text
    assert "Chi bộ B" not in text


def test_a_department_writes_in_the_state_layout(commune, letter, given) -> None:
    commune.a.kind = "department"
    commune.a.save()
    text = words(sign_in(commune.member).get(address(commune, letter)).content)
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in text
    assert "./." in text
    assert "TRƯỞNG PHÒNG" in text


def test_for_others_it_is_not_there(commune, letter, given) -> None:
    for who in ("other", "stranger"):
        client = sign_in(getattr(commune, who))
        assert client.get(address(commune, letter)).status_code == 404
    assert Client().get(address(commune, letter)).url.startswith("/login/")
    unasked = reverse("work_plan", args=[commune.b.pk, letter.pk])
    assert sign_in(commune.other).get(unasked).status_code == 404


@pytest.fixture
def broken_template(db, settings, tmp_path) -> PaperTemplate:
    settings.MEDIA_ROOT = tmp_path
    content = (SHIPPED / "plan-party-2026.docx").read_bytes()
    broken = with_text(content, "{{ closing }}", "{{ loi_ket }}")
    file = CustomDocument.objects.create(
        title="Mẫu", file=ContentFile(broken, "m.docx"), collection=public_collection()
    )
    return PaperTemplate.objects.create(
        kind="plan", system="party", since="2020-01-01", file=file
    )


def test_a_template_that_breaks_later_is_named_and_gone_around(
    commune, letter, given, broken_template
) -> None:
    client = sign_in(commune.member)
    page = client.get(address(commune, letter), follow=True).content.decode()
    assert "loi_ket" in page
    around = f"{address(commune, letter)}?shipped"
    assert around in page
    assert "Trên đây là kế hoạch" in words(client.get(around).content)
