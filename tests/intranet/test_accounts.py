"""Signing in by name, phone or code; slowed after failures; one's own password first."""

import datetime

import pytest
from django.test import Client
from django.utils import timezone

from intranet.accounts import codes
from intranet.models import SignInCode, User
from tests.factories import UserFactory

PASSWORD = "mat-khau-thu"
WRONG = "sai"
NEW = "thuyen-cau-ca-2026"


@pytest.fixture
def person(db) -> User:
    return UserFactory(username="vien-a", phone="0912000001", password=PASSWORD)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def try_password(client: Client, name: str, password: str = WRONG):
    return client.post("/login/", {"username": name, "password": password})


@pytest.mark.parametrize(
    "name", ["vien-a", "0912000001", "+84 912 000 001", "0912.000.001"]
)
def test_a_name_or_a_phone_number_in_any_writing_signs_in(client, person, name):
    try_password(client, name, PASSWORD)
    assert signed_in(client)


def test_five_failures_make_the_account_wait_however_its_name_is_written(
    client, person
):
    writings = ["vien-a", "VIEN-A", "0912000001", "+84912000001", "0912 000 001"]
    for name in writings:
        response = try_password(client, name)
    assert response.status_code == 429
    assert "15" in response.content.decode()
    assert try_password(client, "vien-a", PASSWORD).status_code == 429
    assert not signed_in(client)


def test_a_stranger_elsewhere_does_not_lock_a_colleague_out(client, person):
    for _attempt in range(6):
        client.post(
            "/login/",
            {"username": "vien-a", "password": "sai"},
            REMOTE_ADDR="10.0.0.9",
        )
    try_password(client, "vien-a", PASSWORD)
    assert signed_in(client)


def test_guessing_codes_is_slowed_as_well(client, person):
    code, _until = codes.issue(user=person, by=None)
    for _attempt in range(5):
        response = client.post(
            "/login/code/", {"username": "vien-a", "code": "AAAA-AAAA"}
        )
    assert response.status_code == 429
    client.post("/login/code/", {"username": "vien-a", "code": code})
    assert not signed_in(client)


def use(client: Client, code: str, name: str = "vien-a"):
    return client.post("/login/code/", {"username": name, "code": code})


def test_a_code_works_once_and_leads_to_a_new_password(client, person):
    code, _until = codes.issue(user=person, by=None)
    assert use(client, f" {code.lower().replace('-', ' ')} ", "0912000001").url == (
        "/account/password/"
    )
    assert client.get("/").url == "/account/password/?next=%2F"
    other = Client()
    assert use(other, code).status_code == 200
    assert not signed_in(other)
    sent = {"new_password1": NEW, "new_password2": NEW}
    assert client.post("/account/password/?next=/my-unit/", sent).url == "/my-unit/"
    assert signed_in(client)
    assert client.get("/my-unit/").status_code == 200
    fresh = Client()
    try_password(fresh, "vien-a", NEW)
    assert signed_in(fresh)


def test_only_the_hash_is_kept(person):
    code, _until = codes.issue(user=person, by=None)
    assert code.replace("-", "") not in SignInCode.objects.get().digest


def test_an_old_code_and_one_that_was_replaced_do_not_work(client, person):
    first, _until = codes.issue(user=person, by=None)
    second, _until = codes.issue(user=person, by=None)
    assert use(client, first).status_code == 200
    past = timezone.now() - datetime.timedelta(minutes=1)
    SignInCode.objects.update(expires_at=past)
    assert use(client, second).status_code == 200
    assert not signed_in(client)


def test_a_closed_account_has_no_way_in(client, person):
    code, _until = codes.issue(user=person, by=None)
    User.objects.update(is_active=False)
    use(client, code)
    try_password(client, "vien-a", PASSWORD)
    assert not signed_in(client)


def test_the_next_address_stays_on_this_site(client, person):
    client.force_login(person, "intranet.accounts.backends.NameOrPhoneBackend")
    User.objects.update(must_change_password=True)
    sent = {"new_password1": NEW, "new_password2": NEW}
    response = client.post("/account/password/?next=https://evil.example/", sent)
    assert response.url == "/"


def test_a_password_chosen_before_asks_for_the_old_one(client, person):
    client.force_login(person, "intranet.accounts.backends.NameOrPhoneBackend")
    sent = {"new_password1": NEW, "new_password2": NEW}
    response = client.post("/account/password/", sent)
    assert response.context["form"].errors["old_password"]


def test_weak_passwords_are_refused_in_words(client, person):
    User.objects.update(must_change_password=True)
    client.force_login(
        User.objects.get(), "intranet.accounts.backends.NameOrPhoneBackend"
    )
    sent = {"new_password1": "12345678", "new_password2": "12345678"}
    response = client.post("/account/password/", sent)
    assert response.context["form"].errors["new_password2"]
