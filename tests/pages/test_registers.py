"""Outgoing numbers, arrivals, closed books, recalls and freezes, as staff meet them."""

import io

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import PageLogEntry

from pages.models import (
    Hold,
    IncomingEntry,
    NumberSeries,
    OfficialDocumentPage,
    OutgoingEntry,
)
from tests.factories import (
    DocumentTypeFactory,
    IssuingBodyFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import restrict

State = OutgoingEntry.State


@pytest.fixture
def body(home):
    return IssuingBodyFactory(name="Đảng ủy xã Thử")


@pytest.fixture
def series(body) -> NumberSeries:
    """One series of the term for every type of the body."""
    return NumberSeries.objects.create(
        body=body, name="Công văn", runs="term", term="2025-2030"
    )


@pytest.fixture
def draft(library, body):
    """Drafts of the body without a number, published when asked."""

    def make(**fields) -> OfficialDocumentPage:
        given = {"number": "", "symbol": "CV/ĐU", "issued_on": "2026-06-18", **fields}
        return OfficialDocumentPageFactory(
            parent=library("van-ban"),
            issuing_body=body,
            document_type=DocumentTypeFactory(),
            live=fields.pop("live", False),
            **{key: value for key, value in given.items() if key != "live"},
        )

    return make


def give(client: Client, page: OfficialDocumentPage):
    return client.post(reverse("give_number", args=[page.pk]), follow=True)


def arrival(**fields) -> dict[str, str]:
    return {
        "arrived_on": "2026-07-01",
        "sender": "Tỉnh ủy",
        "number_symbol": "120-KL/TW",
        "dated": "06/2026",
        "subject": "Kết luận về dân chủ ở cơ sở",
        **fields,
    }


class TestNumbers:
    """Each number is given once and accounted for."""

    def test_drafts_get_the_next_number_and_stand_in_the_register(
        self, editor, draft, series
    ):
        first, second = draft(subject="Về việc họp dân"), draft()
        give(editor, first)
        give(editor, second)
        assert (
            OfficialDocumentPage.objects.get(pk=first.pk)
            .get_latest_revision_as_object()
            .number_symbol
            == "01-CV/ĐU"
        )
        shown = editor.get(reverse("register_book", args=[series.pk, "2025-2030"])).text
        assert "02-CV/ĐU" in shown
        assert "Công văn: Về việc họp dân" in shown
        assert "18/06/2026" in shown
        logged = PageLogEntry.objects.filter(page=first, action="pages.give_number")
        assert logged.get().data["number"] == "01-CV/ĐU"

    def test_a_document_is_not_numbered_twice(self, editor, draft, series):
        page = draft()
        give(editor, page)
        give(editor, page)
        assert OutgoingEntry.objects.count() == 1

    def test_a_body_without_a_series_is_told_where_to_add_one(self, editor, draft):
        page = draft()
        assert "Đảng ủy xã Thử" in give(editor, page).text
        assert page.get_latest_revision_as_object().number == ""

    def test_a_series_of_a_type_goes_before_that_of_all_types(
        self, editor, draft, series, body
    ):
        own = NumberSeries.objects.create(
            body=body, name="Nghị quyết", runs="term", term="2025-2030"
        )
        own.document_types.add(DocumentTypeFactory())
        give(editor, draft())
        assert OutgoingEntry.objects.get().series == own

    def test_a_year_and_a_term_begin_again_at_one(self, editor, draft, series):
        give(editor, draft())
        NumberSeries.objects.filter(pk=series.pk).update(term="2030-2035")
        give(editor, draft())
        NumberSeries.objects.filter(pk=series.pk).update(runs="year", term="")
        give(editor, draft())
        give(editor, draft(issued_on="2027-01-04"))
        rows = OutgoingEntry.objects.order_by("pk").values_list("period", "number")
        assert list(rows) == [
            ("2025-2030", 1), ("2030-2035", 1), ("2026", 1), ("2027", 1),
        ]  # fmt: skip

    def test_reserved_and_void_numbers_stay_with_their_reason(
        self, editor, draft, series
    ):
        data = {"series": series.pk, "count": "2", "reason": "Họp chi bộ tối nay"}
        editor.post(reverse("register_reserve"), data)
        give(editor, draft())
        kept = OutgoingEntry.objects.get(number=1)
        editor.post(reverse("register_void", args=[kept.pk]), {"reason": "Không họp"})
        states = OutgoingEntry.objects.values_list("number", "state")
        assert dict(states) == {1: State.VOID, 2: State.RESERVED, 3: State.GIVEN}
        shown = editor.get(reverse("register_book", args=[series.pk, "2025-2030"])).text
        assert "Không họp" in shown

    def test_a_number_without_a_reason_is_not_void(self, editor, draft, series):
        give(editor, draft())
        entry = OutgoingEntry.objects.get()
        answer = editor.post(reverse("register_void", args=[entry.pk]), {"reason": " "})
        assert answer.context["form"].errors["reason"]
        entry.refresh_from_db()
        assert entry.state == State.GIVEN

    def test_the_number_of_a_published_document_is_not_void(
        self, reviewer, draft, series
    ):
        page = draft()
        give(reviewer, page)
        OfficialDocumentPage.objects.get(pk=page.pk).get_latest_revision().publish()
        entry = OutgoingEntry.objects.get()
        address = reverse("register_void", args=[entry.pk])
        assert reviewer.post(address, {"reason": "Nhầm"}).context["form"].errors
        entry.refresh_from_db()
        assert entry.document_id == page.pk


class TestArrivals:
    """The incoming register."""

    def test_arrival_numbers_run_in_the_year(self, editor):
        for day in ("2026-07-01", "2026-07-02", "2027-01-04"):
            editor.post(reverse("register_arrive"), arrival(arrived_on=day))
        rows = IncomingEntry.objects.order_by("pk").values_list("period", "number")
        assert list(rows) == [("2026", 1), ("2026", 2), ("2027", 1)]
        shown = editor.get(reverse("register_book", args=[0, "2026"])).text
        assert "120-KL/TW" in shown
        assert "06/2026" in shown

    @pytest.mark.parametrize(
        ("fields", "wrong"),
        [
            ({"deadline": "2026-06-30"}, "deadline"),
            ({"forwarded_on": "2026-06-30"}, "forwarded_on"),
            ({"dated": "2026-13"}, "dated"),
            ({"sender": ""}, "sender"),
            ({"arrived_on": "mai"}, "arrived_on"),
        ],
    )
    def test_wrong_rows_are_told_at_the_field(self, editor, fields, wrong):
        answer = editor.post(reverse("register_arrive"), arrival(**fields))
        assert set(answer.context["form"].errors) == {wrong}
        assert not IncomingEntry.objects.exists()


class TestClosing:
    """A closed book takes no number, and marks what is changed in it."""

    def close(self, client, series_id, period):
        address = reverse("register_close", args=[series_id, period])
        return client.post(address, follow=True)

    def test_a_change_after_the_closing_is_marked(self, reviewer, editor):
        editor.post(reverse("register_arrive"), arrival())
        entry = IncomingEntry.objects.get()
        assert not entry.later_changes.exists()
        self.close(reviewer, 0, "2026")
        refused = editor.post(reverse("register_arrive"), arrival())
        assert refused.context["form"].errors["arrived_on"]
        editor.post(
            reverse("register_arrival", args=[entry.pk]),
            arrival(forwarded_to="Ban Tuyên giáo"),
        )
        told = editor.get(reverse("register_paper", args=[0, "2026"])).text
        assert "Ban Tuyên giáo" in entry.later_changes.get().what
        assert entry.later_changes.get().what in told.replace("&quot;", '"')

    def test_only_reviewers_close(self, editor):
        editor.post(reverse("register_arrive"), arrival())
        self.close(editor, 0, "2026")
        assert editor.post(reverse("register_arrive"), arrival()).status_code == 302

    def test_a_reserved_number_keeps_a_book_open(self, reviewer, series):
        data = {"series": series.pk, "count": "1", "reason": "Chờ họp"}
        reviewer.post(reverse("register_reserve"), data)
        self.close(reviewer, series.pk, "2025-2030")
        assert not series.closings.exists()
        entry = OutgoingEntry.objects.get()
        reviewer.post(
            reverse("register_void", args=[entry.pk]), {"reason": "Không họp"}
        )
        self.close(reviewer, series.pk, "2025-2030")
        assert series.closings.exists()

    def test_a_number_in_no_row_keeps_a_book_open(self, reviewer, series):
        OutgoingEntry.objects.create(
            series=series, period="2025-2030", number=3, state=State.GIVEN
        )
        self.close(reviewer, series.pk, "2025-2030")
        assert not series.closings.exists()
        shown = reviewer.get(reverse("register_book", args=[series.pk, "2025-2030"]))
        assert shown.context["gaps"] == [1, 2]


def test_the_workbook_has_all_fields_and_no_formula(editor):
    editor.post(reverse("register_arrive"), arrival(sender="=1+1"))
    answer = editor.get(reverse("register_workbook", args=[0, "2026"]))
    sheet = load_workbook(io.BytesIO(answer.content)).active
    assert sheet.max_column == 12
    row = [cell.value for cell in sheet[3]]
    assert row[:4] == ["01/07/2026", "1", "=1+1", "120-KL/TW"]
    assert sheet["C3"].data_type == "s"


class TestAccess:
    """Who keeps the registers, and what a keeper may not read stays hidden."""

    ADDRESSES = ("registers", "register_arrive", "register_reserve")

    @pytest.mark.parametrize("name", ADDRESSES)
    def test_cadres_strangers_and_nobody_have_no_registers(self, home, name):
        stranger = Client()
        stranger.force_login(
            UserFactory(), "intranet.accounts.backends.NameOrPhoneBackend"
        )
        assert stranger.get(reverse(name)).status_code == 404
        assert Client().get(reverse(name)).status_code == 302

    def test_a_hidden_document_shows_its_number_only(
        self, editor, admin, draft, series
    ):
        page = draft(subject="Chuyện của chi bộ khác")
        give(admin, page)
        OfficialDocumentPage.objects.get(pk=page.pk).get_latest_revision().publish()
        restrict(page, Group.objects.create(name="Nhóm khác"))
        page.move(page.get_parent().get_parent(), pos="last-child")
        shown = editor.get(reverse("register_book", args=[series.pk, "2025-2030"])).text
        assert "Chuyện của chi bộ khác" not in shown
        assert "01-CV/ĐU" not in shown
        assert ">01<" in shown
        entry = OutgoingEntry.objects.get()
        for address in (
            reverse("register_given", args=[entry.pk]),
            reverse("register_void", args=[entry.pk]),
            reverse("give_number", args=[page.pk]),
            reverse("hold", args=[page.pk, "recalled"]),
        ):
            assert editor.get(address).status_code in (302, 403, 404)

    def test_the_cost_of_a_book_does_not_grow_with_its_rows(
        self, editor, draft, series
    ):
        address = reverse("register_book", args=[series.pk, "2025-2030"])
        give(editor, draft())
        editor.get(address)

        def queries() -> int:
            with CaptureQueriesContext(connection) as captured:
                editor.get(address)
            return len(captured)

        before = queries()
        data = {"series": series.pk, "count": "20", "reason": "Kỳ họp"}
        editor.post(reverse("register_reserve"), data)
        editor.get(address)
        assert queries() == before


class TestHolds:
    """Recall and freeze, with a reason that stays."""

    @pytest.fixture
    def published(self, draft):
        return draft(live=True, number="07")

    def test_a_recalled_document_says_so_and_why(self, reviewer, published):
        address = reverse("hold", args=[published.pk, "recalled"])
        assert reviewer.post(address, {"reason": ""}).context["form"].errors
        reviewer.post(address, {"reason": "Sai thẩm quyền ký"})
        assert "Sai thẩm quyền ký" in reviewer.get(published.url).text
        reviewer.post(
            reverse("lift_hold", args=[published.pk, "recalled"]),
            {"reason": "Đã ký lại"},
        )
        assert "Sai thẩm quyền ký" not in reviewer.get(published.url).text
        hold = Hold.objects.get()
        assert (hold.reason, hold.lifted_reason) == ("Sai thẩm quyền ký", "Đã ký lại")

    def test_a_frozen_document_cannot_be_changed_by_anybody(
        self, reviewer, admin, published
    ):
        reviewer.post(
            reverse("hold", args=[published.pk, "frozen"]), {"reason": "Thanh tra"}
        )
        published = OfficialDocumentPage.objects.get(pk=published.pk)
        for person in (reviewer.user, admin.user):
            assert published.get_lock().for_user(person)
            assert published.permissions_for_user(person).page_locked()
        reviewer.post(
            reverse("lift_hold", args=[published.pk, "frozen"]), {"reason": "Xong"}
        )
        assert published.get_lock() is None

    def test_an_editor_recalls_nothing(self, editor, published):
        address = reverse("hold", args=[published.pk, "recalled"])
        editor.post(address, {"reason": "Thử"})
        assert not Hold.objects.exists()

    def test_the_same_decision_is_not_made_twice(self, reviewer, published):
        address = reverse("hold", args=[published.pk, "recalled"])
        reviewer.post(address, {"reason": "Một"})
        assert reviewer.post(address, {"reason": "Hai"}).context["form"].errors
        assert Hold.objects.count() == 1
