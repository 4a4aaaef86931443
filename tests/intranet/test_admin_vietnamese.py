"""In the admin, every message of Wagtail on the way from writing to publishing is
Vietnamese: write, upload, send for review, approve, return, publish, look back.

Each message that is asked for and not found is written down while people walk the way.
"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Collection, WorkflowState

from intranet.roles import EDITORS, REVIEWERS
from pages.models import CustomDocument, CustomImage, IssuingBody, OfficialDocumentPage
from pages.setup import ensure_site_structure, public_collection
from tests.factories import UserFactory
from tests.factories.files import picture
from tests.pages.document_forms import document_form
from tests.wagtail_messages import SAME, messages_of_wagtail


@pytest.fixture
def untranslated(monkeypatch):
    """Collects what is asked for in Vietnamese and comes back in English."""
    missing: set[str] = set()
    known = messages_of_wagtail()

    def spy(name, place):
        original = getattr(translation._trans, name)

        def ask(*arguments):
            text = original(*arguments)
            message = arguments[place]
            is_same = text in arguments and message not in SAME
            if is_same and message in known and translation.get_language() == "vi":
                missing.add(message)
            return text

        monkeypatch.setattr(translation._trans, name, ask)

    for name, place in (("gettext", 0), ("ngettext", 0), ("pgettext", 1)):
        translation.gettext("")  # makes Django load its real functions
        spy(name, place)
    return missing


class Person:
    """Somebody at the admin, who gets an answer to every step."""

    def __init__(self, name: str, role: str | None) -> None:
        kwargs = {"roles": [role]} if role else {"superuser": True}
        self.user = UserFactory(username=name, **kwargs)
        self.client = Client(HTTP_ACCEPT_LANGUAGE="vi")
        self.client.force_login(
            self.user, "intranet.accounts.backends.NameOrPhoneBackend"
        )

    def opens(self, name, /, *args, **query):
        answer = self.client.get(reverse(name, args=args), query, follow=True)
        assert answer.status_code == 200, (name, answer.status_code)
        return answer

    def sends(self, name, /, *args, **data):
        answer = self.client.post(reverse(name, args=args), data)
        assert answer.status_code in (200, 302), (name, answer.status_code)
        return answer


@pytest.fixture
def structure(db):
    return ensure_site_structure()


@pytest.fixture
def editor(structure):
    return Person("bien-tap", EDITORS)


@pytest.fixture
def reviewer(structure):
    return Person("nguoi-duyet", REVIEWERS)


def writes(editor, action="", **fields):
    """Enter an official document; ``action`` is the button pressed."""
    parent = OfficialDocumentPage.allowed_parent_page_models()[0].objects.get(
        slug="van-ban"
    )
    place = ("pages", "officialdocumentpage", parent.pk)
    editor.opens("wagtailadmin_explore_root")
    editor.opens("wagtailadmin_explore", parent.pk)
    editor.opens("wagtailadmin_pages:add_subpage", parent.pk)
    editor.opens("wagtailadmin_pages:add", *place)
    buttons = {action: "1"} if action else {}
    editor.sends("wagtailadmin_pages:add", *place, **document_form(**fields), **buttons)
    return OfficialDocumentPage.objects.order_by("-pk").first()


def test_writing(editor, untranslated):
    editor.opens("wagtailadmin_home")
    writes(editor, subject="chữ " * 800)
    page = writes(editor)
    editor.sends("wagtailadmin_pages:edit", page.pk, **document_form(issued_on="x"))
    editor.sends("wagtailadmin_pages:edit", page.pk, **document_form(title="Mới"))
    editor.opens("wagtailadmin_pages:edit", page.pk)
    editor.opens("wagtailadmin_home")
    editor.opens("wagtailadmin_pages:history", page.pk)
    editor.opens("wagtailadmin_pages:usage", page.pk)
    editor.opens("wagtailadmin_pages:delete", page.pk)
    editor.opens("wagtailadmin_pages:move", page.pk)
    editor.opens("wagtailadmin_pages:copy", page.pk)
    editor.opens("wagtailadmin_pages:search", q="văn bản")
    for chooser in ("", "_external_link", "_email_link", "_phone_link", "_anchor_link"):
        editor.opens(f"wagtailadmin_choose_page{chooser}")
    editor.opens("wagtailadmin_account")
    assert sorted(untranslated) == []


# Wagtail leaves the closing of a rendition's temporary file to the collector.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("kind", ["images", "docs"])
def test_uploading(editor, untranslated, kind):
    app, noun, content = {
        "images": ("wagtailimages", "image", ("anh.png", picture(), "image/png")),
        "docs": ("wagtaildocs", "document", ("tep.txt", b"Loi", "text/plain")),
    }[kind]
    model = CustomImage if kind == "images" else CustomDocument
    editor.opens(f"{app}:index")
    editor.opens(f"{app}:add_multiple")
    collection = public_collection().pk
    field = "files[]"
    editor.client.post(
        reverse(f"{app}:add_multiple"),
        {field: SimpleUploadedFile(*content), "collection": collection},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    editor.opens(f"{app}:add")
    editor.sends(f"{app}:add", title="", collection=collection)
    editor.sends(
        f"{app}:add",
        title="Mới",
        collection=collection,
        file=SimpleUploadedFile(*content),
    )
    made = model.objects.order_by("-pk").first()
    assert made is not None
    editor.opens(f"{app}:edit", made.pk)
    editor.sends(f"{app}:edit", made.pk, title="Khác", collection=collection)
    editor.opens(f"{app}:index")
    editor.opens(f"{app}:{noun}_usage", made.pk)
    chooser = "wagtailimages_chooser" if kind == "images" else "wagtaildocs_chooser"
    editor.opens(f"{chooser}:choose")
    assert Collection.objects.exists()
    assert sorted(untranslated) == []


def current_task(page):
    return WorkflowState.objects.get(object_id=page.pk, status="in_progress")


def reviews(reviewer, page, action, **fields):
    """The reviewer's dialogue and decision."""
    state = current_task(page).current_task_state
    address = ("wagtailadmin_pages:workflow_action", page.pk, action, state.pk)
    reviewer.opens(*address)
    reviewer.sends(*address, **fields)


