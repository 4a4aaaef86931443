"""Documents on the same matter."""

import pytest

from intranet.roles import CADRES
from search.engines.base import EngineUnavailable
from tests.factories import ArticlePageFactory, MembershipFactory, UserFactory
from tests.factories.places import section, unit_with_section

pytestmark = pytest.mark.django_db
FETCH = {"X-Requested-With": "fetch"}


@pytest.fixture
def cadre(index, client):
    user = UserFactory(roles=[CADRES])
    client.force_login(user)
    return user


def article(title, lead="", parent=None):
    return ArticlePageFactory(
        parent=parent or section("tin-bai"), title=title, lead=lead or title
    )


def related(client, page):
    response = client.get(f"/search/related/{page.pk}/", headers=FETCH)
    assert response.status_code == 200
    return response.content.decode()


def test_what_shares_telling_words_is_related(cadre, client, drain):
    page = article("Vay vốn giảm nghèo bền vững cho hộ cận nghèo")
    article("Kết quả giảm nghèo bền vững, vay vốn ưu đãi")
    article("Lịch tiêm phòng dại chó mèo")
    drain()
    html = related(client, page)
    assert "Kết quả giảm nghèo" in html
    assert "Lịch tiêm" not in html
    assert "Vay vốn giảm nghèo bền vững cho hộ" not in html
    whole = client.get(f"/search/related/{page.pk}/").content.decode()
    assert "<html" in whole


def test_nothing_of_another_unit_is_told(cadre, client, drain):
    one, other = unit_with_section("Thôn Một"), unit_with_section("Thôn Hai")
    page = article("Vay vốn giảm nghèo bền vững")
    private = article("Vay vốn giảm nghèo bền vững của thôn", parent=one.page)
    drain()
    client.force_login(MembershipFactory(unit=one).user)
    assert "của thôn" in related(client, page)
    assert "Vay vốn" in related(client, private)
    for stranger in (MembershipFactory(unit=other).user, cadre):
        client.force_login(stranger)
        assert "của thôn" not in related(client, page)
        assert related(client, private).strip() == ""


def test_the_page_never_waits_for_the_engine(cadre, client, drain, index, monkeypatch):
    page = article("Vay vốn giảm nghèo bền vững")
    drain()

    def fail(*_args, **_values):
        raise EngineUnavailable("stopped")

    monkeypatch.setattr(type(index), "select", fail)
    html = client.get(page.url).content.decode()
    assert f'data-related="/search/related/{page.pk}/"' in html
    assert related(client, page).strip() == ""
