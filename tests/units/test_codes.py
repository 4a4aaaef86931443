"""One-time codes made in a unit: by its head, for who sees no more than the head."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry

from intranet.models import SignInCode
from tests.units.conftest import sign_in
from units.membership import join


def address(commune, person, unit=None) -> str:
    unit = unit or commune.a
    place = person.memberships.get(unit=unit)
    return f"{unit.page.url}thanh-vien/{place.pk}/ma/"


@pytest.mark.parametrize("who", ["head", "admin"])
def test_head_and_administrator_make_a_code_that_signs_in(commune, who):
    by = getattr(commune, who)
    response = sign_in(by).post(address(commune, commune.member))
    code = response.context["code"]
    assert code in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    entry = ModelLogEntry.objects.get(action="accounts.code_issued")
    assert entry.user == by
    sent = {"username": "vien-a", "code": code}
    assert Client().post("/login/code/", sent).url == "/account/password/"
    assert ModelLogEntry.objects.filter(action="accounts.code_used").exists()


@pytest.mark.parametrize(
    ("who", "status"),
    [("member", 403), ("reviewer", 403), ("other", 404), ("stranger", 404)],
)
def test_nobody_else_does(commune, who, status):
    client = sign_in(getattr(commune, who))
    assert client.post(address(commune, commune.head)).status_code == status
    assert not SignInCode.objects.exists()


def test_a_code_opens_no_other_unit_and_no_administration(commune):
    join(user=commune.member, unit=commune.b, by=None)
    join(user=commune.reviewer, unit=commune.a, by=None)
    join(user=commune.admin, unit=commune.a, by=None)
    client = sign_in(commune.head)
    for person in (commune.member, commune.reviewer, commune.admin):
        assert client.post(address(commune, person)).status_code == 403
    assert client.get(address(commune, commune.member)).status_code == 200
    assert not SignInCode.objects.exists()
