"""What most tests of pages start from: the site's structure and its people."""

import pytest
from django.test import Client

from intranet.roles import EDITORS, REVIEWERS
from pages.models import HomePage, LibraryPage
from pages.setup import ensure_site_structure
from tests.factories import UserFactory


@pytest.fixture
def home(db) -> HomePage:
    return ensure_site_structure()


@pytest.fixture
def library(home):
    """Look up a library by its slug."""
    return lambda slug: LibraryPage.objects.get(slug=slug)


def signed_in(**kwargs) -> Client:
    client = Client()
    client.user = UserFactory(**kwargs)
    client.force_login(client.user, "intranet.accounts.backends.NameOrPhoneBackend")
    return client


@pytest.fixture
def editor(home) -> Client:
    return signed_in(username="bien-tap", roles=[EDITORS])


@pytest.fixture
def reviewer(home) -> Client:
    return signed_in(username="nguoi-duyet", roles=[REVIEWERS])


@pytest.fixture
def admin(home) -> Client:
    return signed_in(username="quan-tri", superuser=True)
