"""What a change of a document puts on whose review list, and what they answer."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intranet.roles import EDITORS, REVIEWERS
from pages.models import Relation, ReviewItem
from pages.models.guidance import LegalBasis
from pages.relations import deciding
from pages.relations.kinds import RelationKind as K
from pages.reviews import due, raising
from tests.factories import (
    GuidancePageFactory,
    MembershipFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import restrict
from tests.factories.vocabulary import DocumentTypeFactory, IssuingBodyFactory
from tests.pages.conftest import signed_in
from units.models import Submission

CITES = "Theo khoản 2 Điều 7 Nghị định số 1/2010/NĐ-CP ngày 01/01/2010, xã họp dân."
TODAY = timezone.localdate


@pytest.fixture
def boss(db):
    return UserFactory(username="quan-tri-ra-soat", superuser=True)


@pytest.fixture
def decree(library):
    def make(number: str, text: str = "Nội dung.", **kwargs):
        page = OfficialDocumentPageFactory(
            parent=library("van-ban"),
            live=False,
            document_type=DocumentTypeFactory(
                system="state", code="NĐ", name="Nghị định"
            ),
            issuing_body=IssuingBodyFactory(name="Chính phủ", system="state"),
            number=number,
            symbol="NĐ-CP",
            title=f"Nghị định {number}",
            issued_on="2010-01-01" if number == "1/2010" else "2020-01-01",
            body=[("paragraph", f"<p>{text}</p>")],
            **kwargs,
        )
        page.save_revision().publish()
        return page

    return make


@pytest.fixture
def guidance(library):
    def make(answer: str = CITES, **kwargs):
        page = GuidancePageFactory(
            parent=library("huong-dan"), live=False, answer=answer, **kwargs
        )
        page.save_revision().publish()
        return page

    return make


@pytest.fixture
def change(decree, boss):
    """Have a new decree do something to the old one."""

    def do(old, kind=K.REPLACES, *anchors, **kwargs) -> Relation:
        new = decree("2/2020")
        return deciding.add(
            source=new, target=old, kind=kind, by=boss, target_anchors=anchors, **kwargs
        )

    return do


def listed(client) -> str:
    answer = client.get("/reviews/")
    assert answer.status_code == 200
    return answer.content.decode()


class TestRaising:
    def test_what_cites_a_replaced_document_is_to_be_reviewed(
        self, decree, guidance, change
    ):
        old = decree("1/2010")
        page = guidance(owner=UserFactory())
        change(old)
        item = ReviewItem.objects.get(page=page)
        assert (item.cause, item.document_id) == ("replaced", old.pk)
        assert item.target_anchor == "dieu-7-khoan-2"
        assert item.sentence == CITES
        assert item.owner == page.owner

    @pytest.mark.parametrize(
        ("touched", "concerned"),
        [
            ("dieu-7", True),
            ("dieu-7-khoan-2", True),
            ("dieu-7-khoan-2-diem-a", True),
            ("dieu-7-khoan-3", False),
            ("dieu-77", False),
        ],
    )
    def test_only_the_clauses_that_are_touched(
        self, decree, guidance, change, touched, concerned
    ):
        old = decree("1/2010")
        guidance()
        change(old, K.AMENDS, touched)
        assert ReviewItem.objects.exists() is concerned

    def test_a_chosen_legal_basis_counts(self, decree, guidance, change):
        old, page = decree("1/2010"), guidance("Không dẫn chiếu.")
        LegalBasis.objects.create(page=page, document=old, anchor="dieu-3")
        change(old, K.REPEALS, "dieu-3")
        item = ReviewItem.objects.get()
        assert (item.page_id, item.target_anchor) == (page.pk, "dieu-3")

    def test_it_stands_once_and_goes_when_the_relation_was_wrong(
        self, decree, guidance, change, boss
    ):
        old = decree("1/2010")
        guidance()
        relation = change(old)
        deciding.confirm(relation=relation, by=boss)
        assert ReviewItem.objects.count() == 1
        deciding.refuse(relation=relation, by=boss)
        assert not ReviewItem.objects.exists()

    def test_one_that_was_answered_stays_answered(self, decree, guidance, change, boss):
        old = decree("1/2010")
        guidance()
        relation = change(old)
        ReviewItem.objects.update(state="done")
        deciding.confirm(relation=relation, by=boss)
        assert ReviewItem.objects.get().state == "done"

    def test_the_last_day_of_a_document(self, decree, guidance):
        yesterday = TODAY() - datetime.timedelta(days=1)
        decree("1/2010", effective_to=yesterday)
        page = guidance()
        due.day_turned()
        due.day_turned()
        item = ReviewItem.objects.get()
        assert (item.page_id, item.cause, item.since) == (page.pk, "ended", TODAY())

    def test_what_ended_a_document_is_not_to_be_reviewed_for_it(self, decree, boss):
        yesterday = TODAY() - datetime.timedelta(days=1)
        old = decree("1/2010", effective_to=yesterday)
        new = decree("2/2020", CITES)
        deciding.add(source=new, target=old, kind=K.REPLACES, by=boss)
        due.day_turned()
        assert not ReviewItem.objects.exists()

    def test_the_day_of_review(self, guidance):
        far = TODAY() + datetime.timedelta(days=100)
        guidance("Xa.", review_by=far)
        near = guidance("Gần.", review_by=TODAY() + datetime.timedelta(days=3))
        due.day_turned()
        due.day_turned()
        item = ReviewItem.objects.get()
        assert (item.page_id, item.cause) == (near.pk, "review")

    def test_plans_of_units(self, decree, change):
        old = decree("1/2010")
        member = MembershipFactory()
        Submission.objects.create(unit=member.unit, document=old, title="Kế hoạch A")
        naming = "Thực hiện Nghị định 1/2010/NĐ-CP."
        Submission.objects.create(unit=member.unit, title="B", draft_text=naming)
        change(old)
        assert ReviewItem.objects.filter(unit=member.unit, page=None).count() == 2


class TestWhoSees:
    @pytest.fixture
    def people(self, home):
        member = MembershipFactory()
        return {
            "owner": signed_in(roles=[EDITORS]),
            "stranger": signed_in(),
            "member": self._client(member.user),
            "other": self._client(MembershipFactory().user),
            "editor": signed_in(roles=[EDITORS]),
            "reviewer": signed_in(roles=[REVIEWERS]),
        }, member.unit

    def _client(self, user):
        return signed_in(username=user.username)

    def seeing(self, people, title) -> set[str]:
        return {name for name, client in people.items() if title in listed(client)}

    def test_nobody_is_asked_to_sign_in(self, client):
        assert client.get("/reviews/").status_code == 302

    def test_its_owner_alone(self, decree, guidance, change, people):
        people, _unit = people
        old = decree("1/2010")
        guidance(title="Trang của tôi", owner=people["owner"].user)
        change(old)
        assert self.seeing(people, "Trang của tôi") == {"owner"}

    def test_the_unit_in_charge(self, decree, guidance, change, people):
        people, unit = people
        old = decree("1/2010")
        guidance(title="Trang của chi bộ", owner_unit=unit)
        change(old)
        assert self.seeing(people, "Trang của chi bộ") == {"member"}

    def test_the_unit_of_an_owner_who_left(self, decree, guidance, change, people):
        people, unit = people
        gone = MembershipFactory(unit=unit).user
        old = decree("1/2010")
        guidance(title="Trang để lại", owner=gone)
        change(old)
        assert self.seeing(people, "Trang để lại") == set()
        gone.is_active = False
        gone.save()
        assert self.seeing(people, "Trang để lại") == {"member"}

    def test_staff_for_what_nobody_looks_after(self, decree, guidance, change, people):
        people, _unit = people
        old = decree("1/2010")
        guidance(title="Trang không ai giữ")
        change(old)
        assert self.seeing(people, "Trang không ai giữ") == {
            "owner", "editor", "reviewer",
        }  # fmt: skip

    def test_a_plan_is_its_units_alone(self, decree, change, people):
        people, unit = people
        old = decree("1/2010")
        Submission.objects.create(unit=unit, document=old, title="Kế hoạch kín")
        change(old)
        assert self.seeing(people, "Kế hoạch kín") == {"member"}

    @pytest.mark.parametrize("hide", ["page", "document"])
    def test_neither_what_cites_nor_what_changed_is_told_of_where_hidden(
        self, decree, guidance, change, people, hide
    ):
        people, _unit = people
        old = decree("1/2010")
        page = guidance(title="Trang kín", owner=people["owner"].user)
        change(old)
        restrict(page if hide == "page" else old, Group.objects.create(name="Kín"))
        item = ReviewItem.objects.get()
        assert self.seeing(people, "Trang kín") == set()
        address = f"/reviews/{item.pk}/"
        assert people["owner"].get(address).status_code == 404
        assert people["owner"].post(address, {"state": "done"}).status_code == 404

    def test_the_document_that_replaced_it_is_not_named_where_hidden(
        self, decree, guidance, change, people
    ):
        people, _unit = people
        old = decree("1/2010")
        guidance(title="Trang", owner=people["owner"].user)
        relation = change(old)
        assert "Nghị định 2/2020" in listed(people["owner"])
        restrict(relation.source, Group.objects.create(name="Kín"))
        assert "2/2020" not in listed(people["owner"])


class TestAnswers:
    @pytest.fixture
    def item(self, decree, guidance, change):
        owner = signed_in(roles=[EDITORS])
        old = decree("1/2010")
        guidance(title="Cần sửa", owner=owner.user)
        change(old)
        return owner, ReviewItem.objects.get()

    @pytest.mark.parametrize("state", ["done", "not_needed"])
    def test_answered_it_leaves_the_list(self, item, state):
        owner, item = item
        given = {"state": state, "remark": "Đã xem."}
        assert owner.post(f"/reviews/{item.pk}/", given).status_code == 302
        assert "Cần sửa" not in listed(owner)
        answered = owner.get("/reviews/?answered=1").content.decode()
        assert "Cần sửa" in answered
        assert "Đã xem." in answered
        item.refresh_from_db()
        assert item.decided_by == owner.user

    def test_later_needs_a_day_and_comes_back_on_it(self, item):
        owner, item = item
        address = f"/reviews/{item.pk}/"
        for day in ("", "2020-01-01", "x"):
            given = {"state": "later", "later_until": day, "remark": "Chờ tỉnh."}
            answer = owner.post(address, given)
            assert answer.status_code == 200
            assert "Chờ tỉnh." in answer.content.decode()
        day = TODAY() + datetime.timedelta(days=5)
        owner.post(address, {"state": "later", "later_until": day.isoformat()})
        assert "Cần sửa" not in listed(owner)
        mine = ReviewItem.objects.of(owner.user)
        assert mine.waiting(day).count() == 1

    def test_strangers_answer_nothing(self, item):
        _owner, item = item
        answer = signed_in().post(f"/reviews/{item.pk}/", {"state": "done"})
        assert answer.status_code == 404
        item.refresh_from_db()
        assert item.state == "open"

    def test_the_front_page_and_the_admin_count_it(self, item):
        owner, _item = item
        assert 'id="reviews-panel"' in owner.get("/").content.decode()
        assert 'id="reviews-panel"' in owner.get("/admin/").content.decode()
        assert 'id="reviews-panel"' not in signed_in().get("/").content.decode()


def test_the_list_costs_the_same_with_twenty_more(decree, guidance, change):
    owner = signed_in(roles=[EDITORS])
    old = decree("1/2010")
    guidance(owner=owner.user)
    change(old)
    listed(owner)
    with CaptureQueriesContext(connection) as before:
        listed(owner)
    for _more in range(19):
        guidance(owner=owner.user)
    raising.relation_changed(Relation.objects.get())
    with CaptureQueriesContext(connection) as after:
        listed(owner)
    assert ReviewItem.objects.count() == 20
    assert len(after) == len(before)
