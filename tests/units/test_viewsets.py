"""Units and memberships in the admin: fields stand for operations."""

import pytest
from django.utils import timezone

from tests.factories import MembershipFactory, UserFactory
from tests.units.conftest import fresh, sign_in
from units.models import Membership, Unit


@pytest.fixture
def admin(commune):
    return sign_in(commune.admin)


def fields(unit: Unit, **changes) -> dict[str, object]:
    values = {
        "name": unit.name,
        "code": unit.code,
        "kind": unit.kind,
        "parent": unit.parent_id or "",
        "opened": "",
        "former_names": unit.former_names,
        "closed": unit.closed or "",
        "successor": unit.successor_id or "",
    }
    return values | changes


def test_a_unit_made_here_has_its_section(commune, admin):
    sent = {"name": "Thôn 9", "code": "T9", "kind": "village", "parent": commune.a.pk}
    assert admin.post("/admin/units/new/", sent).status_code == 302
    unit = Unit.objects.get(code="T9")
    assert unit.page.live
    assert unit.group


def test_the_list_shows_the_tree(commune, admin):
    html = admin.get("/admin/units/").content.decode()
    assert "— Chi bộ A" in html


def test_moving_closing_and_reopening_by_the_form(commune, admin):
    address = f"/admin/units/edit/{commune.a.pk}/"
    admin.post(address, fields(commune.a, parent=commune.b.pk, name="Chi bộ mới"))
    unit = fresh(commune.a)
    assert unit.parent == commune.b
    assert unit.page.title == "Chi bộ mới"
    closed = {"closed": timezone.localdate().isoformat(), "successor": commune.b.pk}
    admin.post(address, fields(unit, **closed))
    assert fresh(commune.a).is_closed
    admin.post(address, fields(fresh(commune.a), closed="", successor=""))
    assert not fresh(commune.a).closed


def test_what_is_wrong_stands_at_its_field(commune, admin):
    address = f"/admin/units/edit/{commune.root.pk}/"
    ring = admin.post(address, fields(commune.root, parent=commune.a.pk))
    assert "parent" in ring.context["form"].errors
    today = timezone.localdate().isoformat()
    below = admin.post(address, fields(commune.root, closed=today))
    assert "closed" in below.context["form"].errors
    early = fields(commune.a, opened="2026-03-02", closed="2026-03-01")
    response = admin.post(f"/admin/units/edit/{commune.a.pk}/", early)
    assert "closed" in response.context["form"].errors


def test_joining_changing_role_and_leaving_by_the_form(commune, admin):
    today = timezone.localdate().isoformat()
    person = {"user": commune.stranger.pk, "unit": commune.a.pk, "since": today}
    admin.post("/admin/memberships/new/", {**person, "role": "member"})
    place = Membership.objects.get(user=commune.stranger)
    address = f"/admin/memberships/edit/{place.pk}/"
    second = admin.post(address, {"role": "head", "until": ""})
    assert "role" in second.context["form"].errors
    admin.post(address, {"role": "clerk", "until": ""})
    place.refresh_from_db()
    assert place.role == "clerk"
    admin.post(address, {"role": "clerk", "until": today})
    assert not Membership.objects.active().filter(user=commune.stranger).exists()
    assert commune.a.group not in commune.stranger.groups.all()


def test_nothing_is_deleted_here(commune, admin):
    place = Membership.objects.first()
    for address in (f"units/delete/{commune.a.pk}/", f"memberships/delete/{place.pk}/"):
        admin.post(f"/admin/{address}")
    assert Unit.objects.filter(pk=commune.a.pk).exists()
    assert Membership.objects.filter(pk=place.pk).exists()


def test_the_reviewer_looks_and_changes_nothing(commune):
    client = sign_in(commune.reviewer)
    assert client.get("/admin/units/").status_code == 200
    assert client.get("/admin/memberships/").status_code == 200
    client.post(f"/admin/units/edit/{commune.a.pk}/", fields(commune.a, name="Khác"))
    assert fresh(commune.a).name == "Chi bộ A"


@pytest.mark.parametrize("who", ["stranger", "member", "head"])
def test_members_and_cadres_have_no_admin(commune, who):
    client = sign_in(getattr(commune, who))
    for address in ("units/", "memberships/", f"units/edit/{commune.b.pk}/"):
        response = client.get(f"/admin/{address}")
        assert response.status_code in (302, 403, 404)
        assert "Chi bộ B" not in response.content.decode()


def test_the_list_of_memberships_asks_as_much_with_more_rows(
    commune, admin, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    admin.get("/admin/memberships/")
    with CaptureQueriesContext(connection) as before:
        admin.get("/admin/memberships/")
    for number in range(15):
        MembershipFactory(unit=commune.a, user=UserFactory(username=f"n{number}"))
    with django_assert_num_queries(len(before)):
        admin.get("/admin/memberships/")
