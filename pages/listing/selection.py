"""What a reader has chosen in a list, as it stands in the address of the page."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlencode

from django.http import QueryDict

SORTS = ("date", "new", "title")
LONGEST_VALUE = 120
MOST_VALUES = 20


@dataclass(frozen=True)
class Selection:
    """The chosen values of each facet, the order and the page; never raises on what a
    stranger typed into the address."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = SORTS[0]
    page: int = 1

    @classmethod
    def from_query(cls, query: QueryDict, names: tuple[str, ...]) -> Self:
        """Read an address; what is not known is left out."""
        chosen = {}
        for name in names:
            values = [value for value in query.getlist(name) if _sound(value)]
            if values:
                chosen[name] = tuple(dict.fromkeys(values))[:MOST_VALUES]
        sort = query.get("sort", "")
        number = query.get("page", "")
        return cls(
            chosen=chosen,
            sort=sort if sort in SORTS else SORTS[0],
            page=int(number) if number.isdecimal() and len(number) < 7 else 1,
        )

    def values(self, name: str) -> tuple[str, ...]:
        """The chosen values of a facet."""
        return self.chosen.get(name, ())

    def toggled(self, name: str, value: str) -> Self:
        """With a value added, or taken away where it was chosen; back to page 1."""
        now = self.values(name)
        kept = (
            tuple(item for item in now if item != value)
            if value in now
            else (*now, value)
        )
        chosen = {key: given for key, given in self.chosen.items() if key != name}
        if kept:
            chosen[name] = kept
        return replace(self, chosen=chosen, page=1)

    def sorted_by(self, sort: str) -> Self:
        """In another order, back to page 1."""
        return replace(self, sort=sort, page=1)

    def on_page(self, page: int) -> Self:
        """The same list, another page."""
        return replace(self, page=page)

    def cleared(self) -> Self:
        """Nothing chosen, in the same order."""
        return replace(self, chosen={}, page=1)

    @property
    def address(self) -> str:
        """The query string; equal choices give equal addresses, defaults are left out."""
        pairs = [
            (name, value)
            for name in sorted(self.chosen)
            for value in sorted(self.chosen[name])
        ]
        if self.sort != SORTS[0]:
            pairs.append(("sort", self.sort))
        if self.page > 1:
            pairs.append(("page", str(self.page)))
        return "?" + urlencode(pairs)


def _sound(value: str) -> bool:
    return 0 < len(value) <= LONGEST_VALUE and value.isprintable()