def test_sending_for_review_and_returning(editor, reviewer, untranslated):
    page = writes(editor, "action-submit")
    editor.opens("wagtailadmin_home")
    editor.opens("wagtailadmin_pages:edit", page.pk)
    reviewer.opens("wagtailadmin_home")
    reviewer.opens("wagtailadmin_pages:edit", page.pk)
    reviews(reviewer, page, "reject", comment="Xem lại ngày ban hành.")
    editor.opens("wagtailadmin_home")
    editor.opens("wagtailadmin_pages:edit", page.pk)
    data = document_form(title="Đã sửa")
    editor.sends("wagtailadmin_pages:edit", page.pk, **data, **{"action-submit": "1"})
    editor.opens("wagtailadmin_pages:workflow_history", page.pk)
    assert sorted(untranslated) == []


def test_approving_and_looking_back(editor, reviewer, untranslated):
    page = writes(editor, "action-submit")
    reviews(reviewer, page, "approve", comment="Đồng ý.")
    page.refresh_from_db()
    assert page.live
    reviewer.opens("wagtailadmin_explore", page.get_parent().pk)
    reviewer.opens("wagtailadmin_pages:edit", page.pk)
    data = document_form(title="Bản khác")
    editor.sends("wagtailadmin_pages:edit", page.pk, **data)
    editor.opens("wagtailadmin_pages:edit", page.pk)
    first, last = page.revisions.order_by("pk").first(), page.get_latest_revision()
    for name in ("wagtailadmin_pages:history", "wagtailadmin_pages:workflow_history"):
        reviewer.opens(name, page.pk)
    reviewer.opens("wagtailadmin_pages:revisions_compare", page.pk, first.pk, last.pk)
    reviewer.opens("wagtailadmin_pages:revisions_revert", page.pk, first.pk)
    reviewer.opens("wagtailadmin_reports:workflow")
    assert sorted(untranslated) == []


def test_publishing_and_taking_down(reviewer, untranslated):
    page = writes(reviewer, "action-publish")
    assert page.live
    schedule = document_form(go_live_at="2099-01-01 08:00", title="Hẹn giờ")
    schedule["action-publish"] = "1"
    reviewer.sends("wagtailadmin_pages:edit", page.pk, **schedule)
    reviewer.opens("wagtailadmin_pages:edit", page.pk)
    reviewer.sends("wagtailadmin_pages:lock", page.pk)
    reviewer.opens("wagtailadmin_pages:edit", page.pk)
    reviewer.sends("wagtailadmin_pages:unlock", page.pk)
    reviewer.opens("wagtailadmin_pages:set_privacy", page.pk)
    reviewer.opens("wagtailadmin_pages:delete", page.pk)
    reviewer.opens("wagtailadmin_pages:unpublish", page.pk)
    reviewer.sends("wagtailadmin_pages:unpublish", page.pk)
    reviewer.opens("wagtailadmin_explore", page.get_parent().pk)
    assert sorted(untranslated) == []


def test_keeping_vocabularies(reviewer, untranslated):
    name = "wagtailsnippets_pages_issuingbody"
    reviewer.opens(f"{name}:list")
    reviewer.opens(f"{name}:add")
    reviewer.sends(f"{name}:add", name="")
    reviewer.sends(f"{name}:add", name="Hội Nông dân xã", system="front")
    made = IssuingBody.objects.get(name="Hội Nông dân xã")
    reviewer.opens(f"{name}:edit", made.pk)
    reviewer.opens(f"{name}:history", made.pk)
    reviewer.opens(f"{name}:usage", made.pk)
    assert sorted(untranslated) == []
