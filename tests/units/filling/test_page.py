"""A member fills a report: drafts, errors at the field, preview, receipt, return."""

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.units.conftest import sign_in
from tests.units.rounds.world import open_for
from units import submissions
from units.models import Submission, SubmissionRound
from units.rounds.operations import close_round, reopen_round

GOOD = {"sections.chung": "Đã họp dân.", "indicators.hop": "12"}


def address(commune, opened, name="fill") -> str:
    return reverse(name, args=[commune.a.pk, opened.pk])


def send(client, where, do="save", version=0, **answers):
    data = {"do": do, "version": version} | answers
    return client.post(where, data, follow=True)


def html(response) -> str:
    return response.content.decode()


def handed_in(commune, opened, **answers) -> SubmissionRound:
    client = sign_in(commune.member)
    send(client, address(commune, opened), "preview", **GOOD | answers)
    client.post(address(commune, opened, "fill_preview"))
    return SubmissionRound.objects.get(
        submission__round=opened, submission__unit=commune.a
    )


def test_a_report_is_filled_previewed_and_handed_in(commune, opened) -> None:
    client = sign_in(commune.member)
    answers = GOOD | {
        "indicators.tien": "1.500.000 đồng",
        "indicators.ty-le": "98,5",
        "indicators.xep": "Khá",
        "indicators.ngay": "5/1/2026",
        "indicators.quy-che.0": ["Quy chế 1", "", "Quy chế 2"],
        "indicators.quy-che.1": ["05/01/2026", "", ""],
        "remarks.hop": "Đủ số",
    }
    preview = send(client, address(commune, opened), "preview", **answers)
    for shown in ("12", "1.500.000", "98,5", "Khá", "05/01/2026", "Quy chế 2", "Đủ số"):
        assert shown in html(preview), shown
    receipt = client.post(address(commune, opened, "fill_preview"), follow=True)
    frozen = SubmissionRound.objects.get()
    assert frozen.receipt in html(receipt)
    assert "1.500.000" in html(receipt)
    assert frozen.values == {
        "sections": {"chung": "Đã họp dân."},
        "indicators": {
            "hop": 12,
            "tien": "1500000",
            "ty-le": "98.5",
            "xep": "Khá",
            "ngay": "2026-01-05",
            "quy-che": [["Quy chế 1", "05/01/2026"], ["Quy chế 2", ""]],
        },
        "remarks": {"hop": "Đủ số"},
    }
    assert frozen.reviews.get().assignment.round == opened


def test_errors_stand_at_the_field_and_everything_typed_is_kept(
    commune, opened
) -> None:
    client = sign_in(commune.member)
    page = send(
        client,
        address(commune, opened),
        "preview",
        **{"indicators.hop": "mười hai", "indicators.ty-le": "120"},
        **{"remarks.hop": "Ghi chú"},
    )
    said = html(page)
    for shown in ("mười hai", "120", "Ghi chú", 'href="#sections.chung"'):
        assert shown in said, shown
    assert 'id="error-indicators.hop"' in said
    assert 'id="error-indicators.ty-le"' in said
    again = html(client.get(address(commune, opened)))
    assert "mười hai" in again
    assert not SubmissionRound.objects.exists()


def test_a_number_with_two_readings_is_asked_about(commune, opened) -> None:
    client = sign_in(commune.member)
    where = address(commune, opened)
    page = send(client, where, "preview", **GOOD, **{"indicators.tien": "1.234"})
    assert 'name="meant.tien" value="1234"' in html(page)
    assert 'name="meant.tien" value="1.234"' in html(page)
    version = Submission.objects.get().draft_version
    answers = GOOD | {"indicators.tien": "1.234", "meant.tien": "1.234"}
    send(client, where, "preview", version, **answers)
    draft = Submission.objects.get()
    assert draft.draft_values["indicators"]["tien"] == "1.234"
    assert 'value="1.234" checked' in html(client.get(where))


def test_rows_of_a_table_come_and_go_without_scripts(commune, opened) -> None:
    client = sign_in(commune.member)
    where = address(commune, opened)
    rows = {
        "indicators.quy-che.0": ["Một", "", "Ba"],
        "indicators.quy-che.1": ["", "", ""],
    }
    page = send(client, where, "row:quy-che", **rows)
    assert html(page).count('name="indicators.quy-che.0"') == 4
    version = Submission.objects.get().draft_version
    send(client, where, "drop:quy-che:2", version, **rows)
    kept = Submission.objects.get().draft_values["indicators"]["quy-che"]
    assert kept == [["Một", ""]]


def test_nothing_to_report_is_one_press(commune, opened) -> None:
    send(sign_in(commune.member), address(commune, opened), "nothing")
    assert SubmissionRound.objects.get().nothing_to_report


def test_nothing_to_report_beside_answers_is_refused(commune, opened) -> None:
    page = send(sign_in(commune.member), address(commune, opened), "nothing", **GOOD)
    assert "Đã họp dân." in html(page)
    assert not SubmissionRound.objects.exists()


def test_the_draft_saves_itself_and_a_stale_one_does_not(commune, opened) -> None:
    client = sign_in(commune.member)
    where = address(commune, opened, "fill_autosave")
    first = client.post(where, GOOD | {"version": 0})
    assert 'id="id_version"' in html(first)
    stale = client.post(where, {"indicators.hop": "99", "version": 0})
    assert "id_version" not in html(stale)
    assert Submission.objects.get().draft_values["indicators"] == {"hop": 12}


