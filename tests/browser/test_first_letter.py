"""A letter on its way: written and sent for review by the editor, approved by the
reviewer, found and read by a cadre; and all that Wagtail says on it is Vietnamese."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.admin_screens import Admin
from tests.browser.conftest import SignedIn
from tests.browser.letters import LETTERS, WrittenLetter

pytestmark = pytest.mark.browser


def write_and_send(admin: Admin, letter: WrittenLetter) -> None:
    page = admin.page
    admin.opens("/admin/")
    admin.makes_issuing_body_unless_known(letter.issuing_body)
    admin.opens("/admin/pages/")
    row = page.locator(".listing tr", has_text="Văn bản")
    admin.follows(row.locator("td:last-child a").first)
    admin.follows(page.locator("a[href*='add_subpage']:visible").first)
    admin.follows(page.locator("main a[href*='officialdocumentpage']").first)
    admin.writes(letter)
    admin.attaches(letter.original)
    admin.presses("button[name=action-submit]")
    expect(page.locator(".messages .success")).to_be_visible()


def approve(admin: Admin, letter: WrittenLetter) -> None:
    page = admin.page
    admin.opens("/admin/")
    admin.follows(page.get_by_role("link", name=letter.fields["subject"]).first)
    admin.presses(
        "[data-workflow-action-name=approve]:not([data-workflow-action-modal-url])"
    )
    expect(page.locator(".messages .success")).to_be_visible()


def find_and_read(page: Page, letter: WrittenLetter) -> None:
    page.goto("/")
    page.locator(".site-nav-list a:visible", has_text="Văn bản").first.click()
    page.locator(".facet a", has_text="Công văn").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    page.locator(".entry a", has_text=letter.fields["subject"]).first.click()
    expect(page.locator(".paper")).to_contain_text(letter.fields["signer"])
    for number, _title, text in letter.duties:
        expect(page.locator(f"#nhiem-vu-{number}")).to_be_visible()
        expect(page.locator(".paper")).to_contain_text(" ".join(text.split()))
    expect(page.locator(".paper-duty-title")).to_have_count(8)
    page.locator(".contents a[href='#nhiem-vu-8']:visible").first.click()
    expect(page.locator("#nhiem-vu-8")).to_be_in_viewport()


@pytest.mark.parametrize("read", LETTERS)
def test_letter_is_entered_approved_and_read(
    signed_in: SignedIn, read: Callable[[], WrittenLetter]
) -> None:
    letter = read()
    assert len(letter.duties) == 8
    editor = Admin(signed_in("editor", 1366, 900).new_page())
    write_and_send(editor, letter)
    reviewer = Admin(signed_in("reviewer", 1366, 900).new_page())
    approve(reviewer, letter)
    find_and_read(signed_in("cadre").new_page(), letter)
    assert sorted(editor.english | reviewer.english) == []
