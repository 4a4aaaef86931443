"""A letter kept as JSON beside its file, for the check page and for a second import."""

import dataclasses
from typing import Any

from pages.citations import Citation

from .fields import Duty, Letter, Signature, Source


def to_json(letter: Letter) -> dict[str, Any]:
    """Plain values only."""
    return dataclasses.asdict(letter)


def from_json(kept: dict[str, Any]) -> Letter:
    """The letter as it was read; the clauses of its citations are not kept."""
    read = dict(kept)
    read["citations"] = [
        Citation(**{**citation, "clauses": ()}) for citation in kept["citations"]
    ]
    read["duties"] = [Duty(**duty) for duty in kept["duties"]]
    read["signatures"] = [Signature(**one) for one in kept["signatures"]]
    read["sources"] = {
        name: Source(
            source["page"],
            tuple(source["lines"]),
            tuple(source["box"]) if source["box"] else None,
        )
        for name, source in kept["sources"].items()
    }
    return Letter(**read)
