"""The messages of Wagtail itself, to find those that a Vietnamese admin shows in
English."""

import gettext as gnu
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Names of things, the same in every language.
SAME = {"Wagtail", "URL", "ID", "Email", "Slug", "Admin", "Menu", "%(page_title)s"}
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def messages_of_wagtail(*, domain: str = "django") -> set[str]:
    """Taken from catalogues that are all but complete (the English one, being the
    source, is compiled empty)."""
    (home,) = find_spec("wagtail").submodule_search_locations
    found: set[str] = set()
    for path in Path(home).glob(f"**/locale/[fd][re]/LC_MESSAGES/{domain}.mo"):
        with path.open("rb") as file:
            catalogue = gnu.GNUTranslations(file)._catalog
        keys = (key if isinstance(key, str) else key[0] for key in catalogue)
        found.update(key.rpartition("\x04")[2] for key in keys)
    return found - {""}


def shown_in_english(texts: set[str]) -> list[str]:
    """Those of the texts on a screen that are messages of Wagtail, values filled in."""
    plain, filled = _forms()
    return sorted(
        text
        for text in texts - SAME
        if text in plain or any(form.fullmatch(text) for form in filled)
    )


@cache
def _forms() -> tuple[set[str], list[re.Pattern[str]]]:
    plain: set[str] = set()
    filled: list[re.Pattern[str]] = []
    for domain in ("django", "djangojs"):
        for message in messages_of_wagtail(domain=domain):
            written = " ".join(message.split())
            parts = _PLACEHOLDER.split(written)
            if len(parts) == 1:
                plain.add(written)
            elif re.search(r"[A-Za-z]{3}", "".join(parts)):
                filled.append(re.compile(".+".join(map(re.escape, parts))))
    return plain - SAME, filled
