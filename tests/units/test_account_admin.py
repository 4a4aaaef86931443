"""Accounts in the admin: what is kept of a person, what is refused, closing."""

import pytest
from django.urls import reverse

from intranet.models import User
from tests.factories import MembershipFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def as_admin(client):
    client.force_login(
        UserFactory(superuser=True),
        "intranet.accounts.backends.NameOrPhoneBackend",
    )
    return client


def data(**fields):
    return {
        "username": "nguyen.ba",
        "full_name": "Nguyễn Thị Ba",
        "phone": "",
        "email": "",
        "must_change_password": "on",
        "password1": "",
        "password2": "",
        **fields,
    }


def edit(client, person, **fields):
    return client.post(
        reverse("wagtailusers_users:edit", args=[person.pk]), data(**fields)
    )


def test_an_account_is_made_with_name_and_phone(as_admin):
    secret = "Mot-mat-khau-26"
    answer = as_admin.post(
        reverse("wagtailusers_users:add"),
        data(phone="+84 912 345 678", password1=secret, password2=secret),
    )
    assert answer.status_code == 302
    made = User.objects.get(username="nguyen.ba")
    assert (made.full_name, made.phone) == ("Nguyễn Thị Ba", "0912345678")
    assert made.must_change_password


@pytest.mark.parametrize("screen", ["add", "edit"])
def test_the_screens_show_the_fields(as_admin, screen):
    args = [UserFactory().pk] if screen == "edit" else []
    html = as_admin.get(reverse(f"wagtailusers_users:{screen}", args=args)).text
    for name in ("full_name", "phone", "must_change_password"):
        assert f'name="{name}"' in html
    assert 'name="first_name"' not in html


@pytest.mark.parametrize("phone", ["không có", "12345", "0912 345 678"])
def test_an_odd_or_taken_phone_is_refused_beside_the_field(as_admin, phone):
    UserFactory(phone="0912345678")
    person = UserFactory()
    answer = edit(as_admin, person, phone=phone)
    assert answer.status_code == 200
    assert "phone" in answer.context["form"].errors
    assert phone in answer.text


def test_a_taken_user_name_is_refused(as_admin):
    UserFactory(username="nguyen.ba")
    answer = edit(as_admin, UserFactory())
    assert "username" in answer.context["form"].errors


def test_closing_ends_memberships_and_sign_in(as_admin):
    membership = MembershipFactory()
    person = membership.user
    address = reverse("close_account", args=[person.pk])
    assert membership.unit.name in as_admin.get(address).text
    assert as_admin.post(address).status_code == 302
    person.refresh_from_db()
    membership.refresh_from_db()
    assert not person.is_active
    assert membership.until


def test_only_administrators_close(client):
    person = UserFactory()
    client.force_login(UserFactory(), "intranet.accounts.backends.NameOrPhoneBackend")
    answer = client.post(reverse("close_account", args=[person.pk]))
    assert answer.status_code in (302, 403, 404)
    person.refresh_from_db()
    assert person.is_active
