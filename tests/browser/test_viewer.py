"""A PDF is read inside its page, and opens at the page that an address names."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser


def first_viewer(page: Page, folder: str) -> Page:
    """Go to the first page of a folder that shows a PDF."""
    page.goto(folder)
    entries = page.locator(".entry-title a")
    addresses = [entry.get_attribute("href") for entry in entries.all()]
    for address in addresses:
        page.goto(str(address))
        if page.locator(".viewer-pdf").count():
            return page
    raise AssertionError(f"no page of {folder} shows a PDF: {addresses}")


def test_a_pdf_opens_inside_the_page(signed_in: SignedIn) -> None:
    """The site forbids frames; its files allow them to its own pages. A headless browser
    has no reader of PDF, so the file itself is asked, and that nothing is refused."""
    page = signed_in("cadre").new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    first_viewer(page, "/tai-lieu/")
    viewer = page.locator(".viewer-pdf").first
    if viewer.get_attribute("open") is None:
        viewer.locator("summary").click()
    shown = viewer.locator("object")
    expect(shown).to_be_visible()
    asked = page.request.get(str(shown.get_attribute("data")))
    assert asked.headers["content-type"] == "application/pdf"
    page.wait_for_load_state("networkidle")
    assert [
        text for text in said if "X-Frame-Options" in text or "frame-" in text
    ] == []


def test_an_address_names_the_page_of_the_pdf(signed_in: SignedIn) -> None:
    page = first_viewer(signed_in("cadre").new_page(), "/tai-lieu/")
    file = page.locator(".viewer-pdf").first.get_attribute("data-file")
    page.goto(f"{page.url}#tep-{file}-trang-2")
    viewer = page.locator(f".viewer-pdf[data-file='{file}']")
    expect(viewer).to_have_attribute("open", "")
    expect(viewer.locator("object")).to_have_attribute("data", re.compile("#page=2$"))
