"""What an address of the results page asks for, and the addresses of its neighbours."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict

from search.query import MAX_CHARACTERS
from search.records import FACETS, Sort
from search.service import DEEPEST, SiteSearch

PER_PAGE = 10
MOST_PER_PAGE = 100
MOST_VALUES = 20
LONGEST_VALUE = 200
RESULTS = "/search/"


@dataclass(frozen=True)
class Asked:
    """A search as an address has it; whatever is malformed there is left out."""

    text: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    per_page: int = PER_PAGE

    @classmethod
    def from_query(cls, query: QueryDict, *, per_page: int = PER_PAGE) -> "Asked":
        """Read the parameters `q`, the facets, `sort` and `page`."""
        filters = {name: values for name in FACETS if (values := _values(query, name))}
        page = _number(query.get("page"), 1, 1 + DEEPEST // per_page)
        text = " ".join(query.get("q", "").replace("\x00", " ").split())
        sort = Sort.parse(query.get("sort"))
        return cls(text[:MAX_CHARACTERS], filters, sort, page, per_page)

    @classmethod
    def from_api(cls, query: QueryDict) -> "Asked":
        """The same, with as many results to a page as asked for, at most 100."""
        per_page = _number(query.get("per_page"), PER_PAGE, MOST_PER_PAGE)
        return cls.from_query(query, per_page=per_page)

    @property
    def search(self) -> SiteSearch:
        """What to ask the site's search for."""
        return SiteSearch(self.text, self.filters, self.sort, self.page, self.per_page)

    @property
    def is_empty(self) -> bool:
        """Neither words nor filters: nothing was asked for yet."""
        return not self.text and not self.filters

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """The parameters, without the page; an address that two people share is equal."""
        found = [("q", self.text)] if self.text else []
        found += [(name, v) for name in FACETS for v in self.filters.get(name, ())]
        if self.sort is not Sort.RELEVANCE:
            found.append(("sort", self.sort))
        return found

    @property
    def query(self) -> str:
        """The part of the address after the question mark."""
        page = [("page", str(self.page))] if self.page > 1 else []
        return "&".join(_encoded(*pair) for pair in [*self.pairs, *page])

    @property
    def address(self) -> str:
        """The address of the results page."""
        return f"{RESULTS}?{self.query}" if self.query else RESULTS

    # Neighbours

    def toggled(self, facet: str, value: str) -> "Asked":
        """With a value of a facet added, or taken away if it is chosen."""
        chosen = self.filters.get(facet, ())
        values = tuple(v for v in chosen if v != value)
        if value not in chosen:
            values = (*chosen, value)
        others = {name: v for name, v in self.filters.items() if name != facet}
        filters = {**others, facet: values} if values else others
        return replace(self, filters=filters, page=1)

    def cleared(self) -> "Asked":
        """Without filters."""
        return replace(self, filters={}, page=1)

    def worded(self, text: str) -> "Asked":
        """With other words."""
        return replace(self, text=text, page=1)

    def sorted_by(self, sort: Sort) -> "Asked":
        """In another order."""
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> "Asked":
        """Another page of the same results."""
        return replace(self, page=page)


@lru_cache(maxsize=2_000)
def _encoded(name: str, value: str) -> str:
    """A parameter as it is written; a page of results has each a hundred times."""
    return urlencode({name: value})


def _values(query: QueryDict, name: str) -> tuple[str, ...]:
    given = (value.strip()[:LONGEST_VALUE] for value in query.getlist(name))
    clean = (value for value in given if value and "\x00" not in value)
    return tuple(dict.fromkeys(clean))[:MOST_VALUES]


def _number(text: str | None, default: int, most: int) -> int:
    if not text or not text.isascii() or not text.isdecimal() or len(text) > 6:
        return default
    return min(max(int(text), 1), most)
