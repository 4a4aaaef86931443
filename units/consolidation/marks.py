"""Marks in the text of a section: ``[2026-000012-1]`` ties a paragraph to the frozen round
it came from. On the page it is a link; on paper it is not printed."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from units.models import SubmissionRound

MARK = re.compile(r"[ \t]*\[(\d{4}-\d{6,}-\d+)\]")


@dataclass(frozen=True)
class Sourced:
    """A paragraph without its marks, and the rounds that they name."""

    text: str
    rounds: list[SubmissionRound]


def plain(text: str) -> list[str]:
    """The paragraphs as they are printed."""
    lines = (MARK.sub("", line).strip() for line in text.splitlines())
    return [line for line in lines if line]


def sourced(text: str, known: Mapping[str, SubmissionRound]) -> list[Sourced]:
    """The paragraphs with the rounds of this report that they come from; a number that
    is none of them stays as it was typed."""
    found = []
    for line in text.splitlines():
        rounds = [known[mark] for mark in MARK.findall(line) if mark in known]
        words = MARK.sub(lambda m: "" if m[1] in known else m[0], line).strip()
        if words:
            found.append(Sourced(words, rounds))
    return found
