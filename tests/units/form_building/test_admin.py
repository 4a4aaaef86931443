"""Editors and reviewers build forms; what is in use does not change."""

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import timezone
from wagtail.test.utils.form_data import inline_formset, nested_form_data

from intranet.roles import EDITORS
from tests.factories import UserFactory
from tests.units.conftest import sign_in
from tests.units.rounds.world import open_for, small_form
from units.form_building.versions import new_version, publish
from units.models import FormVersion, ReportForm


def question(**changes) -> dict:
    return {
        "name": "Số cuộc họp", "kind": "whole", "measure": "cuộc", "combine": "sum",
        "code": "", "choices": "", "columns": "", "sum_of": "", "minimum": "",
        "maximum": "",
    } | changes  # fmt: skip


def data(*questions: dict, **section) -> dict:
    part = {
        "heading": "Đối thoại",
        "asks_text": "on",
        "help_text": "",
        "code": "",
        "indicators": inline_formset(questions),
    } | section
    return nested_form_data({"sections": inline_formset([part])})


@pytest.fixture
def draft(commune) -> FormVersion:
    form = ReportForm.objects.create(name="Báo cáo dân chủ")
    return form.versions.create(number=1)


@pytest.fixture
def editor(commune):
    return UserFactory(roles=[EDITORS])


def edit(client, version, posted):
    address = reverse("form_versions:edit", args=[version.pk])
    return client.post(address, posted, follow=True)


def test_a_form_is_named_filled_previewed_and_published(editor) -> None:
    client = sign_in(editor)
    made = client.post(reverse("report_forms:add"), {"name": "Báo cáo tháng"})
    version = FormVersion.objects.get()
    assert made.url == reverse("form_versions:edit", args=[version.pk])
    assert client.get(made.url).status_code == 200
    page = edit(client, version, data(question(), question(name="Số kiến nghị")))
    preview = reverse("form_versions:preview", args=[version.pk])
    assert page.redirect_chain[-1][0] == preview
    assert "Số kiến nghị" in page.content.decode()
    codes = [item.code for item in version.indicators.all()]
    assert codes == ["so-cuoc-hop", "so-kien-nghi"]
    client.post(preview, {"do": "publish"})
    version.refresh_from_db()
    assert version.published_at is not None


def test_an_empty_form_is_not_published(editor, draft) -> None:
    preview = reverse("form_versions:preview", args=[draft.pk])
    sign_in(editor).post(preview, {"do": "publish"})
    draft.refresh_from_db()
    assert draft.published_at is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "choice", "choices": "Một", "combine": "list"},
        {"kind": "table", "combine": "list"},
        {"minimum": "5", "maximum": "1"},
        {"sum_of": "khong-co"},
        {"kind": "date", "combine": "sum"},
        {"code": "a", "sum_of": "a"},
    ],
)
def test_what_makes_no_sense_is_said_and_kept(editor, draft, wrong) -> None:
    page = edit(sign_in(editor), draft, data(question(name="Đã gõ", **wrong)))
    assert page.status_code == 200
    assert not page.redirect_chain
    assert "Đã gõ" in page.content.decode()
    assert not draft.sections.exists()


def test_two_questions_with_one_code_are_refused(editor, draft) -> None:
    questions = [question(code="a"), question(code="a", name="Khác")]
    assert not edit(sign_in(editor), draft, data(*questions)).redirect_chain
    assert not draft.sections.exists()


def test_a_sum_names_codes_of_the_form(editor, draft) -> None:
    questions = [question(code="x"), question(name="Tổng", sum_of="x")]
    assert edit(sign_in(editor), draft, data(*questions)).redirect_chain


def test_what_is_in_use_does_not_change_and_a_new_version_keeps_its_codes(
    commune, editor
) -> None:
    version = small_form()
    open_for(commune, version, timezone.localdate())
    client = sign_in(editor)
    address = reverse("form_versions:edit", args=[version.pk])
    preview = reverse("form_versions:preview", args=[version.pk])
    assert client.get(address).url == preview
    assert client.post(address, data(question())).url == preview
    assert version.sections.get().code == "chung"
    page = client.post(preview, {"do": "copy"})
    second = FormVersion.objects.get(form=version.form, number=2)
    assert page.url == reverse("form_versions:edit", args=[second.pk])
    assert second.published_at is None
    both = [
        [(item.code, item.name, item.kind) for item in each.indicators.all()]
        for each in (version, second)
    ]
    assert both[0] == both[1]


@pytest.mark.parametrize("who", ["head", "stranger"])
def test_only_staff_builds_forms(commune, draft, who) -> None:
    person = getattr(commune, who)
    client = sign_in(person)
    for name in ("edit", "preview"):
        address = reverse(f"form_versions:{name}", args=[draft.pk])
        assert client.get(address).status_code == 404, name
        assert client.post(address).status_code == 404, name
    for name in ("form_versions:index", "report_forms:index", "report_forms:add"):
        assert client.get(reverse(name)).status_code == 404, name
    for operation in (publish, new_version):
        with pytest.raises(PermissionDenied):
            operation(version=draft, by=person)


def test_nothing_is_deleted_and_reviewers_build_too(commune, draft) -> None:
    client = sign_in(commune.reviewer)
    assert client.get(reverse("form_versions:index")).status_code == 200
    assert client.get(reverse("report_forms:index")).status_code == 200
    for name in ("form_versions", "report_forms"):
        address = reverse(f"{name}:delete", args=[draft.pk])
        client.post(address)
    assert FormVersion.objects.exists()
    assert ReportForm.objects.exists()
