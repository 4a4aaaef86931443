"""Passages of a size that can be ranked and shown: long ones are cut between paragraphs."""

import re
from collections.abc import Iterator
from dataclasses import replace

from search.records import Passage

LONGEST = 1_200
"""Characters; about 250 syllables, which one line of a result can still stand for."""

_PARAGRAPH = re.compile(r"\n\s*")
_SENTENCE = re.compile(r"(?<=[.;:!?])\s+|\s+")


def split(passage: Passage) -> Iterator[Passage]:
    """The passage, or its parts if it is long; each part opens at the same anchor."""
    if len(passage.text) <= LONGEST:
        if passage.text.strip():
            yield passage
        return
    for text in _pack(_paragraphs(passage.text)):
        yield replace(passage, text=text)


def _pack(pieces: Iterator[str]) -> Iterator[str]:
    held = ""
    for piece in pieces:
        if held and len(held) + len(piece) > LONGEST:
            yield held
            held = ""
        held = f"{held}\n{piece}" if held else piece
    if held:
        yield held


def _paragraphs(text: str) -> Iterator[str]:
    for paragraph in _PARAGRAPH.split(text):
        if len(paragraph) <= LONGEST:
            if paragraph.strip():
                yield paragraph
        else:
            yield from _pack_words(paragraph)


def _pack_words(paragraph: str) -> Iterator[str]:
    """A paragraph without end, cut at a sentence, or else between words."""
    start = 0
    while start < len(paragraph):
        end = start + LONGEST
        if end < len(paragraph):
            stops = [
                m.start()
                for m in _SENTENCE.finditer(paragraph, start + LONGEST // 2, end)
            ]
            end = stops[-1] if stops else end
        if piece := paragraph[start:end].strip():
            yield piece
        start = end
