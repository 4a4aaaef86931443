"""Diagram, table, timeline and comparison of documents, for each reader their own."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from pages.relations.kinds import RelationKind as K
from tests.factories import MembershipFactory, UserFactory
from tests.factories.places import restrict
from tests.pages.conftest import signed_in


@pytest.fixture
def pair(document, related):
    """An old decree that a new one has replaced."""
    old = document("1/2010", "Xã họp dân mỗi năm một lần.", "Điều khoản cũ bị bỏ.")
    new = document(
        "2/2020", "Xã họp dân mỗi năm hai lần.", "Căn cứ Luật Tố cáo số 25/2018/QH14;"
    )
    related(new, K.REPLACES, old)
    return old, new


def shown(client, page, rest="quan-he/") -> str:
    answer = client.get(f"{page.url}{rest}")
    assert answer.status_code == 200
    return answer.content.decode()


class TestDiagram:
    def test_both_ends_lead_to_each_other(self, pair):
        old, new = pair
        for page, other in ((old, new), (new, old)):
            html = shown(signed_in(), page)
            # Twice in the drawings, wide and narrow; in the table as well.
            assert html.count(f'<a href="{other.url}" class="diagram-link">') == 2
            assert f'<td><a href="{other.url}">' in html

    def test_what_is_not_held_is_named_as_it_is_cited(self, pair):
        _old, new = pair
        html = shown(signed_in(), new)
        assert "Luật Tố cáo số 25/2018/QH14" in html
        assert "diagram-absent" in html

    def test_the_timeline_has_the_day_of_the_end(self, pair):
        old, _new = pair
        html = shown(signed_in(), old)
        timeline = html[html.index('class="timeline"') :]
        assert "01/01/2020" in timeline[: timeline.index("</ol>")]

    @pytest.mark.parametrize("hidden", ["old", "new"])
    def test_a_document_kept_from_the_reader_is_not_there(self, pair, hidden):
        pages = dict(zip(("old", "new"), pair, strict=True))
        away = pages.pop(hidden)
        (page,) = pages.values()
        group = Group.objects.create(name="Kín")
        restrict(away, group)
        member = MembershipFactory().user
        for client in (signed_in(), signed_in(username=member.username)):
            for rest in ("quan-he/", "so-sanh/"):
                html = shown(client, page, rest)
                assert away.url not in html
                assert away.title not in html
                assert away.number not in html.replace(page.number, "")
            assert client.get(f"{away.url}quan-he/").status_code == 404
            assert client.get(f"{away.url}so-sanh/").status_code == 404
            compared = client.get(f"{page.url}so-sanh/?van-ban={away.pk}")
            assert compared.status_code == 404
        insider = UserFactory()
        insider.groups.add(group)
        assert away.url in shown(signed_in(username=insider.username), page)

    def test_nobody_is_asked_to_sign_in(self, pair, client):
        old, _new = pair
        for rest in ("quan-he/", "so-sanh/"):
            assert client.get(f"{old.url}{rest}").status_code in (302, 404)

    def test_it_costs_the_same_with_twenty_more(self, document, related, pair):
        old, _new = pair
        client = signed_in()
        shown(client, old)
        with CaptureQueriesContext(connection) as before:
            shown(client, old)
        for number in range(20):
            related(document(f"{number + 3}/2021"), K.AMENDS, old)
        with CaptureQueriesContext(connection) as after:
            html = shown(client, old)
        assert len(after) == len(before)
        assert (
            html.count('class="diagram-link"') < 20
        )  # five of a group, the rest listed


class TestCompare:
    def test_with_the_document_that_it_replaces(self, pair):
        old, new = pair
        html = shown(signed_in(), new, "so-sanh/")
        assert f'href="?van-ban={old.pk}"' in html
        html = shown(signed_in(), new, f"so-sanh/?van-ban={old.pk}")
        assert "<del>một</del>" in html
        assert "<ins>hai</ins>" in html
        assert "<del>Điều khoản cũ bị bỏ.</del>" in html

    def test_two_versions(self, document):
        page = document("1/2010", "Mỗi năm một lần.", "Không đổi.")
        page.body = [("paragraph", "<p>Mỗi năm hai lần.</p><p>Không đổi.</p>")]
        page.save_revision(log_action=True).publish(log_action=True)
        client = signed_in()
        page.body = [("paragraph", "<p>Mỗi năm ba lần.</p><p>Không đổi.</p>")]
        revision = page.save_revision(log_action=True)
        revision.publish(log_action=True)
        first = page.revisions.order_by("pk")[1]
        assert f'value="{first.pk}"' in shown(client, page, "so-sanh/")
        html = shown(client, page, f"so-sanh/?tu={first.pk}&den={revision.pk}")
        assert "<del>hai</del>" in html
        assert "<ins>ba</ins>" in html

    def test_drafts_and_versions_from_before_it_was_opened_are_not_there(
        self, document, boss
    ):
        page = document("1/2010", "A")
        page.body = [("paragraph", "<p>Bí mật của hôm qua.</p>")]
        secret = page.save_revision(log_action=True)
        secret.publish(log_action=True)
        page.body = [("paragraph", "<p>Cho mọi người.</p>")]
        restriction = restrict(page, Group.objects.create(name="Kín"))
        restriction.save(user=boss)
        restriction.delete(user=boss)
        latest = page.save_revision(log_action=True)
        latest.publish(log_action=True)
        page.body = [("paragraph", "<p>Nháp.</p>")]
        draft = page.save_revision(log_action=True)
        reader = signed_in()
        for one in (secret, draft):
            address = f"{page.url}so-sanh/?tu={one.pk}&den={latest.pk}"
            assert reader.get(address).status_code == 404
        address = f"so-sanh/?tu={secret.pk}&den={latest.pk}"
        assert "hôm qua" in shown(signed_in(superuser=True), page, address)

    @pytest.mark.parametrize(
        "query", ["van-ban=999999", "tu=1&den=999999", "van-ban=²", "tu=x&den=-1"]
    )
    def test_nonsense_in_the_address(self, pair, query):
        old, _new = pair
        answer = signed_in().get(f"{old.url}so-sanh/?{query}")
        assert answer.status_code in (200, 404)
