"""The head of a unit writes its introduction; nobody loses the former words."""

import pytest

from tests.units.conftest import sign_in
from units.models import UnitPage

WORDS = "Họp chi bộ ngày 5 hằng tháng."


@pytest.fixture
def address(commune) -> str:
    return f"{commune.a.page.url}gioi-thieu/"


def stored(commune) -> str:
    return UnitPage.objects.get(unit=commune.a).introduction


def test_the_head_writes_it_and_members_read_it(commune, address):
    head = sign_in(commune.head)
    assert address in head.get(commune.a.page.url).content.decode()
    answer = head.post(address, {"introduction": WORDS}, follow=True)
    assert WORDS in answer.content.decode()
    overview = sign_in(commune.member).get(commune.a.page.url).content.decode()
    assert WORDS in overview
    assert address not in overview


def test_the_former_words_stay_among_the_revisions(commune, address):
    head = sign_in(commune.head)
    for text in (WORDS, "Họp ngày 10."):
        head.post(address, {"introduction": text})
    revisions = UnitPage.objects.get(unit=commune.a).revisions.order_by("pk")
    kept = [(item.content["introduction"], item.user) for item in revisions]
    assert kept[-2:] == [(WORDS, commune.head), ("Họp ngày 10.", commune.head)]


@pytest.mark.parametrize(
    ("person", "status"),
    [
        ("member", 403),
        ("other", 404),
        ("stranger", 404),
        ("reviewer", 403),
        ("admin", 302),
    ],
)
def test_only_the_head_and_administrators_may(commune, address, person, status):
    answer = sign_in(getattr(commune, person)).post(address, {"introduction": WORDS})
    assert answer.status_code == status
    assert (stored(commune) == WORDS) is (status == 302)


def test_too_much_is_refused_and_kept_in_the_form(commune, address):
    long = "x" * 5001
    answer = sign_in(commune.head).post(address, {"introduction": long})
    assert answer.context["form"].errors["introduction"]
    assert long in answer.content.decode()
    assert stored(commune) == ""
