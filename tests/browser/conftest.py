"""Chromium of the system, the running site, and people who are signed in."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from tests.browser.site import Site, running_site
from tests.lanes import chromium

pytestmark = pytest.mark.browser
PICTURES = Path("test-results")

SignedIn = Callable[..., BrowserContext]


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    path = chromium()
    if path is None:
        pytest.skip("no Chromium was found")
    # Playwright keeps an event loop in this thread; Django then suspects each query of
    # the tests that run after these.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {"executable_path": path, "args": ["--no-sandbox"]}


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with running_site(tmp_path_factory.mktemp("site")) as running:
        yield running


@pytest.fixture(scope="session")
def cookies_of(browser: Browser, site: Site) -> Callable[[str], Any]:
    """The storage of somebody who has signed in; once a person."""
    known: dict[str, Any] = {}

    def sign_in(name: str) -> Any:
        if name not in known:
            context = browser.new_context(base_url=site.address)
            page = context.new_page()
            page.goto("/login/")
            page.locator("[name=username]").fill(name)
            page.locator("[name=password]").fill(site.password)
            page.locator("main button[type=submit]").click()
            page.wait_for_url(f"{site.address}/")
            known[name] = context.storage_state()
            context.close()
        return known[name]

    return sign_in


@pytest.fixture
def signed_in(
    browser: Browser, site: Site, cookies_of: Callable[[str], Any]
) -> Iterator[SignedIn]:
    """``signed_in("unit-a", width=360)``: a browser of that person."""
    opened: list[BrowserContext] = []

    def open_for(
        name: str | None, width: int = 1280, height: int = 768, **options: Any
    ) -> BrowserContext:
        state = cookies_of(name) if name else None
        context = browser.new_context(
            base_url=site.address,
            storage_state=state,
            viewport={"width": width, "height": height},
            **options,
        )
        opened.append(context)
        return context

    yield open_for
    for context in opened:
        context.close()


@pytest.fixture(scope="session")
def pictures() -> Path:
    """Where pictures are kept for people to look at."""
    PICTURES.mkdir(exist_ok=True)
    return PICTURES
