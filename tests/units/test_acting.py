"""For which unit one works: /my-unit/, the choice, the frame and the home panel."""

import pytest
from django.test import RequestFactory

from intranet.models import User
from intranet.panels import HOME, panels_for
from tests.units.conftest import sign_in
from units.membership import join, leave


@pytest.fixture
def both(commune):
    """A member of A and B."""
    join(user=commune.member, unit=commune.b, by=None)
    return sign_in(commune.member)


def test_a_member_of_one_unit_is_led_to_it(commune):
    response = sign_in(commune.other).get("/my-unit/")
    assert response.url == commune.b.page.url


def test_who_belongs_to_none_is_told_what_to_do(commune):
    response = sign_in(commune.stranger).get("/my-unit/")
    assert response.status_code == 200
    assert not response.context["units"]


def test_who_belongs_to_several_chooses_and_may_change(commune, both):
    chooser = both.get("/my-unit/")
    assert list(chooser.context["units"]) == [commune.a, commune.b]
    assert both.post("/my-unit/choose/", {"unit": commune.b.pk}).url == "/my-unit/"
    assert both.get("/my-unit/").url == commune.b.page.url
    here = {"unit": commune.a.pk, "next": "/don-vi/"}
    assert both.post("/my-unit/choose/", here).url == "/don-vi/"
    assert both.get("/my-unit/").url == commune.a.page.url


def test_the_acting_unit_stands_on_every_screen(commune, both):
    both.post("/my-unit/choose/", {"unit": commune.b.pk})
    response = both.get("/don-vi/")
    assert response.context["acting_unit"] == commune.b
    assert "<strong>Chi bộ B</strong>" in response.content.decode()


@pytest.mark.parametrize("unit", ["0", "", "x", "999999"])
def test_only_ones_own_units_can_be_chosen(both, unit):
    assert both.post("/my-unit/choose/", {"unit": unit}).status_code == 404


def test_another_units_choice_is_like_a_missing_one(commune):
    client = sign_in(commune.other)
    foreign = client.post("/my-unit/choose/", {"unit": commune.a.pk})
    assert foreign.status_code == 404


def test_choosing_leads_nowhere_outside(commune, both):
    sent = {"unit": commune.a.pk, "next": "https://evil.example/"}
    assert both.post("/my-unit/choose/", sent).url == "/my-unit/"


def test_a_unit_one_left_acts_no_more(commune, both):
    both.post("/my-unit/choose/", {"unit": commune.b.pk})
    place = commune.member.memberships.get(unit=commune.b)
    leave(membership=place, by=None)
    assert sign_in(commune.member).get("/my-unit/").url == commune.a.page.url


def home_panel(user: User) -> list:
    request = RequestFactory().get("/")
    request.user = User.objects.get(pk=user.pk)
    request.session = {}
    return [p for p in panels_for(HOME, request) if p.context.get("units")]


def test_the_home_panel_is_for_members(commune):
    [panel] = home_panel(commune.member)
    assert panel.context["unit"] == commune.a
    assert home_panel(commune.stranger) == []