def test_a_colleague_is_not_overwritten(commune, opened) -> None:
    where = address(commune, opened)
    send(sign_in(commune.head), where, **GOOD)
    client = sign_in(commune.member)
    page = send(client, where, **GOOD | {"indicators.hop": "9"})
    assert page.status_code == 409
    assert 'value="9"' in html(page)
    assert "12" in html(page)
    send(client, where, version=1, **GOOD | {"indicators.hop": "9"})
    assert Submission.objects.get().draft_values["indicators"]["hop"] == 9


def test_last_periods_figures_stand_beside_and_a_decline_wants_a_remark(
    commune, opened
) -> None:
    handed_in(commune, opened)
    today = timezone.localdate()
    following = open_for(
        commune,
        opened.version,
        today,
        period_start=today,
        cut_off=today + datetime.timedelta(days=1),
    )
    client = sign_in(commune.member)
    where = address(commune, following)
    assert "<strong>12</strong>" in html(client.get(where))
    answers = GOOD | {"indicators.hop": "11"}
    page = send(client, where, "preview", **answers)
    assert 'id="error-remarks.hop"' in html(page)
    version = Submission.objects.get(round=following).draft_version
    page = send(client, where, "preview", version, **answers, **{"remarks.hop": "Mưa"})
    assert page.redirect_chain[-1][0] == address(commune, following, "fill_preview")


def test_another_unit_never_sees_the_figures(commune, opened) -> None:
    handed_in(commune, opened, **{"sections.chung": "zqxhidden"})
    where = reverse("fill", args=[commune.b.pk, opened.pk])
    assert "zqxhidden" not in html(sign_in(commune.other).get(where))


def test_a_returned_report_is_mended_and_handed_in_again(commune, opened) -> None:
    first = handed_in(commune, opened)
    submissions.return_to_unit(round=first, by=commune.reviewer, remarks="Xem lại số.")
    client = sign_in(commune.member)
    page = html(client.get(address(commune, opened)))
    assert "Xem lại số." in page
    assert "Đã họp dân." in page
    version = Submission.objects.get().draft_version
    answers = GOOD | {"indicators.hop": "13"}
    send(client, address(commune, opened), "preview", version, **answers)
    client.post(address(commune, opened, "fill_preview"))
    second = SubmissionRound.objects.get(number=2)
    assert second.values["indicators"]["hop"] == 13
    first.refresh_from_db()
    assert first.values["indicators"]["hop"] == 12


def test_a_closed_round_takes_nothing_and_keeps_what_was_typed(commune, opened) -> None:
    client = sign_in(commune.member)
    where = address(commune, opened)
    send(client, where, **GOOD)
    close_round(opened=opened, by=commune.reviewer)
    page = send(client, where, "preview", 1, **GOOD | {"indicators.hop": "77"})
    assert "77" in html(page)
    client.post(address(commune, opened, "fill_preview"))
    assert not SubmissionRound.objects.exists()
    reopen_round(opened=opened, by=commune.reviewer)
    client.post(address(commune, opened, "fill_preview"))
    assert SubmissionRound.objects.count() == 1


def test_what_was_typed_survives_an_expired_session(commune, opened) -> None:
    client = sign_in(commune.member)
    where = address(commune, opened)
    token = client.get(where).context["csrf_token"]
    assert token
    page = html(client.get(where))
    resume = page.split('name="resume_token" value="')[1].split('"')[0]
    nobody = Client()
    nobody.post(where, GOOD | {"resume_token": resume, "do": "save"})
    assert "Đã họp dân." in html(sign_in(commune.member).get(where))


def test_the_work_is_listed_for_its_unit(commune, opened) -> None:
    for where in ("/", commune.a.page.url):
        assert address(commune, opened) in html(sign_in(commune.member).get(where))


NAMES = ("fill", "fill_preview", "fill_workbook")


@pytest.mark.parametrize("who", ["other", "stranger", "reviewer"])
def test_for_others_a_draft_is_not_there(commune, opened, who) -> None:
    send(sign_in(commune.member), address(commune, opened), **GOOD)
    client = sign_in(getattr(commune, who))
    for name in NAMES:
        assert client.get(address(commune, opened, name)).status_code == 404, name
    for name in ("fill", "fill_preview", "fill_autosave", "fill_upload"):
        assert client.post(address(commune, opened, name)).status_code == 404, name


def test_nobody_is_sent_to_sign_in(commune, opened) -> None:
    for name in NAMES:
        found = Client().get(address(commune, opened, name))
        assert found.url.startswith("/login/?next=")


def test_who_supervises_reads_the_receipt_with_its_figures(commune, opened) -> None:
    frozen = handed_in(commune, opened)
    client = sign_in(commune.reviewer)
    for name, key in (("receipt", frozen.receipt), ("review", frozen.pk)):
        page = html(client.get(reverse(name, args=[key])))
        assert "Đã họp dân." in page
        assert "Số cuộc họp" in page
    for who in ("other", "stranger"):
        found = sign_in(getattr(commune, who)).get(
            reverse("receipt", args=[frozen.receipt])
        )
        assert found.status_code == 404


def test_a_round_that_does_not_ask_a_unit_is_not_there_for_it(commune, opened) -> None:
    opened.assignments.filter(unit=commune.a).delete()
    found = sign_in(commune.member).get(address(commune, opened))
    assert found.status_code == 404
