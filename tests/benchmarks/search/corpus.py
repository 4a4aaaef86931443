"""A large made-up site as records, and the questions of its readers.

Texts are mixed from real sentences, halves of two in each, so that words have neighbours
and frequencies as in real documents: those of REAL_DATA_DIR where it is set, else those
of the sample content.
"""

import datetime
import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from search.evaluation import misspell, strip_diacritics
from search.records import Passage, PassageKind, SearchRecord

DATA = os.environ.get("REAL_DATA_DIR", "")
LENGTHS = (1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6, 7, 8, 10, 12, 14, 16, 18, 21, 25)
"""Words of the twenty questions of a round."""
PRIVATE = 0.2
"""So many of the records are one unit's own."""
FIRST_DAY = datetime.date(2016, 1, 4)
TYPES = ("officialdocumentpage", "articlepage", "guidancepage", "practicepage")
EFFECTS = ("in_force", "in_force", "in_force", "expired", "partly")
DOCUMENT_TYPES = ("CV", "KH", "QĐ", "NQ", "CT", "TB")


@dataclass(frozen=True, slots=True)
class Reader:
    """A reader by the tokens they hold."""

    name: str
    viewers: frozenset[str]


@cache
def sentences() -> tuple[str, ...]:
    """Whole sentences to mix."""
    if not DATA:
        from fixtures.load_site import sentences as samples

        return tuple(samples())
    with (Path(DATA) / "search" / "corpus.jsonl").open(encoding="utf-8") as lines:
        text = "\n".join(json.loads(line)["text"] for line in lines)
    found = (part.strip() for part in re.split(r"[.;\n]+\s*", text))
    return tuple(part for part in found if 6 < part.count(" ") < 60)


class Site:
    """Records of pages in so many units, the same for the same numbers."""

    def __init__(self, pages: int, units: int) -> None:
        self.pages = pages
        self.units = units
        self.sentences = sentences()

    @property
    def member(self) -> Reader:
        """Someone of one unit."""
        return Reader(
            "unit member", frozenset({"public", "everyone", "group:3", "unit:2"})
        )

    @property
    def reviewer(self) -> Reader:
        """Someone who is over all units."""
        tokens = {"public", "everyone", "staff", "group:2", "above:1"}
        return Reader("reviewer", frozenset(tokens))

    def records(self) -> Iterator[SearchRecord]:
        """The pages, one after another."""
        chance = random.Random(7)
        for number in range(self.pages):
            yield self.record(number, chance)

    def batches(self, size: int = 500) -> Iterator[list[SearchRecord]]:
        """The same in batches, as a rebuild takes them."""
        batch: list[SearchRecord] = []
        for record in self.records():
            batch.append(record)
            if len(batch) == size:
                yield batch
                batch = []
        yield batch

    def record(self, number: int, chance: random.Random) -> SearchRecord:
        """One page: a title, up to three passages, a value of every facet."""
        unit = chance.randrange(1, self.units + 1)
        private = chance.random() < PRIVATE
        day = FIRST_DAY + datetime.timedelta(days=chance.randrange(3800))
        document = chance.random() < 0.5
        kind = chance.choice(DOCUMENT_TYPES)
        return SearchRecord(
            id=f"page:{number}",
            model=TYPES[0] if document else chance.choice(TYPES[1:]),
            url=f"/p/{number}/",
            title=self.sentence(chance)[:200],
            viewers=(f"unit:{unit}", "above:1") if private else ("everyone",),
            passages=tuple(
                Passage(
                    ". ".join(self.sentence(chance) for _n in range(4)),
                    f"#dieu-{place}",
                    f"Điều {place}",
                    PassageKind.ARTICLE,
                )
                for place in range(1, chance.choice((2, 3, 3, 4)))
            ),
            symbol=f"{number}-{kind}/ĐU" if document else "",
            date=day,
            effect=chance.choice(EFFECTS) if document else "",
            facets={
                "type": (TYPES[0] if document else TYPES[1],),
                "issuer": (f"Đảng ủy xã {number % 40}",),
                "year": (str(day.year),),
                "field": (f"field-{chance.randrange(12)}",),
                "unit": (str(unit),),
                "effect": (chance.choice(EFFECTS),) if document else (),
                "language": ("vi",),
                "document_type": (kind,) if document else (),
            },
        )

    def sentence(self, chance: random.Random) -> str:
        """The first half of one sentence and the second of another."""
        first, second = chance.choice(self.sentences), chance.choice(self.sentences)
        words, others = first.split(), second.split()
        return " ".join(words[: len(words) // 2 + 1] + others[len(others) // 2 :])


def questions(turn: int) -> list[str]:
    """Twenty questions of 1 to 25 words, other ones each turn: a fifth without
    diacritics, some long ones misspelt, one a number."""
    chance = random.Random(f"questions/{turn}")
    asked = [_words(length, chance) for length in LENGTHS]
    for place in range(1, len(asked), 5):
        asked[place] = strip_diacritics(asked[place])
    for place in (13, 18):
        asked[place] = misspell(asked[place], chance)
    asked[7] = f"{chance.randrange(50_000)}-{chance.choice(DOCUMENT_TYPES)}/ĐU"
    return asked


def _words(length: int, chance: random.Random) -> str:
    """So many neighbouring words of a sentence."""
    while True:
        words = re.findall(r"\w+", chance.choice(sentences()))
        if len(words) >= length:
            start = chance.randrange(len(words) - length + 1)
            return " ".join(words[start : start + length])


def text_bytes(records: Sequence[SearchRecord]) -> int:
    """How long the text of records is."""
    return sum(
        len(text.encode())
        for record in records
        for text in (record.title, *(passage.text for passage in record.passages))
    )
