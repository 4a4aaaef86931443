"""The unit's way: read the duties, write, preview, submit, be returned, submit again."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.units.conftest import sign_in
from units import submissions
from units.models import Assignment, Submission, SubmissionFile, SubmissionRound

TEXT = "Kế hoạch thực hiện của chi bộ.\n".encode() * 20


def work(commune, letter, name="work") -> str:
    return reverse(name, args=[commune.a.pk, letter.pk])


def send(client, address, text="", do="save", version=0, files=()):
    data = {"draft_text": text, "do": do, "version": version, "attached": list(files)}
    return client.post(address, data, follow=True)


def test_three_files_and_a_text_reach_a_receipt(commune, letter, given) -> None:
    client = sign_in(commune.member)
    address = work(commune, letter)
    files = [SimpleUploadedFile(f"phan-{n}.txt", TEXT) for n in range(3)]
    preview = send(client, address, "Kế hoạch", "preview", files=files)
    html = preview.content.decode()
    assert "Kế hoạch" in html
    assert "phan-2.txt" in html
    receipt = client.post(work(commune, letter, "work_preview"), follow=True)
    frozen = SubmissionRound.objects.get()
    assert frozen.files.count() == 3
    for shown in (frozen.receipt, frozen.sha256, "phan-1.txt"):
        assert shown in receipt.content.decode()
    assert frozen.reviews.count() == len(given)


def test_nothing_to_report_is_one_press(commune, letter, given) -> None:
    response = send(sign_in(commune.member), work(commune, letter), do="nothing")
    frozen = SubmissionRound.objects.get()
    assert frozen.nothing_to_report
    assert response.redirect_chain[-1][0] == reverse("receipt", args=[frozen.receipt])


def test_a_refused_file_keeps_text_and_other_files(commune, letter, given) -> None:
    files = [
        SimpleUploadedFile("ke-hoach.txt", TEXT),
        SimpleUploadedFile("rong.txt", b""),
    ]
    page = send(sign_in(commune.member), work(commune, letter), "Đã gõ", files=files)
    html = page.content.decode()
    assert "rong.txt" in html
    assert "Đã gõ" in html
    draft = Submission.objects.get()
    assert draft.draft_text == "Đã gõ"
    assert [file.name for file in draft.files.all()] == ["ke-hoach.txt"]
    assert f'name="version" value="{draft.draft_version}"' in html


def test_a_file_is_taken_out_of_the_draft(commune, letter, given) -> None:
    client = sign_in(commune.member)
    file = SimpleUploadedFile("nham.txt", TEXT)
    send(client, work(commune, letter), files=[file])
    stored = SubmissionFile.objects.get()
    client.post(reverse("remove_submission_file", args=[stored.pk]))
    assert not SubmissionFile.objects.exists()


def test_a_stale_text_is_kept_on_the_page_beside_the_others(
    commune, letter, given
) -> None:
    address = work(commune, letter)
    send(sign_in(commune.head), address, "Của trưởng")
    page = send(sign_in(commune.member), address, "Của viên", version=0)
    assert page.status_code == 409
    html = page.content.decode()
    assert "Của viên" in html
    assert "Của trưởng" in html
    again = send(sign_in(commune.member), address, "Của viên", version=1)
    assert again.status_code == 200
    assert Submission.objects.get().draft_text == "Của viên"


def test_the_draft_saves_itself(commune, letter, given) -> None:
    client = sign_in(commune.member)
    address = work(commune, letter, "work_autosave")
    first = client.post(address, {"draft_text": "Một", "version": 0})
    assert 'id="id_version"' in first.content.decode()
    stale = client.post(address, {"draft_text": "Cũ", "version": 0})
    assert "id_version" not in stale.content.decode()
    assert Submission.objects.get().draft_text == "Một"


def test_withdrawn_returned_and_sent_again(commune, letter, submitted) -> None:
    client = sign_in(commune.member)
    client.post(reverse("withdraw", args=[submitted.receipt]))
    client.post(work(commune, letter, "work_preview"))
    second = SubmissionRound.objects.get(number=2)
    submissions.return_to_unit(round=second, by=commune.reviewer, remarks="Nêu rõ hạn.")
    html = client.get(work(commune, letter)).content.decode()
    assert "Nêu rõ hạn." in html
    assert second.receipt in html
    client.post(work(commune, letter, "work_preview"))
    assert SubmissionRound.objects.count() == 3


def test_reopening_and_more_time_are_asked(commune, letter, submitted, given) -> None:
    client = sign_in(commune.member)
    due = given[0].due + datetime.timedelta(days=7)
    address = reverse("ask_extension", args=[given[0].pk])
    early = client.post(address, {"due": given[0].due, "reason": "Chờ họp"})
    assert early.status_code == 200
    assert client.post(address, {"due": due, "reason": "Chờ họp"}).status_code == 302
    submissions.accept(round=submitted, by=commune.reviewer)
    address = reverse("ask_to_reopen", args=[submitted.receipt])
    assert client.post(address, {"reason": ""}).status_code == 200
    assert client.post(address, {"reason": "Sai số"}).status_code == 302
    assert submitted.submission.reopenings.count() == 1


def test_a_cooperating_unit_confirms_its_part(commune, letter, given) -> None:
    Assignment.objects.filter(pk=given[0].pk).update(part="cooperating")
    client = sign_in(commune.member)
    client.post(reverse("confirm_part", args=[given[0].pk]))
    given[0].refresh_from_db()
    assert given[0].confirmed_by == commune.member


def addresses(commune, letter, submitted, given) -> list[str]:
    file = SubmissionFile.objects.create(
        submission=submitted.submission,
        round=submitted,
        file=SimpleUploadedFile("a.txt", TEXT),
        name="a.txt",
        size=len(TEXT),
        sha256="0" * 64,
        media_type="text/plain",
    )
    return [
        work(commune, letter),
        work(commune, letter, "work_preview"),
        reverse("ask_extension", args=[given[0].pk]),
        reverse("receipt", args=[submitted.receipt]),
        reverse("submission_file", args=[file.pk]),
        reverse("board_unit", args=[commune.a.pk]),
    ]


@pytest.mark.parametrize("who", ["other", "stranger"])
def test_for_others_nothing_is_there(commune, letter, submitted, given, who) -> None:
    client = sign_in(getattr(commune, who))
    for address in addresses(commune, letter, submitted, given):
        assert client.get(address).status_code == 404, address
    for name in ("withdraw", "ask_to_reopen"):
        address = reverse(name, args=[submitted.receipt])
        assert client.post(address, {"reason": "x"}).status_code == 404
    for name in ("work", "work_autosave", "work_preview"):
        assert client.post(work(commune, letter, name)).status_code == 404
    assert client.post(reverse("confirm_part", args=[given[0].pk])).status_code == 404


def test_nobody_is_sent_to_sign_in(commune, letter, submitted, given) -> None:
    for address in addresses(commune, letter, submitted, given):
        assert Client().get(address).url.startswith("/login/?next=")


def test_who_supervises_reads_receipts_and_no_drafts(
    commune, letter, submitted, given
) -> None:
    client = sign_in(commune.reviewer)
    assert client.get(reverse("receipt", args=[submitted.receipt])).status_code == 200
    assert client.get(work(commune, letter)).status_code == 404


def test_home_document_and_section_show_the_work(commune, letter, given) -> None:
    client = sign_in(commune.member)
    for address in ("/", letter.url, commune.a.page.url):
        html = client.get(address).content.decode()
        assert work(commune, letter) in html, address
        assert "Việc 1" in html
    html = sign_in(commune.other).get(letter.url).content.decode()
    assert "/my-unit/work/" not in html
