"""A report is filled on a phone, with and without scripts; its screens please axe."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignedIn
from tests.browser.test_every_page import violations, width_cut_off

pytestmark = pytest.mark.browser

PHONE = (360, 740)
FIGURES = {
    "so-cuoc-hop": "3",
    "noi-dung-cong-khai": "4",
    "kien-nghi-nhan": "2",
    "tra-loi-dung-han": "2",
    "tra-loi-tre": "0",
    "chua-tra-loi": "0",
    "so-quy-che": "2",
}


def field(page: Page, code: str):
    return page.locator(f'[name="indicators.{code}"]')


def looked_at(page: Page, pictures: Path, name: str) -> None:
    page.screenshot(path=pictures / f"report-{name}.png", full_page=True)
    assert not violations(page)
    assert width_cut_off(page) <= 0


def to_the_report(page: Page) -> None:
    page.goto("/my-unit/")
    page.locator('main a[href*="/my-unit/round/"]').first.click()
    expect(page.locator("#report")).to_be_visible()


def test_a_member_fills_a_report_on_the_phone(
    signed_in: SignedIn, pictures: Path
) -> None:
    page = signed_in("unit-a", *PHONE).new_page()
    to_the_report(page)
    looked_at(page, pictures, "fill")
    for code, text in FIGURES.items():
        field(page, code).fill(text)
    field(page, "ty-le-dung-han").fill("12.345")
    rows = page.locator("table[data-rows] tbody tr")
    before = rows.count()
    page.locator("button[data-add]").click()
    expect(rows).to_have_count(before + 1)
    rows.last.locator("input").first.fill("Quy ước mới")
    expect(page.locator("#saved")).to_contain_text(":")
    preview = page.locator('.report-actions button[value="preview"]')
    preview.click()
    # 12.345 has two readings, so the page asks and keeps everything.
    expect(page.locator(".readings")).to_be_visible()
    looked_at(page, pictures, "asked")
    expect(field(page, "so-cuoc-hop")).to_have_value("3")
    page.locator('.readings input[value="12.345"]').check()
    preview.click()
    expect(page).to_have_url(re.compile("/preview/$"))
    expect(page.locator("main")).to_contain_text("Quy ước mới")
    looked_at(page, pictures, "preview")
    page.locator('main form button[type="submit"]').click()
    expect(page.locator(".receipt")).to_contain_text("12,345")
    looked_at(page, pictures, "receipt")


def test_without_scripts_rows_come_and_nothing_is_lost(signed_in: SignedIn) -> None:
    page = signed_in("unit-b", *PHONE, java_script_enabled=False).new_page()
    to_the_report(page)
    field(page, "so-cuoc-hop").fill("7")
    rows = page.locator("table[data-rows] tbody tr")
    before = rows.count()
    page.locator("button[data-add]").click()
    expect(rows).to_have_count(before + 1)
    expect(field(page, "so-cuoc-hop")).to_have_value("7")


@pytest.mark.parametrize("size", [PHONE, (1280, 768)], ids=["phone", "office"])
def test_the_supervisors_screens(
    signed_in: SignedIn, pictures: Path, size: tuple[int, int]
) -> None:
    page = signed_in("reviewer", *size).new_page()
    for name, path in {
        "rounds": "/board/rounds/",
        "new": "/board/rounds/new/",
        "series": "/board/rounds/series/new/",
    }.items():
        page.goto(path)
        looked_at(page, pictures, f"{name}-{size[0]}")
    page.goto("/board/rounds/")
    page.locator('main a[href^="/board/rounds/"]').filter(
        has_text="Báo cáo thực hiện"
    ).first.click()
    looked_at(page, pictures, f"round-{size[0]}")
