"""The effect of a document against a plain model: walk through all days, one by one."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import given
from hypothesis import strategies as st

from pages.effect import Effect, Touch, life_of
from pages.models import CatalogueEntry
from pages.models.catalogue import effect_q
from pages.relations import reading
from pages.relations.kinds import RelationKind as K

START = datetime.date(2026, 1, 1)
DAYS = 12


def day(number: int) -> datetime.date:
    return START + datetime.timedelta(days=number)


some_day = st.integers(0, DAYS).map(day)
touches = st.lists(st.tuples(st.sampled_from(Touch), some_day), max_size=5)


def plain_model(begins, ends, done, on) -> Effect:
    """What a clerk would say who looks at every paper anew."""
    by_now = {touch for touch, when in done if when <= on}
    if Touch.REPLACE in by_now:
        return Effect.REPLACED
    if Touch.END in by_now or (ends and on > ends):
        return Effect.EXPIRED
    if begins and on < begins:
        return Effect.NOT_YET
    return Effect.PARTLY if Touch.PART in by_now else Effect.IN_FORCE


@given(st.none() | some_day, st.none() | some_day, touches, some_day)
def test_the_state_of_any_day(begins, ends, done, on):
    expected = plain_model(begins, ends, done, on)
    assert life_of(begins, ends, done).on(on) == expected


@given(st.none() | some_day, st.none() | some_day, touches)
def test_it_changes_on_no_other_day(begins, ends, done):
    life = life_of(begins, ends, done)
    for number in range(1, DAYS + 2):
        if life.on(day(number)) != life.on(day(number - 1)):
            assert day(number) in life.changes()


@pytest.mark.parametrize(
    "life",
    [
        life_of(None, None),
        life_of(day(2), day(5)),
        life_of(day(2), None, [(Touch.PART, day(4)), (Touch.REPLACE, day(8))]),
        life_of(day(5), None, [(Touch.END, day(3))]),
        life_of(None, day(3), [(Touch.REPLACE, day(6)), (Touch.PART, day(1))]),
    ],
)
def test_lists_say_the_same_as_pages(document, life):
    page = document("1/2020")
    CatalogueEntry.objects.filter(pk=page.pk).update(
        effective_from=life.begins,
        effective_to=life.ends,
        partly_from=life.partly_from,
        replaced_from=life.replaced_from,
    )
    for number in range(-1, DAYS):
        found = [
            state
            for state in Effect
            if CatalogueEntry.objects.filter(effect_q(state, day(number))).exists()
        ]
        assert found == [life.on(day(number))]


class TestRelations:
    def effect(self, page, on=None):
        page.refresh_from_db()
        return reading.standing(page, AnonymousUser(), on).effect

    @pytest.mark.parametrize(
        ("kind", "anchors", "effect"),
        [
            (K.REPLACES, (), Effect.REPLACED),
            (K.REPLACES, ("dieu-1",), Effect.PARTLY),
            (K.REPEALS, (), Effect.EXPIRED),
            (K.REPEALS, ("dieu-1",), Effect.PARTLY),
            (K.AMENDS, (), Effect.PARTLY),
            (K.CORRECTS, (), Effect.IN_FORCE),
            (K.BASED_ON, (), Effect.IN_FORCE),
            (K.DETAILS, (), Effect.IN_FORCE),
        ],
    )
    def test_what_each_kind_does(self, document, related, kind, anchors, effect):
        old, new = document("1/2010"), document("2/2020")
        related(new, kind, old, *anchors)
        assert self.effect(old) == effect
        assert CatalogueEntry.objects.get(pk=old.pk).effect == effect
        assert self.effect(new) == Effect.IN_FORCE

    def test_from_the_day_on_which_the_new_one_comes_into_force(
        self, document, related
    ):
        old = document("1/2010")
        new = document("2/2020", effective_from=datetime.date(2020, 6, 1))
        related(new, K.REPLACES, old)
        assert self.effect(old, datetime.date(2020, 5, 31)) == Effect.IN_FORCE
        assert self.effect(old, datetime.date(2020, 6, 1)) == Effect.REPLACED

    def test_a_day_of_its_own_counts_more(self, document, related):
        old, new = document("1/2010"), document("2/2020")
        related(new, K.REPEALS, old, since=datetime.date(2021, 7, 1))
        assert self.effect(old, datetime.date(2021, 6, 30)) == Effect.IN_FORCE
        assert self.effect(old, datetime.date(2021, 7, 1)) == Effect.EXPIRED

    def test_what_is_taken_down_or_deleted_does_nothing(self, document, related):
        old, new = document("1/2010"), document("2/2020")
        related(new, K.REPLACES, old)
        new.refresh_from_db()
        new.unpublish()
        assert self.effect(old) == Effect.IN_FORCE
        assert CatalogueEntry.objects.get(pk=old.pk).effect == Effect.IN_FORCE
        new.save_revision().publish()
        assert CatalogueEntry.objects.get(pk=old.pk).effect == Effect.REPLACED
        new.delete()
        assert CatalogueEntry.objects.get(pk=old.pk).effect == Effect.IN_FORCE

    def test_a_new_first_day_moves_the_end_of_the_old_one(self, document, related):
        old, new = document("1/2010"), document("2/2020")
        related(new, K.REPLACES, old)
        new.refresh_from_db()
        new.effective_from = datetime.date(2090, 1, 1)
        new.save_revision().publish()
        assert CatalogueEntry.objects.get(pk=old.pk).effect == Effect.IN_FORCE
