"""Cards of citations, and a comparison, as a reader uses them in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import SignedIn
from tests.browser.test_every_page import violations, width_cut_off

pytestmark = pytest.mark.browser
DECISION = "/van-ban/qd-41-ban-chi-dao-dan-chu/"


@pytest.mark.parametrize("width", [360, 1280])
def test_a_card_on_focus_and_hover(signed_in: SignedIn, width: int) -> None:
    page = signed_in("unit-a", width).new_page()
    page.goto(DECISION)
    cited = page.locator("a.cite").first
    card = page.locator(".cite-card[data-shown]")
    cited.focus()
    expect(card).to_contain_text("An Khê Hạ")
    assert violations(page) == []
    assert width_cut_off(page) <= 0
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    cited.hover()
    expect(card).to_be_visible()
    card.hover()
    expect(card).to_be_visible()


def test_without_scripts_it_is_a_plain_link(signed_in: SignedIn) -> None:
    page = signed_in("unit-a", java_script_enabled=False).new_page()
    page.goto(DECISION)
    page.locator("a.cite").first.click()
    assert "qd-17-an-khe-ha" in page.url


@pytest.mark.parametrize("width", [360, 1280])
def test_a_comparison_with_what_it_replaces(signed_in: SignedIn, width: int) -> None:
    page = signed_in("unit-a", width).new_page()
    page.goto(f"{DECISION}so-sanh/")
    page.locator("a[href^='?van-ban=']").first.click()
    expect(page.locator("ins").first).to_be_visible()
    assert violations(page) == []
    assert width_cut_off(page) <= 0
