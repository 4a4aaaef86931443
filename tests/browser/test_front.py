"""What only a browser can show of the front: keys, weight, life without scripts, paper."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pypdfium2
import pytest
from playwright.sync_api import Page, Response, expect

from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser

LETTER = "/van-ban/cv-15-thuc-hien-dan-chu-co-so/"


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_home_is_light(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    answers: list[Response] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto("/", wait_until="networkidle")
    weight = sum(
        answer.request.sizes()["responseBodySize"]
        for answer in answers
        if answer.request.resource_type != "image"
    )
    assert len(answers) < 15
    assert weight < 100_000, weight


def test_keyboard_goes_in_reading_order(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/van-ban/")
    order = []
    for _press in range(5):
        page.keyboard.press("Tab")
        order.append(focused(page))
    wanted = ["skip-link", "site-mark", "site-search", "<button", "<summary"]
    assert [part in seen for part, seen in zip(wanted, order, strict=True)] == [
        True
    ] * 5


def test_skip_link_leads_to_the_content(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/van-ban/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert 'id="content"' in focused(page)


def test_slash_goes_to_search_but_not_while_typing(signed_in: SignedIn) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/")
    page.keyboard.press("/")
    assert 'id="site-search"' in focused(page)
    page.keyboard.type("05/NQ")
    expect(page.locator("#site-search")).to_have_value("05/NQ")


def test_filter_swaps_the_list_and_keeps_address_and_focus(
    signed_in: SignedIn,
) -> None:
    page = signed_in("unit-a").new_page()
    page.goto("/van-ban/")
    before = page.locator(".entry").count()
    page.evaluate("document.body.dataset.stayed = 'yes'")
    page.locator(".facet a", has_text="Quyết định").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    assert parse_qs(urlsplit(page.url).query)["type"] == ["Quyết định"]
    assert page.locator(".entry").count() < before
    assert page.evaluate("document.body.dataset.stayed") == "yes"
    assert "choice-type-" in focused(page)
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)


def test_everything_works_without_scripts(signed_in: SignedIn) -> None:
    page = signed_in("unit-a", 360, 740, java_script_enabled=False).new_page()
    page.goto("/")
    page.locator(".site-menu summary").click()
    page.locator(".site-menu a", has_text="Văn bản").click()
    page.locator(".facets-switch").click()
    page.locator(".facet a", has_text="Công văn").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    page.locator(".entry a", has_text="dân chủ ở cơ sở").first.click()
    expect(page.locator(".paper")).to_be_visible()
    page.locator(".contents-fold summary").click()
    page.locator(".contents-fold a").first.click()
    assert "#" in page.url
    expect(page.locator("button[data-copy]:visible")).to_have_count(0)


def test_language_is_chosen_and_remembered(signed_in: SignedIn) -> None:
    page = signed_in("cadre").new_page()
    page.goto("/van-ban/?sort=title")
    page.locator(".site-footer button[lang=en]").click()
    assert page.url.endswith("/van-ban/?sort=title")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.goto("/")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_citation_is_copied(signed_in: SignedIn) -> None:
    context = signed_in("unit-a")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(LETTER)
    page.get_by_role("button", name="Chép trích dẫn").click()
    expect(page.locator("#copied")).not_to_be_empty()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Công văn số 15-CV/ĐU ngày 18 tháng 6 năm 2026 của Đảng ủy"
    )


def test_printed_document_is_the_letter(signed_in: SignedIn, pictures: Path) -> None:
    page = signed_in("unit-a").new_page()
    page.goto(LETTER)
    path = pictures / "letter.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    with pypdfium2.PdfDocument(path) as pdf:
        width, height = pdf[0].get_size()
        text = "".join(sheet.get_textpage().get_text_range() for sheet in pdf)
        for number, sheet in enumerate(pdf):
            picture = sheet.render(scale=1.5).to_pil()
            picture.save(pictures / f"letter-{number + 1}.png")
    assert (round(width), round(height)) == (595, 842)
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "Kính gửi" in text
    for screen_only in ("Trích dẫn", "Tìm kiếm", "Mục lục văn bản", "#"):
        assert screen_only not in text
