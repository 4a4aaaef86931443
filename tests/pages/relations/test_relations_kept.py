"""Relations proposed from texts, decided by editors, and what follows."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from pages.models import CatalogueEntry, Relation
from pages.relations import deciding, reading
from pages.relations.kinds import RelationKind as K
from search.models import Order
from tests.factories import UserFactory
from tests.factories.places import restrict
from tests.pages.conftest import signed_in

REPLACES = "Nghị định này thay thế Nghị định số 1/2010/NĐ-CP ngày 01/01/2010."
State = Relation.State


def hide(page):
    restrict(page, Group.objects.create(name=f"Kín {page.pk}"))


@pytest.fixture
def pair(document):
    """An old decree and the one whose text replaces it."""
    old = document("1/2010", issued_on="2010-01-01")
    return old, document("2/2020", REPLACES)


class TestProposals:
    def test_a_text_that_replaces_is_proposed_to_do_so(self, pair):
        old, new = pair
        relation = Relation.objects.get()
        assert (relation.source_id, relation.target_id) == (new.pk, old.pk)
        assert (relation.kind, relation.state) == (K.REPLACES, State.PROPOSED)
        assert REPLACES in relation.sentence

    def test_a_proposal_changes_no_effect(self, pair):
        old, _new = pair
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "in_force"

    def test_it_leads_to_a_document_that_comes_later(self, document):
        document("2/2020", REPLACES)
        assert Relation.objects.get().target is None
        old = document("1/2010", issued_on="2010-01-01")
        assert Relation.objects.get().target_id == old.pk

    def test_a_confirmed_one_works_on_a_document_that_comes_later(self, document, boss):
        document("2/2020", REPLACES)
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        old = document("1/2010", issued_on="2010-01-01")
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "replaced"

    def test_what_is_struck_out_is_proposed_no_more(self, pair):
        _old, new = pair
        new.body = [("paragraph", "<p>Không còn gì.</p>")]
        new.save_revision().publish()
        assert not Relation.objects.exists()

    @pytest.mark.parametrize("decide", [deciding.confirm, deciding.refuse])
    def test_a_decision_outlives_the_text(self, pair, boss, decide):
        _old, new = pair
        decide(relation=Relation.objects.get(), by=boss)
        decided = Relation.objects.get().state
        new.save_revision().publish()
        assert Relation.objects.get().state == decided
        new.body = [("paragraph", "<p>Không còn gì.</p>")]
        new.save_revision().publish()
        assert Relation.objects.get().state == decided


class TestDecisions:
    def test_confirming_replaces_and_orders_the_index(self, pair, boss):
        old, _new = pair
        Order.objects.all().delete()
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "replaced"
        assert Order.objects.filter(record_id=f"page:{old.pk}").exists()
        relation = Relation.objects.get()
        assert relation.decided_by == boss
        assert relation.decided_at is not None

    def test_a_refusal_takes_the_effect_back(self, pair, boss):
        old, _new = pair
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        deciding.refuse(relation=Relation.objects.get(), by=boss)
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "in_force"

    def test_who_may_not_edit_may_not_decide(self, pair):
        with pytest.raises(PermissionDenied):
            deciding.confirm(relation=Relation.objects.get(), by=UserFactory())
        assert Relation.objects.get().state == State.PROPOSED


class TestAdmin:
    def test_an_editor_confirms_what_waits(self, pair, editor):
        old, _new = pair
        page = editor.get(reverse("pages_relations")).content.decode()
        assert REPLACES in page
        chosen = {"relation": Relation.objects.get().pk, "confirm": ""}
        assert editor.post(reverse("pages_relations"), chosen).status_code == 302
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "replaced"
        assert REPLACES not in editor.get(reverse("pages_relations")).content.decode()

    def test_several_are_refused_at_once(self, document, editor):
        for number in range(3):
            document(f"{number + 2}/2020", REPLACES)
        ids = list(Relation.objects.values_list("pk", flat=True))
        editor.post(reverse("pages_relations"), {"relation": ids, "refuse": ""})
        assert set(Relation.objects.values_list("state", flat=True)) == {State.REFUSED}

    def test_bases_stand_on_the_longer_list_only(self, document, editor):
        document("3/2020", "Căn cứ Nghị định số 1/2010/NĐ-CP;")
        assert "1/2010" not in editor.get(reverse("pages_relations")).content.decode()
        longer = editor.get(reverse("pages_relations") + "?all=1").content.decode()
        assert "Nghị định số 1/2010/NĐ-CP" in longer

    def test_one_is_put_right_with_its_clauses(self, document, editor):
        clause = {"number": "7", "title": "Họp", "text": "<p>Họp.</p>"}
        old = document("1/2010", issued_on="2010-01-01", body=[("article", clause)])
        new = document("2/2020", REPLACES)
        relation = Relation.objects.get()
        address = reverse("pages_relation", args=[relation.pk])
        wrong = {"kind": K.AMENDS, "clauses": "Điều 99", "since": ""}
        answer = editor.post(address, wrong)
        assert answer.status_code == 200
        assert "Điều 99" in answer.content.decode()
        right = wrong | {"clauses": "Điều 7"}
        assert editor.post(address, right).status_code == 302
        relation.refresh_from_db()
        assert (relation.kind, relation.target_anchors) == (K.AMENDS, ["dieu-7"])
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "partly"
        assert (
            new.title
            in editor.get(reverse("pages_relations_of", args=[new.pk])).content.decode()
        )

    def test_one_is_entered_by_hand(self, document, editor):
        old, new = document("1/2010"), document("5/2020")
        given = {
            "kind": K.REPEALS,
            "target": old.pk,
            "clauses": "",
            "since": "2021-01-01",
        }
        address = reverse("pages_relations_of", args=[new.pk])
        assert editor.post(address, given).status_code == 302
        assert CatalogueEntry.objects.get(pk=old.pk).effect == "expired"
        itself = editor.post(address, given | {"target": new.pk})
        assert itself.status_code == 200

    def test_who_is_no_editor_finds_nothing_there(self, pair):
        _old, new = pair
        addresses = [
            reverse("pages_relations"),
            reverse("pages_relations_of", args=[new.pk]),
            reverse("pages_relation", args=[Relation.objects.get().pk]),
        ]
        for address in addresses:
            assert signed_in().get(address).status_code in (302, 404)

    def test_a_document_kept_from_the_editor_is_not_there(self, pair, editor):
        _old, new = pair
        hide(new)
        assert REPLACES not in editor.get(reverse("pages_relations")).content.decode()
        for name, key in (
            ("pages_relations_of", new.pk),
            ("pages_relation", Relation.objects.get().pk),
        ):
            address = reverse(name, args=[key])
            assert editor.get(address).status_code == 404
            assert editor.post(address, {"confirm": ""}).status_code == 404
        chosen = {"relation": Relation.objects.get().pk, "confirm": ""}
        editor.post(reverse("pages_relations"), chosen)
        assert Relation.objects.get().state == State.PROPOSED

    def test_the_other_document_is_named_by_its_citation_only(self, pair, editor):
        old, _new = pair
        hide(old)
        page = editor.get(reverse("pages_relations")).content.decode()
        assert "Nghị định số 1/2010/NĐ-CP" in page
        assert old.url not in page

    def test_the_list_costs_the_same_with_twenty_more(
        self, document, editor, django_assert_num_queries
    ):
        document("2/2020", REPLACES)
        editor.get(reverse("pages_relations"))
        with CaptureQueriesContext(connection) as before:
            editor.get(reverse("pages_relations"))
        for number in range(20):
            document(f"{number + 3}/2020", REPLACES)
        with django_assert_num_queries(len(before)):
            editor.get(reverse("pages_relations"))


class TestBanner:
    def test_it_says_what_replaced_the_document(self, pair, boss):
        old, new = pair
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        page = signed_in().get(old.url).content.decode()
        assert 'class="notice notice-bad band standing"' in page
        assert f'href="{new.url}">Nghị định 2/2020/NĐ-CP</a>' in page

    def test_it_names_no_document_kept_from_the_reader(self, pair, boss):
        old, new = pair
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        hide(new)
        page = signed_in().get(old.url).content.decode()
        assert 'class="notice notice-bad band standing"' in page
        assert new.url not in page
        assert "2/2020" not in page
        assert "31/12/2019" not in page

    def test_another_day_is_asked_for_in_the_address(self, pair, boss):
        old, new = pair
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        client = signed_in()
        page = client.get(f"{old.url}?as-of=2015-05-01").content.decode()
        assert "notice-bad band standing" not in page
        assert new.url in page  # it says what is to come
        for nonsense in ("x", "2015-13-45", "2015", "0", "9" * 5000):
            answer = client.get(old.url, {"as-of": nonsense})
            assert "notice-bad band standing" in answer.content.decode()

    def test_nobody_is_told_of_other_documents(self, pair, boss):
        old, _new = pair
        deciding.confirm(relation=Relation.objects.get(), by=boss)
        assert reading.standing(old, AnonymousUser()).ties == ()
