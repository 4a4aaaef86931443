"""A clerk drops the Party letter, corrects nothing and publishes it; then drops a law that
it cites, and the citation becomes a link by itself."""

import os
import re
from pathlib import Path

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.browser.conftest import SignedIn
from tests.browser.site import Site
from tests.browser.test_every_page import violations, width_cut_off

pytestmark = pytest.mark.browser
UNDER_WAY = re.compile("đang|waiting|being read")
OPEN = re.compile("Mở văn bản|Open the document")
CITED = re.compile(r"^\s*Luật Thực hiện dân chủ ở cơ sở")
LETTER = Path("fixtures/files/cong-van-dan-chu.docx")
REAL = Path(os.environ.get("REAL_DATA_DIR", "missing"))
LAW = """QUỐC HỘI\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Luật số: 10/2022/QH15\tĐộc lập - Tự do - Hạnh phúc
Hà Nội, ngày 10 tháng 11 năm 2022
LUẬT
THỰC HIỆN DÂN CHỦ Ở CƠ SỞ
Quốc hội ban hành Luật này.
Điều 1. Phạm vi
Bản viết lại vắn tắt để thử việc nhập văn bản.
Điều 2. Hiệu lực
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2023.
"""


def our_letter(folder: Path) -> Path:
    """The letter under another number, since the sample has it already."""
    document = Document(str(LETTER))
    cells = [c for t in document.tables for row in t.rows for c in row.cells]
    for paragraph in [*document.paragraphs, *(p for c in cells for p in c.paragraphs)]:
        for run in paragraph.runs:
            if "15" in run.text and "CV/ĐU" in paragraph.text:
                run.text = run.text.replace("15", "152", 1)
    path = folder / "cong-van-152.docx"
    document.save(str(path))
    return path


def law(folder: Path) -> Path:
    """The real text where it is, else a stand-in of our own."""
    real = next(iter(sorted(REAL.glob("texts/10_2022_QH15*"))), None)
    if real:
        return real
    path = folder / "luat-10-2022-qh15.txt"
    path.write_text(LAW, "utf-8")
    return path


def bring(page: Page, site: Site, file: Path) -> None:
    """Drop a file, have the helper read it, see its row change by itself."""
    page.goto("/import/")
    page.locator("#files").set_input_files(file)
    expect(page.locator(".intake-row .tag", has_text=UNDER_WAY).first).to_be_visible()
    site.manage("work", "--once")
    expect(page.locator("#check-next")).to_be_visible()
    page.locator(".intake-row-state a").first.click()


@pytest.mark.parametrize("width", [1280, 360])
def test_letter_and_law_are_dropped_and_published(
    signed_in: SignedIn, site: Site, tmp_path: Path, pictures: Path, width: int
) -> None:
    if width == 360:
        check_small_screen(signed_in, pictures)
        return
    page = signed_in("reviewer", width).new_page()
    bring(page, site, our_letter(tmp_path))
    expect(page.locator("[name=number]")).to_have_value("152")
    expect(page.locator(".intake-duties").first.locator("li")).to_have_count(8)
    page.locator("[name=subject]").focus()
    expect(page.locator(".intake-line.read-subject.is-shown").first).to_be_visible()
    page.screenshot(path=pictures / "intake-check-1280.png")
    assert violations(page) == []
    page.keyboard.press("Control+Enter")
    page.get_by_role("link", name=OPEN).click()
    for number in range(1, 9):
        expect(page.locator(f"#nhiem-vu-{number}")).to_be_visible()
    address = page.url
    cited = page.locator(".citations li", has_text=CITED)
    expect(cited.first).to_be_visible()
    expect(cited.locator("a:not(.quiet)")).to_have_count(0)
    bring(page, site, law(tmp_path))
    page.locator("[data-first]").click()
    page.get_by_role("link", name=OPEN).click()
    page.goto(address)
    expect(cited.locator("a:not(.quiet)").first).to_be_visible()


def check_small_screen(signed_in: SignedIn, pictures: Path) -> None:
    """The desk on a phone: nothing is cut off, nothing unnamed."""
    page = signed_in("editor", 360, 740).new_page()
    page.goto("/import/")
    assert width_cut_off(page) == 0
    assert violations(page) == []
    page.screenshot(path=pictures / "intake-360.png", full_page=True)
