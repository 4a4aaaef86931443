"""The tree of each real text against a plain reading of its lines."""

import os
import re
import unicodedata
from pathlib import Path

import pytest

from intranet.extraction.layout import Extracted, Line
from pages.importing.body import Body, Kind, read_body

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(
        "REAL_DATA_DIR" not in os.environ, reason="REAL_DATA_DIR is not set"
    ),
]
DATA = Path(os.environ.get("REAL_DATA_DIR", "missing"))
PLAIN = {
    Kind.ARTICLE: re.compile(r"Điều \d+[a-zđ]?[.:](?!\d)"),
    Kind.CHAPTER: re.compile(
        r"(?:Chương|CHƯƠNG) [IVXHÌ\d]+\b[\Wˆ]*(?:$|[A-ZĐ](?!ghị))"
    ),
    Kind.SECTION: re.compile(r"(?:Mục|MỤC) \d+\W*(?:$|[A-ZĐ])"),
    Kind.CLAUSE: re.compile(r"\d{1,3}\. "),
    Kind.POINT: re.compile(r"[a-zđ]{1,2}\) "),
}
DIVISIONS = (Kind.ARTICLE, Kind.CHAPTER, Kind.SECTION)


def lines_of(path: Path) -> list[str]:
    text = unicodedata.normalize("NFC", path.read_text("utf-8"))
    return [
        re.sub(r"^[#* _]+", "", line).replace("**", "").strip()
        for line in text.splitlines()
    ]


def body_of(path: Path) -> Body:
    lines = path.read_text("utf-8").splitlines()
    return read_body(Extracted(tuple(Line(line) for line in lines if line.strip())))


def counts(path: Path, kinds: tuple[Kind, ...]) -> tuple[dict, dict]:
    """By the tree, and by the plain reading."""
    body, lines = body_of(path), lines_of(path)
    read = {kind.name: len(body.of_kind(kind)) for kind in kinds}
    plain = {
        kind.name: sum(bool(PLAIN[kind].match(line)) for line in lines)
        for kind in kinds
    }
    return read, plain


def test_articles_chapters_and_sections_of_all_texts():
    paths = [*DATA.glob("texts/*.txt"), *DATA.glob("texts_ocr/*.txt")]
    wrong = {}
    for path in paths:
        read, plain = counts(path, DIVISIONS)
        if read != plain:
            wrong[path.name] = (read, plain)
    assert wrong == {}
    assert len(paths) == 57


def test_clauses_and_points_of_the_codified_texts():
    """Their lines are whole paragraphs and quote no other text."""
    paths = [*DATA.glob("texts/*__phapdien.txt")]
    wrong = {}
    for path in paths:
        read, plain = counts(path, (Kind.CLAUSE, Kind.POINT))
        if read != plain:
            wrong[path.name] = (read, plain)
    assert wrong == {}
    assert len(paths) == 39


def test_anchors_are_unique_and_found():
    for path in DATA.glob("texts/*.txt"):
        body = body_of(path)
        anchors = [node.anchor for node in body.walk()]
        assert len(anchors) == len(set(anchors))
        assert all(re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", one) for one in anchors)
