"""Editors put their own template in the place of the one of the site."""

import datetime

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from intranet.roles import EDITORS
from pages.models import CustomDocument
from pages.setup import public_collection
from tests.factories import UserFactory
from tests.units.conftest import sign_in
from tests.units.papers.docx import with_text, words
from units.models import PaperTemplate
from units.papers.templates import SHIPPED, template_for

PARTY = (SHIPPED / "plan-party-2026.docx").read_bytes()
DAY = datetime.date(2026, 7, 1)


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def stored(content: bytes) -> CustomDocument:
    file = ContentFile(content, "mau.docx")
    return CustomDocument.objects.create(
        title="Mẫu kế hoạch", file=file, collection=public_collection()
    )


@pytest.fixture
def editor(commune):
    return UserFactory(username="bien-tap", roles=[EDITORS])


def put(client: Client, content: bytes):
    data = {
        "kind": "plan",
        "system": "party",
        "since": "2026-06-01",
        "file": stored(content).pk,
    }
    return client.post(reverse("paper_templates:add"), data)


def test_an_editor_replaces_the_template(editor) -> None:
    own = with_text(PARTY, "KẾ HOẠCH", "KẾ HOẠCH HÀNH ĐỘNG")
    client = sign_in(editor)
    page = client.get(reverse("paper_templates:add")).content.decode()
    shipped = reverse("paper_templates:shipped", args=["plan", "party"])
    assert shipped in page
    assert "KẾ HOẠCH" in words(client.get(shipped).content)
    assert put(client, own).status_code == 302
    chosen = template_for("plan", "party", DAY)
    assert "KẾ HOẠCH HÀNH ĐỘNG" in words(chosen.content)
    assert chosen.replaced
    assert not template_for("plan", "party", datetime.date(2026, 5, 30)).replaced
    assert not template_for("plan", "state", DAY).replaced


def test_a_broken_one_is_refused_with_its_tag(editor) -> None:
    broken = with_text(PARTY, "{{ closing }}", "{{ loi_ket }}")
    page = put(sign_in(editor), broken)
    assert page.status_code == 200
    assert "loi_ket" in page.content.decode()
    assert not PaperTemplate.objects.exists()


def test_templates_are_for_staff(commune) -> None:
    own = reverse("paper_templates:shipped", args=["plan", "party"])
    for who in ("member", "stranger"):
        assert sign_in(getattr(commune, who)).get(own).status_code == 404
    assert sign_in(commune.reviewer).get(own).status_code == 200
    odd = reverse("paper_templates:shipped", args=["plan", "front"])
    assert sign_in(commune.reviewer).get(odd).status_code == 404
