"""From writing to publishing and back: Wagtail's workflow, history, compare, revert."""

import pytest
from django.urls import reverse
from wagtail.models import WorkflowState

from pages.models import OfficialDocumentPage
from tests.pages.document_forms import document_form


@pytest.fixture
def add(library):
    return reverse(
        "wagtailadmin_pages:add",
        args=["pages", "officialdocumentpage", library("van-ban").pk],
    )


def edit(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def draft_of(page):
    """The page as it was saved last, read anew."""
    found = OfficialDocumentPage.objects.get(pk=page.pk)
    return found.get_latest_revision_as_object()


def approve(client, page):
    state = WorkflowState.objects.get(object_id=page.pk, status="in_progress")
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[page.pk, "approve", state.current_task_state_id],
    )
    return client.post(address, {"comment": ""})


@pytest.fixture
def published(editor, reviewer, add):
    editor.post(add, document_form(**{"action-submit": "1"}))
    page = OfficialDocumentPage.objects.get()
    approve(reviewer, page)
    page.refresh_from_db()
    return page


def test_an_editor_cannot_publish(editor, add):
    editor.post(add, document_form(**{"action-publish": "1"}))
    assert not OfficialDocumentPage.objects.get().live


def test_what_the_reviewer_approves_is_published(published):
    assert published.live


def test_an_editor_cannot_approve(editor, add):
    editor.post(add, document_form(**{"action-submit": "1"}))
    page = OfficialDocumentPage.objects.get()
    approve(editor, page)
    page.refresh_from_db()
    assert not page.live


def test_an_unpublished_address_is_not_found(editor, add, client, published):
    address = published.url
    assert editor.get(address).status_code == 200
    published.unpublish()
    assert editor.get(address).status_code == 404
    assert editor.get("/van-ban/khong-co/").status_code == 404


def test_versions_are_compared_and_taken_back(reviewer, published):
    first = published.get_latest_revision()
    reviewer.post(edit(published), document_form(subject="V/v nội dung khác"))
    last = draft_of(published).latest_revision
    compare = reverse(
        "wagtailadmin_pages:revisions_compare", args=[published.pk, first.pk, last.pk]
    )
    content = reviewer.get(compare).content.decode()
    assert 'class="deletion"' in content
    assert 'class="addition"' in content
    back = reverse("wagtailadmin_pages:revisions_revert", args=[published.pk, first.pk])
    assert "dân chủ ở cơ sở" in reviewer.get(back).content.decode()
    reviewer.post(edit(published), document_form(revision=first.pk))
    assert draft_of(published).subject == "V/v thực hiện dân chủ ở cơ sở"
    history = reviewer.get(reverse("wagtailadmin_pages:history", args=[published.pk]))
    assert history.status_code == 200


def test_of_two_editors_at_once_the_second_is_told(editor, reviewer, published):
    session = {}
    for client in (editor, reviewer):
        page = client.get(edit(published))
        session[client] = page.context["editing_sessions"]
    mine = session[reviewer]
    ping = reverse(
        "wagtailadmin_editing_sessions:ping",
        args=["wagtailcore", "page", published.pk, mine.current_session.pk],
    )
    reviewer.post(ping, {"revision_id": published.get_latest_revision().pk})
    editor.post(edit(published), document_form(subject="Bản của người thứ nhất"))
    answer = reviewer.post(ping, {"revision_id": published.latest_revision_id})
    others = answer.json()["other_sessions"]
    assert [item["revision_id"] for item in others if item["revision_id"]]


def test_a_locked_page_is_not_changed_by_another(editor, reviewer, published):
    reviewer.post(reverse("wagtailadmin_pages:lock", args=[published.pk]))
    editor.post(edit(published), document_form(subject="Khác"))
    assert draft_of(published).subject == "V/v thực hiện dân chủ ở cơ sở"
