"""What units hand in is found by the unit and who is over it, and by nobody else."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from intranet.models import User
from search import backend, comparing, indexing, outbox
from search.models import Order
from search.service import SiteSearch, search_site
from tests.factories.office import pdf_bytes
from tests.factories.places import unit_with_section
from tests.responses import let_go
from tests.units.conftest import sign_in
from units import drafts, file_texts, submission_files, submissions
from units.membership import join, leave
from units.models import Membership, Submission, SubmissionRound, Unit
from units.organisation import close_unit, move_unit

pytestmark = pytest.mark.django_db
WORDS = "nạo vét kênh"


@pytest.fixture
def index(settings, tmp_path):
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.ELASTICSEARCH_URL = ""
    return backend.get_engine()


@pytest.fixture
def draft(commune, letter, given, index) -> Submission:
    open_ = drafts.open_assignments(commune.a, letter)
    return drafts.start(by=commune.member, unit=commune.a, assignments=open_)


@pytest.fixture
def plan(commune, draft) -> SubmissionRound:
    """A plan that unit A submitted."""
    return written(commune, draft, f"Kế hoạch {WORDS} mương")


def written(commune, draft, text) -> SubmissionRound:
    draft.refresh_from_db()
    drafts.save_draft(
        submission=draft,
        by=commune.member,
        version=draft.draft_version,
        draft_text=text,
    )
    return submissions.submit(submission=draft, by=commune.member)


def drained(index):
    while file_texts.read_next():
        pass
    indexing.drain(index)
    assert not comparing.compare(index)


def found(viewer, text=WORDS):
    if viewer.pk:
        viewer = User.objects.get(pk=viewer.pk)
    return [hit.id for hit in search_site(viewer, SiteSearch(text)).hits]


def key(round_):
    return f"submission:{round_.submission_id}"


def test_who_finds_a_plan(commune, plan, index):
    drained(index)
    supervisor = Membership.objects.create(
        user=commune.stranger, unit=commune.root, supervises=True, since="2026-01-01"
    )
    for reader in ("head", "member", "reviewer", "admin", "stranger"):
        assert found(getattr(commune, reader)) == [key(plan)], reader
    supervisor.delete()
    for reader in (commune.other, commune.stranger, AnonymousUser()):
        results = search_site(reader, SiteSearch(WORDS)).results
        assert (results.hits, results.total, results.suggestion) == ((), 0, None)
        assert not any(results.facets.values())


def test_a_co_operating_unit_does_not_find_what_the_other_handed_in(
    commune, letter, plan, index
):
    letter.assignments.create(unit=commune.b, part="cooperating")
    drained(index)
    assert found(commune.other) == []


def test_it_opens_at_its_receipt_for_who_finds_it(commune, plan, index):
    drained(index)
    for reader in (commune.member, commune.reviewer):
        client = sign_in(reader)
        page = client.get("/search/", {"q": WORDS}).content.decode()
        assert f'href="/my-unit/receipt/{plan.receipt}/' in page
        assert client.get(f"/my-unit/receipt/{plan.receipt}/").status_code == 200
    for reader in (commune.other, commune.stranger):
        client = sign_in(reader)
        assert plan.receipt not in client.get("/search/", {"q": WORDS}).content.decode()
        assert client.get(f"/my-unit/receipt/{plan.receipt}/").status_code == 404


def test_it_is_found_by_receipt_kind_and_unit(commune, plan, index):
    drained(index)
    for text in (plan.receipt, "loại:kế hoạch nạo vét", "đơn vị:chi bộ a nạo vét"):
        assert key(plan) in found(commune.member, text), text


def test_a_draft_is_not_found(commune, draft, index):
    drafts.save_draft(
        submission=draft, by=commune.member, version=0, draft_text=f"Sẽ {WORDS}"
    )
    drained(index)
    assert found(commune.member) == []


def test_the_text_inside_its_files_is_found_at_the_file(commune, draft, index):
    file = SimpleUploadedFile("phu-luc.txt", f"Biểu {WORDS} năm nay".encode())
    stored = submission_files.add_draft_file(
        submission=draft, by=commune.member, file=file
    )
    frozen = submissions.submit(submission=draft, by=commune.member)
    indexing.drain(index)
    assert found(commune.member) == []
    drained(index)
    (hit,) = search_site(commune.reviewer, SiteSearch(WORDS)).hits
    assert hit.url == f"/my-unit/receipt/{frozen.receipt}/#tep-{stored.pk}"
    page = sign_in(commune.reviewer).get(hit.url).content.decode()
    assert f'id="tep-{stored.pk}"' in page


def test_values_are_found_by_the_name_of_what_they_answer(commune, draft, index):
    drafts.save_draft(
        submission=draft,
        by=commune.member,
        version=0,
        draft_values={"kenh": 12, "bang": [{"thon": "Đông Khê"}, ["Tây Khê", None]]},
    )
    submissions.submit(submission=draft, by=commune.member)
    drained(index)
    assert found(commune.member, "đông khê tây khê")
    assert not found(commune.other, "đông khê tây khê")


def test_a_withdrawn_plan_is_gone_at_once(commune, plan, index):
    drained(index)
    submissions.withdraw(round=plan, by=commune.member)
    assert found(commune.member) == []
    drained(index)
    assert found(commune.member) == []


def test_the_next_round_takes_the_place_of_the_returned_one(commune, plan, index):
    drained(index)
    submissions.return_to_unit(round=plan, by=commune.reviewer, remarks="Thêm hạn.")
    drained(index)
    assert found(commune.member) == [key(plan)]
    second = written(commune, plan.submission, "Đắp đập trước tháng 12")
    drained(index)
    assert found(commune.member) == []
    (hit,) = search_site(commune.member, SiteSearch("đắp đập")).hits
    assert second.receipt in hit.url
    submissions.accept(round=second, by=commune.reviewer)
    drained(index)
    assert found(commune.member, "đắp đập") == [key(second)]


def test_an_order_stands_or_falls_with_its_operation(commune, plan, index):
    drained(index)
    pending = Order.objects.pending()
    for change in (
        lambda: submissions.withdraw(round=plan, by=commune.member),
        lambda: submissions.accept(round=plan, by=commune.reviewer),
        lambda: move_unit(unit=commune.a, parent=None, by=None),
    ):
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            change()
            assert pending.narrowing().filter(record_id=key(plan)).exists()
            raise ZeroDivisionError
        assert not pending.exists()
    commune.a.refresh_from_db()


def test_who_leaves_or_joins_loses_or_gains_it_at_once(commune, plan, index):
    drained(index)
    leave(membership=commune.member.memberships.get(), by=None)
    assert found(commune.member) == []
    join(user=commune.stranger, unit=commune.a, by=None)
    assert found(commune.stranger) == [key(plan)]
    assert not outbox.withheld()


def test_a_moved_unit_takes_its_plans_to_other_supervisors(commune, plan, index):
    former, new = commune.stranger, commune.other
    other_root = unit_with_section("Ủy ban")
    for user, unit in ((former, commune.root), (new, other_root)):
        Membership.objects.create(
            user=user, unit=unit, supervises=True, since="2026-01-01"
        )
    drained(index)
    assert (found(former), found(new)) == ([key(plan)], [])
    move_unit(unit=Unit.objects.get(pk=commune.a.pk), parent=other_root, by=None)
    assert found(former) == []
    drained(index)
    assert (found(former), found(new)) == ([], [key(plan)])


def test_the_successor_of_a_closed_unit_finds_what_it_handed_in(commune, plan, index):
    drained(index)
    assert found(commune.other) == []
    close_unit(unit=Unit.objects.get(pk=commune.a.pk), successor=commune.b, by=None)
    drained(index)
    assert found(commune.other) == [key(plan)]


def test_records_cost_the_same_however_many_there_are(commune, plan, draft):
    source = next(s for s in indexing.sources.registered() if s.kind == "submission")
    copies = [
        Submission.objects.create(unit=commune.a, title=f"Việc {n}") for n in range(20)
    ]
    for number, copy in enumerate(copies):
        copy.rounds.create(
            number=1, receipt=f"R-{number}", submitted_at=plan.submitted_at
        )
    with CaptureQueriesContext(connection) as few:
        assert len(source.records([plan.submission_id])) == 1
    with CaptureQueriesContext(connection) as many:
        assert len(source.records([plan.submission_id, *(c.pk for c in copies)])) == 21
    assert len(many) == len(few)
    with CaptureQueriesContext(connection) as asked:
        source.visible(commune.member, [c.pk for c in copies])
    assert len(asked) <= 4


def test_a_file_of_the_section_opens_at_the_page_of_its_pdf(commune, index):
    from units.files import add_file

    pages = ["Trang dau noi chuyen khac", "Trang hai: nao vet kenh noi dong"]
    file = ContentFile(pdf_bytes(pages), "so-tay.pdf")
    stored = add_file(unit=commune.a, by=commune.member, file=file)
    drained(index)
    (hit,) = search_site(commune.member, SiteSearch(WORDS)).hits
    assert hit.url.endswith(f"/tep/{stored.pk}/#page=2")
    response = sign_in(commune.member).get(hit.url)
    let_go(response)
    assert response["Content-Disposition"].startswith("inline")
    assert found(commune.other) == []


def test_a_file_that_cannot_be_read_says_so_to_its_unit(commune, index, plan):
    from units.files import add_file

    file = ContentFile(f"Nội dung {WORDS}".encode(), "gi-do.txt")
    stored = add_file(unit=commune.a, by=commune.member, file=file)
    stored.file.storage.delete(stored.file.name)
    drained(index)
    page = sign_in(commune.member).get(f"{commune.a.page.url}tep/").content.decode()
    assert "gi-do.txt" in page
    assert "Tìm kiếm" in page or "Search cannot look" in page
    stored.refresh_from_db()
    assert stored.text_error in page or stored.text_state == "unreadable"
