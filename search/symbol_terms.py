"""Index terms of a document's number and symbol, the whole and its parts.

A document is indexed by all of its terms, a query asks for all that it can name. Each is
one opaque token: ``#59/2023/nd/cp``, ``#59/nd``, ``#59``. The more of them agree, the
better the match, so a plain OR over one keyword field ranks the right document first.
"""

import re
from collections.abc import Iterable

from search.document_types import code_of, fold

_YEAR = re.compile(r"(?P<number>.*\d\w?)\s*/\s*(?P<year>(?:19|20)\d\d)\Z")
_CENTRAL = re.compile(r"\bt\.?ư\b", re.IGNORECASE)


def split_number(number: str | None) -> tuple[str | None, str | None]:
    """``59/2023`` as it is stored with a normative document, in number and year."""
    number = (number or "").strip()
    if match := _YEAR.match(number):
        return match["number"], match["year"]
    if re.fullmatch(r"/?(?:19|20)\d\d", number) and number.startswith("/"):
        return None, number[1:]
    return number or None, None


def symbol_parts(symbol: str) -> tuple[str, ...]:
    """``KL/TƯ`` in the parts that every writing of it shares: ``("kl", "tw")``."""
    central = _CENTRAL.sub("tw", symbol)
    return tuple(re.findall(r"[a-z0-9]+", re.sub(r"[.&]", "", fold(central))))


def build_terms(
    number: str | None,
    year: str | None,
    parts: tuple[str, ...],
    types: Iterable[str] = (),
) -> list[str]:
    """All terms of one reading, from the most telling to the least."""
    singles = dict.fromkeys((*types, *parts))
    bodies = ["/".join(parts)] if parts else []
    numbers: list[str] = []
    if number:
        plain = fold(number).replace(".", "").lstrip("0") or "0"
        numbers = [f"{plain}/{year}", plain] if year else [plain]
    found = [f"#{n}/{body}" for n in numbers for body in bodies]
    found += [f"#{n}/{single}" for n in numbers for single in singles]
    found += [f"#{n}" for n in numbers]
    if len(parts) > 1:
        if year and not number:
            found.append(f"#/{year}/{bodies[0]}")
        found.append(f"#{bodies[0]}")
    return list(dict.fromkeys(found))


def symbol_terms(
    number: str | None,
    symbol: str | None,
    *,
    year: str | None = None,
    document_type: str | None = None,
) -> list[str]:
    """What to index for a document; ``number`` may carry its year (``59/2023``)."""
    plain, stated = split_number(number)
    parts = symbol_parts(symbol or "")
    types = [fold(document_type)] if document_type else []
    if parts and not document_type:
        types += _implied_types(parts)
    return build_terms(plain, year or stated, parts, types)


def _implied_types(parts: tuple[str, ...]) -> list[str]:
    """What a symbol without a type's code is called: a law, a resolution or a letter."""
    head = parts[0]
    if re.fullmatch(r"qh\d+", head):
        return ["luat", "nq"]
    if re.fullmatch(r"ubtvqh\d+", head):
        return ["nq"]
    if code_of(head) is None and len(parts) > 1:
        return ["cv"]
    return []
