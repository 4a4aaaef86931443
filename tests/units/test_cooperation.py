"""Co-operating units confirm their part, and see the lead's draft only if invited."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.models import Notice
from tests.factories import UnitFactory, UserFactory
from tests.responses import let_go
from tests.units.conftest import sign_in
from units import assignments, drafts, submission_files
from units.duties import sync_duties
from units.membership import join
from units.models import Assignment


@pytest.fixture
def work(commune, letter, tmp_path, settings) -> SimpleNamespace:
    """A leads and has begun a draft with a file; B and C co-operate."""
    settings.MEDIA_ROOT = tmp_path
    third = UnitFactory(name="Chi bộ C", parent=commune.root, kind="cell")
    third_person = UserFactory()
    join(user=third_person, unit=third, by=None)
    assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter)[:1],
        lead=[commune.a],
        cooperating=[commune.b, third],
        terms=assignments.Terms(working_days=5),
    )
    by_unit = {item.unit_id: item for item in Assignment.objects.all()}
    draft = drafts.start(
        by=commune.member, unit=commune.a, assignments=[by_unit[commune.a.pk]]
    )
    drafts.save_draft(
        submission=draft, by=commune.member, version=0, draft_text="Dự thảo riêng"
    )
    file = submission_files.add_draft_file(
        submission=draft,
        by=commune.member,
        file=SimpleUploadedFile("du-thao.txt", b"Noi dung"),
    )
    return SimpleNamespace(
        lead=by_unit[commune.a.pk],
        helper=by_unit[commune.b.pk],
        other=by_unit[third.pk],
        third_person=third_person,
        draft=reverse("shared_draft", args=[by_unit[commune.a.pk].pk]),
        file=reverse("submission_file", args=[file.pk]),
    )


def invite(commune, work, do="show"):
    address = reverse("show_draft", args=[work.lead.pk, work.helper.pk])
    return sign_in(commune.member).post(address, {"do": do})


def code(person, address: str) -> int:
    answer = sign_in(person).get(address)
    let_go(answer)
    return answer.status_code


def test_uninvited_nobody_sees_the_draft(commune, work) -> None:
    for person in (commune.other, work.third_person, commune.stranger):
        assert code(person, work.draft) == 404
        assert code(person, work.file) == 404
    assert Client().get(work.draft).url.startswith("/login/?next=")
    assert code(commune.reviewer, work.draft) == 404


def test_the_invited_unit_sees_draft_and_file_and_no_other_does(commune, work) -> None:
    assert invite(commune, work).status_code == 302
    page = sign_in(commune.other).get(work.draft)
    assert "Dự thảo riêng" in page.content.decode()
    assert code(commune.other, work.file) == 200
    assert code(work.third_person, work.draft) == 404
    assert code(work.third_person, work.file) == 404
    assert Notice.objects.filter(person=commune.other, key__startswith="invited")
    own = reverse("work", args=[commune.b.pk, work.helper.document_id])
    assert work.draft in sign_in(commune.other).get(own).content.decode()
    invite(commune, work, do="end")
    assert code(commune.other, work.draft) == 404
    assert code(commune.other, work.file) == 404


def test_only_the_unit_in_charge_invites(commune, work) -> None:
    address = reverse("show_draft", args=[work.lead.pk, work.helper.pk])
    for person in (commune.other, commune.stranger, commune.reviewer):
        assert sign_in(person).post(address, {"do": "show"}).status_code == 404
    assert not work.lead.draft_shown_to.exists()


def test_who_does_not_co_operate_is_not_invited(commune, work, letter) -> None:
    stranger = UnitFactory(name="Chi bộ D", parent=commune.root, kind="cell")
    (alien,) = assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter)[1:2],
        lead=[],
        cooperating=[stranger],
        terms=assignments.Terms(working_days=5),
    ).made
    address = reverse("show_draft", args=[work.lead.pk, alien.pk])
    sign_in(commune.member).post(address, {"do": "show"})
    assert not work.lead.draft_shown_to.exists()


def test_the_lead_sees_who_confirmed(commune, work) -> None:
    confirm = reverse("confirm_part", args=[work.helper.pk])
    assert sign_in(commune.other).post(confirm).status_code == 302
    own = reverse("work", args=[commune.a.pk, work.lead.document_id])
    (line,) = sign_in(commune.member).get(own).context["beside"]
    confirmed = {p.assignment.unit: p.assignment.confirmed_at for p in line[1]}
    assert confirmed[commune.b] is not None
    assert confirmed[work.other.unit] is None
