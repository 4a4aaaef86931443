"""Every kind of page, on a phone and on an office screen, light and dark: axe finds
nothing, nothing is cut off at the side. Pictures go to ``test-results/``."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import SignedIn

pytestmark = pytest.mark.browser

AXE = Path("tests/vendor/axe-4.14.1.min.js").read_text()
SIZES = ((360, 740), (1280, 768))
PAGES = {
    "home": ("unit-a", "/"),
    "home-editor": ("editor", "/"),
    "home-reviewer": ("reviewer", "/"),
    "library": ("unit-a", "/van-ban/"),
    "library-chosen": ("unit-a", "/van-ban/?type=C%C3%B4ng+v%C4%83n&year=2026"),
    "library-empty": ("unit-a", "/van-ban/?year=1900"),
    "letter": ("unit-a", "/van-ban/cv-15-thuc-hien-dan-chu-co-so/"),
    "decision": ("unit-a", "/van-ban/qd-88-quy-che-dan-chu-ubnd/"),
    "telegram": ("unit-a", "/van-ban/cd-03-phong-chong-bao/"),
    "replaced": ("unit-a", "/van-ban/qd-17-an-khe-ha/"),
    "relations": ("unit-a", "/van-ban/qd-17-an-khe-ha/quan-he/"),
    "relations-letter": (
        "unit-a",
        "/van-ban/cv-15-thuc-hien-dan-chu-co-so/quan-he/",
    ),
    "compare": ("unit-a", "/van-ban/qd-41-ban-chi-dao-dan-chu/so-sanh/"),
    "reviews": ("editor", "/reviews/"),
    "guidance": ("unit-a", "/huong-dan/to-chuc-hop-dan-o-thon/"),
    "article": ("unit-a", "/tin-bai/thon-dong-hop-dan-lam-duong/"),
    "material": ("unit-a", "/tai-lieu/to-gap-sau-quyen-cua-dan/"),
    "practice": ("unit-a", "/mo-hinh/bang-cong-khai-ba-mau/"),
    "topic": ("unit-a", "/dan-chu-co-so/"),
    "search": ("unit-a", "/search/?q=dan+chu+co+so"),
    "search-chosen": ("unit-a", "/search/?q=dan+chu&type=officialdocumentpage"),
    "search-number": ("unit-a", "/search/?q=cv+15"),
    "search-nothing": ("unit-a", "/search/?q=xyzw"),
    "search-begin": ("unit-a", "/search/"),
    "search-saved": ("unit-a", "/search/saved/"),
    "notices": ("unit-a", "/notices/"),
    "notice-choice": ("unit-a", "/account/notices/"),
    "board-late": ("reviewer", "/board/late/?state=missing"),
    "board-trend": ("reviewer", "/board/trend/"),
    "acknowledgements": ("reviewer", "/board/acknowledgements/"),
    "my-unit": ("unit-a", "/my-unit/"),
    "password": ("unit-a", "/account/password/"),
    "not-found": ("unit-a", "/khong-co-trang-nay/"),
    "sign-in": (None, "/login/"),
    "sign-in-code": (None, "/login/code/"),
}


def violations(page: Page) -> list[str]:
    """What axe finds, a line each."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run()")["violations"]
    return [
        f"{item['id']}: {node['html'][:160]}"
        for item in found
        for node in item["nodes"]
    ]


def width_cut_off(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - innerWidth")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES, ids=["phone", "office"])
@pytest.mark.parametrize("name", PAGES)
def test_page(
    signed_in: SignedIn, pictures: Path, name: str, size: tuple[int, int], scheme: str
) -> None:
    person, path = PAGES[name]
    context = signed_in(person, *size, color_scheme=scheme)
    page = context.new_page()
    page.goto(path)
    page.screenshot(path=pictures / f"{name}-{size[0]}-{scheme}.png", full_page=True)
    assert violations(page) == []
    assert width_cut_off(page) <= 0


@pytest.mark.parametrize("name", ["home", "library-chosen", "letter", "search-chosen"])
def test_open_menu_and_filters(signed_in: SignedIn, pictures: Path, name: str) -> None:
    person, path = PAGES[name]
    page = signed_in(person, 360, 740).new_page()
    page.goto(path)
    if page.locator(".facets-switch").count():
        page.locator(".facets-switch").click()
    # The menu lies over the rest, so it comes last.
    for summary in reversed(page.locator("details:visible > summary").all()):
        summary.click()
    page.screenshot(path=pictures / f"{name}-open-360.png", full_page=True)
    assert violations(page) == []
    assert width_cut_off(page) <= 0


@pytest.mark.parametrize("name", ["home", "library", "letter", "search", "sign-in"])
def test_zoomed_to_twice_the_size(signed_in: SignedIn, name: str) -> None:
    person, path = PAGES[name]
    page = signed_in(person, 640, 384, device_scale_factor=2).new_page()
    page.goto(path)
    assert width_cut_off(page) <= 0
