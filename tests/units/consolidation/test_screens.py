"""The reviewer's screens: who gets in, what they show, and that nothing is lost."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intranet.roles import EDITORS
from pages.models import OfficialDocumentPage
from pages.setup import ensure_site_structure
from tests.factories import UnitFactory, UserFactory
from tests.units.conftest import sign_in
from tests.units.consolidation.conftest import accepted
from units.consolidation import drafting
from units.consolidation.scope import Scope
from units.membership import join
from units.models import Assignment, ConsolidatedReport, Membership


def at(name: str, *args) -> str:
    return reverse(name, args=args)


def addresses(report, month) -> list[str]:
    section = report.sections.first()
    return [
        at("consolidation"),
        at("consolidate", "round", month.round.pk),
        at("consolidated", report.pk),
        at("consolidated_paper", report.pk),
        at("consolidated_figure", report.pk, "hop"),
        at("consolidated_section", report.pk, section.pk),
        at("consolidated_docx", report.pk),
        at("consolidated_xlsx", report.pk),
    ]


def orders(report) -> list[str]:
    section = report.sections.first()
    return [
        at("consolidated_state", report.pk),
        at("consolidated_publish", report.pk),
        at("consolidated_autosave", report.pk, section.pk),
    ]


def test_for_others_it_is_not_there(commune, month, report) -> None:
    editor = UserFactory(username="bien-tap", roles=[EDITORS])
    people = [commune.member, commune.head, commune.other, commune.stranger, editor]
    for person in people:
        client = sign_in(person)
        for address in addresses(report, month):
            assert client.get(address).status_code == 404, (person, address)
        for address in orders(report):
            answer = client.post(address, {"do": "finish", "text": "x", "version": 0})
            assert answer.status_code == 404, (person, address)
    for address in addresses(report, month):
        assert Client().get(address).url.startswith("/login/?next=")
    report.refresh_from_db()
    assert not report.is_finished
    for person in (commune.reviewer, commune.admin):
        client = sign_in(person)
        for address in addresses(report, month):
            assert client.get(address).status_code == 200, (person, address)


def test_who_supervises_a_branch_sees_reports_on_it_only(
    commune, month, report
) -> None:
    person = UserFactory(username="phu-trach-b")
    join(user=person, unit=commune.b, supervises=True, by=None)
    mine = drafting.begin(
        by=commune.reviewer, scope=Scope(round=month.round, branch=commune.b)
    )
    client = sign_in(person)
    assert client.get(at("consolidated", report.pk)).status_code == 404
    page = client.get(at("consolidated", mine.pk))
    assert page.status_code == 200
    assert "Chi bộ A" not in page.content.decode()
    new = at("consolidate", "round", month.round.pk)
    refused = client.post(new, {"branch": ""})
    assert refused.status_code == 200
    assert client.post(new, {"branch": commune.a.pk}).status_code == 200
    assert client.post(new, {"branch": commune.b.pk}).status_code == 302
    assert ConsolidatedReport.objects.filter(branch=commune.b).count() == 2


def test_a_report_is_begun_from_a_document_and_reached_from_it(
    commune, letter, given
) -> None:
    client = sign_in(commune.reviewer)
    new = at("consolidate", "document", letter.pk)
    assert new in client.get(letter.url).content.decode()
    assert new in client.get(f"{at('board')}?document={letter.pk}").content.decode()
    assert at("consolidation") in client.get(at("board")).content.decode()
    made = client.post(new, {"duty": given[1].duty.pk, "branch": ""}, follow=True)
    report = ConsolidatedReport.objects.get()
    assert report.duty == given[1].duty
    assert "0/1 đơn vị đã báo cáo, còn thiếu: Chi bộ A." in made.content.decode()
    assert report.issuer == "Đảng ủy xã"
    for odd in ("round", "document", "duty"):
        assert client.get(at("consolidate", odd, 99999)).status_code == 404


def test_every_figure_and_paragraph_leads_to_its_round(commune, month, report) -> None:
    client = sign_in(commune.reviewer)
    page = client.get(at("consolidated", report.pk)).content.decode()
    for frozen in (month.first, month.second):
        assert at("receipt", frozen.receipt) in page
        assert f"[{frozen.receipt}]" not in page
    source = at("consolidated_figure", report.pk, "hop")
    assert source in page
    figure = client.get(source).content.decode()
    assert at("receipt", month.first.receipt) in figure
    assert client.get(at("receipt", month.first.receipt)).status_code == 200
    none = at("consolidated_figure", report.pk, "khong-co")
    assert client.get(none).status_code == 404


def written(section, **fields) -> dict:
    return {
        "heading": section.heading,
        "text": section.text,
        "version": section.version,
        **fields,
    }


def test_texts_are_merged_side_by_side(commune, month, report) -> None:
    client = sign_in(commune.reviewer)
    section = report.sections.get(code="ket-qua")
    address = at("consolidated_section", report.pk, section.pk)
    html = client.get(address).content.decode()
    assert "Đã họp một lần." in html
    client.post(address, written(section, text="Mở đầu.", take=month.second.receipt))
    section.refresh_from_db()
    assert section.text == (
        f"Mở đầu.\nChi bộ B: Đã họp một lần. [{month.second.receipt}]"
    )
    client.post(address, written(section, text="Gộp. [2026-999999-9]"))
    assert "2026-999999-9" in client.get(address).content.decode()
    wrong = client.post(address, written(section, heading="", version=2, text="Giữ"))
    assert wrong.status_code == 200
    assert "Giữ" in wrong.content.decode()


def test_a_draft_saves_itself_and_two_editors_are_told(commune, report) -> None:
    section = report.sections.get(code="ket-qua")
    mine, theirs = sign_in(commune.reviewer), sign_in(commune.admin)
    autosave = at("consolidated_autosave", report.pk, section.pk)
    saved = mine.post(autosave, written(section, text="Bản của tôi")).content.decode()
    assert 'value="1"' in saved
    told = theirs.post(autosave, written(section, text="Bản khác")).content.decode()
    assert 'name="version"' not in told
    address = at("consolidated_section", report.pk, section.pk)
    conflict = theirs.post(address, written(section, text="Bản khác"))
    assert conflict.status_code == 409
    for text in ("Bản của tôi", "Bản khác"):
        assert text in conflict.content.decode()
    section.refresh_from_db()
    assert section.text == "Bản của tôi"
    again = theirs.post(address, written(section, text="Bản khác"))
    assert again.status_code == 302
    drafting.finish(report=report, by=commune.reviewer)
    closed = theirs.post(address, written(section, text="Muộn", version=2))
    assert closed.status_code == 409
    assert "Muộn" in closed.content.decode()


def test_the_words_of_the_paper_are_kept(commune, report) -> None:
    client = sign_in(commune.reviewer)
    address = at("consolidated_paper", report.pk)
    form = client.get(address).context["form"]
    began = {name: form[name].value() for name in form.fields}
    fields = {name: "" if value is None else value for name, value in began.items()}
    wrong = client.post(address, {**fields, "subject": "", "signer": "Trần Thị Mẫu"})
    assert "Trần Thị Mẫu" in wrong.content.decode()
    good = {**fields, "signer": "Trần Thị Mẫu", "number": "12", "day": "2026-11-05"}
    assert client.post(address, good).status_code == 302
    assert client.post(address, good).status_code == 409
    page = client.get(at("consolidated", report.pk)).content.decode()
    assert "Số 12-BC/ĐU" in page
    assert "ngày 05 tháng 11 năm 2026" in page


def test_states_are_changed_by_named_orders(commune, month, report) -> None:
    client = sign_in(commune.reviewer)
    address = at("consolidated_state", report.pk)
    for order in ("refresh", "finish", "refresh", "take_up"):
        assert client.post(address, {"do": order}).status_code == 302
    assert client.post(address, {"do": "delete"}).status_code == 404
    assert client.get(address).status_code == 405


def count(client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_screens_ask_as_much_with_twenty_more_units(commune, month, report) -> None:
    client = sign_in(commune.reviewer)
    before = [count(client, address) for address in addresses(report, month)]
    for n in range(20):
        unit = UnitFactory(name=f"Thôn {n}", code=f"TH{n}", parent=commune.root)
        person = UserFactory()
        join(user=person, unit=unit, role=Membership.Role.HEAD, by=None)
        Assignment.objects.create(
            round=month.round, unit=unit, deliverable="report", due="2026-11-05"
        )
        accepted(
            commune.reviewer, person, unit, month.round,
            texts={"ket-qua": f"Thôn {n} đã họp."},
            figures={"hop": n, "ngay": "2026-10-05"},
        )  # fmt: skip
        drafting.begin(by=commune.reviewer, scope=Scope(round=month.round))
    drafting.refresh(report=report, by=commune.reviewer)
    after = [count(client, address) for address in addresses(report, month)]
    assert after == before
    assert max(before) <= 40


def test_a_finished_report_becomes_a_draft_document(commune, report) -> None:
    ensure_site_structure()
    client = sign_in(commune.reviewer)
    address = at("consolidated_publish", report.pk)
    client.post(address)
    assert not OfficialDocumentPage.objects.exists()
    drafting.finish(report=report, by=commune.reviewer)
    assert address in client.get(at("consolidated", report.pk)).content.decode()
    client.post(address)
    page = OfficialDocumentPage.objects.get()
    assert not page.live
    assert page.get_parent().slug == "van-ban"
    assert page.current_workflow_state is not None
    assert page.document_type.code == "BC"
    text = "".join(str(block) for block in page.body)
    assert "Chi bộ A: Đã họp hai lần." in text
    assert "3/4 đơn vị đã báo cáo." in text
    assert "[2026-" not in text
    assert "Chi bộ C" not in text
    client.post(address)
    assert OfficialDocumentPage.objects.count() == 1
    shown = client.get(at("consolidated", report.pk))
    assert page.title in shown.content.decode()
    assert client.post(at("consolidated_state", report.pk), {"do": "take_up"})
    report.refresh_from_db()
    assert report.is_finished
