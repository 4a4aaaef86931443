"""The page on which a reviewer lets a file in that was taken for a secret."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from intranet.models import SecrecyPass
from intranet.roles import EDITORS, REVIEWERS
from pages.setup import ensure_site_structure
from tests.factories import UserFactory

BACKEND = "intranet.accounts.backends.NameOrPhoneBackend"
NUMBER = "a" * 64


@pytest.fixture
def as_role(client, db):
    ensure_site_structure()

    def sign_in(role):
        client.force_login(UserFactory(roles=[role]), BACKEND)
        return client

    return sign_in


def test_a_reviewer_grants_a_pass_with_a_reason(as_role):
    client = as_role(REVIEWERS)
    answer = client.post(
        reverse("secrecy_passes"),
        {"sha256": NUMBER.upper(), "reason": "Chỉ dẫn lại tên luật."},
        follow=True,
    )
    granted = SecrecyPass.objects.get()
    assert (granted.sha256, granted.reason) == (NUMBER, "Chỉ dẫn lại tên luật.")
    assert granted.reason in answer.text


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"sha256": "xyz", "reason": "Vì"}, "sha256"),
        ({"sha256": NUMBER, "reason": " "}, "reason"),
    ],
)
def test_what_is_missing_is_said_beside_the_field(as_role, data, field):
    answer = as_role(REVIEWERS).post(reverse("secrecy_passes"), data)
    assert answer.status_code == 200
    assert field in answer.context["form"].errors
    assert not SecrecyPass.objects.exists()


def test_an_editor_may_not(as_role):
    data = {"sha256": NUMBER, "reason": "Vì"}
    as_role(EDITORS).post(reverse("secrecy_passes"), data)
    assert not SecrecyPass.objects.exists()


def test_the_list_costs_the_same_with_more_rows(as_role):
    client = as_role(REVIEWERS)
    reviewer = UserFactory()
    costs = []
    for count in (1, 20):
        for _row in range(count):
            SecrecyPass.objects.create(
                sha256=NUMBER, reason="Vì", granted_by=reviewer, used_by=reviewer
            )
        client.get(reverse("secrecy_passes"))
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("secrecy_passes"))
        costs.append(len(queries))
    assert costs[0] == costs[1]
