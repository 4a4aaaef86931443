"""Units are made, moved, closed and reopened; paths and access follow."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Page, PageViewRestriction

from intranet import access
from intranet.models import User
from tests.factories.places import restrict, section
from tests.units.conftest import fresh, sign_in
from units.membership import join
from units.models import Unit
from units.organisation import (
    close_unit,
    create_unit,
    move_unit,
    reopen,
    revise_unit,
)

TODAY = datetime.date(2026, 3, 2)


def again(user: User) -> User:
    """The person as the next request sees them."""
    return User.objects.get(pk=user.pk)


def sees(user: User, unit: Unit) -> bool:
    return access.can_see(again(user), fresh(unit).page)


def test_a_new_unit_has_its_group_section_and_restriction(commune):
    unit = create_unit(
        by=commune.admin,
        name="Trạm Y tế",
        code="TYT",
        kind="health",
        parent=commune.root,
    )
    assert unit.group.name == "Đơn vị TYT"
    assert unit.page.url_path.endswith("/don-vi/tyt/")
    restriction = PageViewRestriction.objects.get(page=unit.page)
    assert list(restriction.groups.all()) == [unit.group]
    assert sees(commune.admin, unit)
    assert not sees(commune.stranger, unit)


def test_codes_that_differ_in_marks_only_get_different_addresses(commune):
    first = create_unit(by=None, name="Thôn Đông", code="THÔN-1", kind="village")
    second = create_unit(by=None, name="Thôn Đồng", code="THON-1", kind="village")
    assert first.page.slug != second.page.slug


@pytest.mark.parametrize("who", ["stranger", "member", "head", "reviewer"])
def test_only_administrators_organise(commune, who):
    person = getattr(commune, who)
    with pytest.raises(PermissionDenied):
        create_unit(by=person, name="X", code="X", kind="other")
    with pytest.raises(PermissionDenied):
        move_unit(unit=commune.a, parent=commune.b, by=person)
    with pytest.raises(PermissionDenied):
        close_unit(unit=commune.a, by=person)
    with pytest.raises(PermissionDenied):
        join(user=person, unit=commune.b, by=person)


def test_paths_lead_from_the_root_however_a_unit_is_saved(commune):
    child = Unit.objects.create(
        name="Tổ 1", code="T1", kind="other", parent=fresh(commune.a)
    )
    assert child.ancestor_ids == [commune.root.pk, commune.a.pk, child.pk]
    stale = fresh(child)
    child.parent = fresh(commune.b)
    child.save()
    assert fresh(child).ancestor_ids == [commune.root.pk, commune.b.pk, child.pk]
    stale.name = "Tổ số 1"
    stale.save(update_fields=["name"])
    assert fresh(child).ancestor_ids == [commune.root.pk, commune.b.pk, child.pk]


def test_a_branch_moves_with_all_below_it(commune):
    child = create_unit(by=None, name="Tổ 1", code="T1", kind="other", parent=commune.a)
    move_unit(unit=fresh(commune.a), parent=fresh(commune.b), by=commune.admin)
    expected = [commune.root.pk, commune.b.pk, commune.a.pk, child.pk]
    assert fresh(child).ancestor_ids == expected
    assert list(Unit.objects.branch(fresh(commune.b))) == [
        commune.b,
        commune.a,
        child,
    ]


def test_a_cycle_is_refused_with_both_names(commune):
    child = create_unit(by=None, name="Tổ 1", code="T1", kind="other", parent=commune.a)
    with pytest.raises(ValidationError) as refusal:
        move_unit(unit=fresh(commune.a), parent=child, by=commune.admin)
    assert "Tổ 1" in str(refusal.value)
    assert "Chi bộ A" in str(refusal.value)
    unit = fresh(commune.a)
    unit.parent = unit
    with pytest.raises(ValidationError):
        unit.save()
    assert fresh(commune.a).parent == commune.root


def test_who_supervises_a_branch_sees_what_moves_into_it(commune):
    boss = commune.stranger
    join(user=boss, unit=commune.b, supervises=True, by=None)
    assert not sees(boss, commune.a)
    move_unit(unit=fresh(commune.a), parent=fresh(commune.b), by=commune.admin)
    assert sees(boss, commune.a)
    move_unit(unit=fresh(commune.a), parent=fresh(commune.root), by=commune.admin)
    assert not sees(boss, commune.a)


def test_a_page_restricted_to_a_unit_follows_its_move(commune):
    page = section("noi-bo")
    restrict(page, commune.a.group)
    join(user=commune.stranger, unit=commune.b, supervises=True, by=None)
    assert not access.can_see(again(commune.stranger), page)
    move_unit(unit=fresh(commune.a), parent=fresh(commune.b), by=commune.admin)
    assert access.can_see(again(commune.stranger), page)


def test_a_closed_unit_is_open_to_its_successor_and_read_only(commune):
    close_unit(unit=fresh(commune.a), successor=fresh(commune.b), by=commune.admin)
    assert fresh(commune.a).is_closed
    assert sees(commune.other, commune.a)
    assert sees(commune.member, commune.a)
    address = fresh(commune.a).page.url
    assert sign_in(commune.other).get(address).status_code == 200
    new = f"{address}ghi-chu/moi/"
    assert sign_in(commune.member).get(new).status_code == 403
    assert sign_in(commune.other).get(new).status_code == 403


def test_reopening_takes_the_successors_access_back(commune):
    close_unit(unit=fresh(commune.a), successor=fresh(commune.b), by=commune.admin)
    reopen(unit=fresh(commune.a), by=commune.admin)
    assert not sees(commune.other, commune.a)
    address = fresh(commune.a).page.url
    assert sign_in(commune.member).get(f"{address}ghi-chu/moi/").status_code == 200


def test_a_unit_with_open_units_below_is_not_closed(commune):
    with pytest.raises(ValidationError) as refusal:
        close_unit(unit=fresh(commune.root), by=commune.admin)
    assert "Chi bộ A" in str(refusal.value)


def test_wrong_closings_are_refused_at_their_field(commune):
    unit = fresh(commune.a)
    unit.opened = TODAY
    with pytest.raises(ValidationError) as early:
        close_unit(unit=unit, on=datetime.date(2026, 3, 1), by=commune.admin)
    assert "closed" in early.value.message_dict
    with pytest.raises(ValidationError) as itself:
        close_unit(unit=fresh(commune.a), successor=commune.a, by=commune.admin)
    assert "successor" in itself.value.message_dict
    close_unit(unit=fresh(commune.b), by=commune.admin)
    with pytest.raises(ValidationError) as gone:
        close_unit(unit=fresh(commune.a), successor=fresh(commune.b), by=commune.admin)
    assert "successor" in gone.value.message_dict


def test_a_new_name_reaches_the_section_and_the_old_one_is_kept(commune):
    revise_unit(unit=fresh(commune.a), name="Chi bộ thôn Đoài", by=commune.admin)
    unit = fresh(commune.a)
    assert Page.objects.get(pk=unit.page.pk).title == "Chi bộ thôn Đoài"
    assert unit.former_names == "Chi bộ A"
