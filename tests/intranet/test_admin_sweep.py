"""Wagtail's admin tells an editor nothing of what they have no rights on.

All admin addresses are asked with the numbers of hidden things; run anew at each upgrade
of Wagtail, since a new view may name things that the gate does not know of."""

import gc
from urllib.parse import unquote

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Locale, Page

from pages.models import ArticlePage
from tests.factories import UserFactory, world
from tests.factories.world import MARKER
from tests.intranet.admin_addresses import HIDDEN_PAGES, addresses

pytestmark = [
    pytest.mark.django_db,
    # Wagtail hashes files and makes resized copies through files it leaves to the
    # garbage collector; its views ask for parts of Django that are on their way out.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True, scope="module")
def left_open_files():
    yield
    gc.collect()


@pytest.fixture
def site(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return world.build()


def client_of(user) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(user, "intranet.accounts.backends.NameOrPhoneBackend")
    return client


@pytest.fixture
def editor(site) -> Client:
    return client_of(site.people["editor"])


def told(response) -> str:
    """Everything that an answer says: text, headers, messages for the next page."""
    said = [str(value) for value in response.headers.values()]
    said += [str(message) for message in get_messages(response.wsgi_request)]
    body = response.getvalue() if response.streaming else response.content
    said.append(body.decode(errors="replace"))
    response.close()
    return unquote(" ".join(said))


def leaks(response) -> bool:
    return MARKER in told(response)


def test_no_address_names_what_is_hidden(site, editor):
    answers = [(name, url, editor.get(url)) for name, url in addresses(site)]
    assert len({name for name, _url, _answer in answers}) > 150
    assert [(n, u) for n, u, answer in answers if answer.status_code >= 500] == []
    found = [(name, url) for name, url, answer in answers if leaks(answer)]
    assert found == []


def test_the_sweep_finds_what_an_administrator_sees(site):
    admin = client_of(site.people["superuser"])
    found = {
        name
        for name, url in addresses(site)
        if name in ("wagtailadmin_explore", "wagtailadmin_pages:edit")
        and leaks(admin.get(url))
    }
    assert found == {"wagtailadmin_explore", "wagtailadmin_pages:edit"}


@pytest.mark.parametrize("person", ["cadre", "supervisor"])
def test_who_is_no_staff_has_no_admin_at_all(site, person):
    client = client_of(site.people[person])
    one_of_each = dict(addresses(site))
    found = {name: client.get(url).status_code for name, url in one_of_each.items()}
    assert {name for name, status in found.items() if status != 404} == set()


class TestForms:
    """The cases of the table that need a form to be sent."""

    @pytest.fixture
    def own(self, site) -> Page:
        return site.pages["article"]

    @pytest.mark.parametrize("key", HIDDEN_PAGES)
    def test_move_to_a_hidden_place(self, site, editor, own, key):
        hidden = site.pages[key].pk
        confirm = reverse("wagtailadmin_pages:move_confirm", args=[own.pk, hidden])
        assert editor.get(confirm).status_code == 404
        assert editor.post(confirm).status_code == 404
        move = reverse("wagtailadmin_pages:move", args=[own.pk])
        assert not leaks(editor.post(move, {"new_parent_page": hidden}))
        own.refresh_from_db()
        assert own.get_parent().slug == "tin-bai"

    @pytest.mark.parametrize("key", HIDDEN_PAGES)
    def test_copy_to_a_hidden_place(self, site, editor, own, key):
        form = {
            "new_title": "Bản sao",
            "new_slug": "ban-sao",
            "new_parent_page": site.pages[key].pk,
        }
        copy = reverse("wagtailadmin_pages:copy", args=[own.pk])
        response = editor.post(copy, form)
        assert response.status_code == 404
        assert not Page.objects.filter(slug="ban-sao").exists()

    def test_no_alias_is_made(self, site, own):
        admin = client_of(site.people["superuser"])
        copy = reverse("wagtailadmin_pages:copy", args=[own.pk])
        assert b'name="alias"' not in admin.get(copy).content
        admin.post(
            copy,
            {
                "new_title": "Bản sao",
                "new_slug": "ban-sao",
                "new_parent_page": own.get_parent().pk,
                "alias": "on",
            },
        )
        assert Page.objects.get(slug="ban-sao").alias_of is None

    def test_bulk_move_to_a_hidden_place(self, site, editor, own):
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        response = editor.post(
            f"{bulk}?id={own.pk}", {"chooser": site.pages["closed_section"].pk}
        )
        assert response.status_code == 404

    @pytest.mark.parametrize("action", ["publish", "unpublish", "delete"])
    def test_bulk_action_on_everything_touches_nothing_hidden(
        self, site, editor, action
    ):
        bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
        assert not leaks(editor.post(f"{bulk}?id=all", {"next": "/admin/"}))
        closed = Page.objects.get(pk=site.pages["closed_article"].pk)
        draft = Page.objects.get(pk=site.pages["closed_draft"].pk)
        assert closed.live
        assert not draft.live

    def test_bulk_actions_on_files_and_people(self, site, editor):
        hidden = site.images["hidden"].pk
        owner = site.pages["closed_article"].owner_id
        for app, model, action, pk in (
            ("pages", "customimage", "delete", hidden),
            ("pages", "customimage", "add_to_collection", hidden),
            ("pages", "customimage", "add_tags", site.images["own"].pk),
            ("pages", "customdocument", "delete", site.documents["hidden"].pk),
            ("intranet", "user", "delete", owner),
            ("intranet", "user", "set_active_state", owner),
        ):
            bulk = reverse("wagtail_bulk_action", args=[app, model, action])
            response = editor.post(f"{bulk}?id={pk}")
            assert response.status_code == 404
            assert not leaks(response)

    @pytest.mark.parametrize("action", ["approve", "reject"])
    def test_workflow_actions_by_number(self, site, editor, action):
        for key in HIDDEN_PAGES:
            page = site.pages[key].pk
            for name, args in (
                ("workflow_action", [page, action, 1]),
                ("collect_workflow_action_data", [page, action, 1]),
                ("confirm_workflow_cancellation", [page]),
                ("workflow_preview", [page, 1]),
                ("set_privacy", [page]),
                ("unlock", [page]),
            ):
                url = reverse(f"wagtailadmin_pages:{name}", args=args)
                assert not leaks(editor.post(url))
                assert not leaks(editor.get(reverse("wagtailadmin_home")))

    def test_privacy_of_a_hidden_page_cannot_be_lifted(self, site, editor):
        url = reverse("wagtailadmin_pages:set_privacy", args=[site.closed.pk])
        editor.post(url, {"restriction_type": "none"})
        assert site.closed.view_restrictions.exists()

    def test_typed_address_of_a_hidden_page_stays_an_address(self, site, editor):
        # ``url`` echoes what was typed; its title is what must not come back.
        title = f"Tieu de {MARKER}"
        Page.objects.filter(pk=site.pages["closed_article"].pk).update(title=title)
        response = editor.post(
            reverse("wagtailadmin_choose_page_external_link"),
            {
                "external-link-chooser-url": site.pages["closed_article"].full_url,
                "external-link-chooser-link_text": "liên kết",
            },
        )
        assert "Tieu de" not in told(response)

    @pytest.mark.parametrize("field", ["cover", "body", "lead_link"])
    def test_forged_reference_in_an_own_page(self, site, editor, own, field):
        article = ArticlePage.objects.get(pk=own.pk)
        response = editor.post(
            reverse("wagtailadmin_pages:edit", args=[own.pk]),
            forged(article, field, site),
        )
        assert not leaks(response)
        latest = ArticlePage.objects.get(pk=own.pk).get_latest_revision_as_object()
        assert latest.cover_id == site.images["own"].pk
        assert len(latest.body) == 0

    @pytest.mark.parametrize("kind", ["images", "docs"])
    def test_files_carry_no_tags_that_would_be_offered_to_all(self, site, editor, kind):
        for name in (f"wagtail{kind}_chooser:choose", f"wagtail{kind}:add_multiple"):
            response = editor.get(reverse(name))
            assert response.status_code == 200
            assert "tags" not in told(response).split("script")[0]


def forged(article: ArticlePage, field: str, site) -> dict[str, str]:
    """What a browser would send for an article, with one number exchanged."""
    data = {
        "title": article.title,
        "slug": article.slug,
        "lead": article.lead,
        "cover": str(site.images["own"].pk),
        "cover_alternative": "Ảnh",
        "body-count": "0",
        "related_documents-TOTAL_FORMS": "0",
        "related_documents-INITIAL_FORMS": "0",
        "comments-TOTAL_FORMS": "0",
        "comments-INITIAL_FORMS": "0",
        "locale": str(Locale.get_default().pk),
        "topics": "",
    }
    if field == "cover":
        data["cover"] = str(site.images["hidden"].pk)
        return data
    if field == "body":
        data |= {
            "body-0-type": "figure",
            "body-0-value-image": str(site.images["hidden"].pk),
            "body-0-value-alternative_text": "Ảnh",
        }
    else:
        page = site.pages["closed_article"].pk
        entity = (
            f'{{"0":{{"type":"LINK","mutability":"MUTABLE","data":{{"id":{page}}}}}}}'
        )
        block = (
            '{"key":"a","text":"x","type":"unstyled","depth":0,"inlineStyleRanges":[],'
            '"entityRanges":[{"offset":0,"length":1,"key":0}]}'
        )
        data |= {
            "body-0-type": "paragraph",
            "body-0-value": f'{{"blocks":[{block}],"entityMap":{entity}}}',
        }
    return data | {
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-id": "",
    }


def test_redirect_to_a_hidden_page_is_for_who_sees_it(site):
    hidden = site.pages["closed_article"]
    Redirect.objects.create(old_path="/cu", redirect_page=hidden)
    assert client_of(UserFactory()).get("/cu/").status_code == 404
    admin = client_of(site.people["superuser"])
    assert MARKER in admin.get("/cu/")["Location"]
