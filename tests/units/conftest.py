"""A commune of a few units, and everybody who may come to a private section's door."""

from types import SimpleNamespace

import pytest
from django.test import Client
from django.utils import timezone

from intranet.models import User
from intranet.roles import CADRES, REVIEWERS, ensure_roles
from pages.models import OfficialDocumentPage
from tests.factories import (
    LibraryPageFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import home_page
from tests.units.rounds.world import open_for, small_form
from units import assignments, drafts, submissions
from units.duties import sync_duties
from units.membership import join
from units.models import Assignment, Membership, ReportRound, SubmissionRound, Unit
from units.organisation import create_unit
from units.setup import ensure_units_container

BACKEND = "intranet.accounts.backends.NameOrPhoneBackend"


def sign_in(user: User) -> Client:
    """A session of the person as they are in the database now."""
    client = Client()
    client.force_login(User.objects.get(pk=user.pk), BACKEND)
    client.user = user
    return client


@pytest.fixture
def commune(db) -> SimpleNamespace:
    """A root with the units A and B; A has a head and a member, B a member."""
    ensure_roles()
    ensure_units_container(home_page())
    root = create_unit(by=None, name="Đảng ủy xã", code="DU", kind="committee")
    units = {
        name: create_unit(
            by=None, name=f"Chi bộ {name}", code=f"CB-{name}", kind="cell", parent=root
        )
        for name in ("A", "B")
    }
    people = {
        "head": UserFactory(username="truong-a", roles=[CADRES]),
        "member": UserFactory(username="vien-a", roles=[CADRES], phone="0912000001"),
        "other": UserFactory(username="vien-b", roles=[CADRES]),
        "stranger": UserFactory(username="can-bo", roles=[CADRES]),
        "reviewer": UserFactory(username="nguoi-duyet", roles=[REVIEWERS]),
        "admin": UserFactory(username="quan-tri", superuser=True),
    }
    a, b = units["A"], units["B"]
    join(user=people["head"], unit=a, role=Membership.Role.HEAD, by=None)
    join(user=people["member"], unit=a, by=None)
    join(user=people["other"], unit=b, by=None)
    return SimpleNamespace(root=root, a=a, b=b, **people)


def fresh(unit: Unit) -> Unit:
    return Unit.objects.get(pk=unit.pk)


@pytest.fixture
def letter(commune) -> OfficialDocumentPage:
    library = LibraryPageFactory(parent=home_page(), slug="van-ban-thu")
    duties = [
        (
            "duty",
            {"number": str(n), "title": f"Việc {n}", "text": f"<p>Làm việc {n}.</p>"},
        )
        for n in (1, 2, 3)
    ]
    return OfficialDocumentPageFactory(parent=library, body=duties)


@pytest.fixture
def given(commune, letter) -> list[Assignment]:
    """The three duties of the letter, given to unit A."""
    done = assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter),
        lead=[commune.a],
        terms=assignments.Terms(working_days=10),
    )
    return done.made


@pytest.fixture
def submitted(commune, letter, given) -> SubmissionRound:
    draft = drafts.start(
        by=commune.member,
        unit=commune.a,
        assignments=drafts.open_assignments(commune.a, letter),
    )
    drafts.save_draft(
        submission=draft, by=commune.member, version=0, draft_text="Kế hoạch"
    )
    return submissions.submit(submission=draft, by=commune.member)


@pytest.fixture
def opened(commune) -> ReportRound:
    """A report round of a small form, for the units A and B."""
    return open_for(commune, small_form(), timezone.localdate())
