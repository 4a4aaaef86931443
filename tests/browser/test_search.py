"""What only a browser can show of search: suggestions, results while typing, no scripts."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignedIn
from tests.browser.test_every_page import violations

pytestmark = pytest.mark.browser


def field(page: Page):
    return page.locator("#site-search")


def test_suggestions_are_chosen_with_the_keyboard(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("dan ch")
    options = page.locator("#search-suggestions [role=option]")
    expect(options.first).to_be_visible()
    expect(field(page)).to_have_attribute("aria-expanded", "true")
    assert violations(page) == []
    page.keyboard.press("ArrowDown")
    chosen = options.first.get_attribute("id")
    expect(field(page)).to_have_attribute("aria-activedescendant", chosen)
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.locator("#search-suggestions")).to_be_hidden()
    expect(field(page)).to_have_value("dan ch")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=dan+ch*")


def test_a_suggestion_opens_its_document(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/")
    field(page).type("cv 15")
    page.locator("#search-suggestions [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/van-ban/cv-15-*/")


def test_results_come_while_typing_and_can_be_shared(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/search/?q=dan+chu&type=officialdocumentpage")
    field(page).press("End")
    field(page).type(" co so")
    page.wait_for_url("**/search/?q=dan+chu+co+so&type=officialdocumentpage")
    heard = page.locator("#search-said")
    expect(heard).to_have_text(page.locator("#listing-total").inner_text())
    expect(field(page)).to_be_focused()
    titles = page.locator(".entry-title").all_inner_texts()
    page.reload()
    assert page.locator(".entry-title").all_inner_texts() == titles


def test_a_filter_is_chosen_and_taken_away(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/search/?q=dan+chu")
    page.locator(".facet a").first.click()
    page.locator(".chip").first.click()
    expect(page.locator(".chip")).to_have_count(0)
    page.wait_for_url("**/search/?q=dan+chu")
    page.go_back()
    expect(page.locator(".chip")).to_have_count(1)


def test_everything_works_without_scripts(signed_in: SignedIn) -> None:
    page = signed_in("unit-a", java_script_enabled=False).new_page()
    page.goto("/")
    field(page).fill("dan chu")
    page.locator("#site-search-form button").click()
    page.wait_for_url("**/search/?q=dan+chu")
    page.locator(".facet a").first.click()
    page.locator(".chip").first.wait_for()
    page.locator(".entry-title a").first.click()
    page.locator("main article").first.wait_for()


def test_related_documents_come_when_the_reader_is_near(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/van-ban/cv-15-thuc-hien-dan-chu-co-so/")
    section = page.locator("[data-related]")
    section.scroll_into_view_if_needed()
    expect(section.locator(".related-list a").first).to_be_visible()
