"""The real letters and texts through ``import_document``."""

import json
import os
import re
from pathlib import Path

import pytest

from intranet.extraction import extract
from pages.importing.body import read_body
from pages.models import OfficialDocumentPage
from tests.pages.importing.test_import_command import run
from tests.pages.importing.test_letter_real import expected_of, plain, texts

pytestmark = [
    pytest.mark.realdata,
    pytest.mark.skipif(
        "REAL_DATA_DIR" not in os.environ, reason="REAL_DATA_DIR is not set"
    ),
]
IN_DUTY = re.compile(r"nhiem-vu-\d+-diem")
LETTERS = Path(os.environ.get("REAL_DATA_DIR", "missing")) / "letters"


def test_each_listed_field_of_the_letters(home):
    expected = json.loads((LETTERS / "expected.json").read_text("utf-8"))
    answers, code = run(*(LETTERS / name for name in expected))
    assert code == 0
    wrong = {}
    for answer, (name, fields) in zip(answers, expected.items(), strict=True):
        assert answer["status"] == "draft"
        cited = " ".join(citation["text"] for citation in answer["citations"])
        missed = [label for label in fields.pop("citations") if label not in cited]
        duties = fields.pop("duties")
        if duties is not None and len(answer["duties"]) != duties:
            missed.append("duties")
        if fields["recipients"] is None:
            del fields["recipients"]
        missed += [k for k, v in fields.items() if plain(answer[k]) != plain(v)]
        if missed:
            wrong[name] = missed
    assert wrong == {}


def test_each_text_becomes_a_draft_with_its_tree(home):
    paths = texts()
    answers, code = run(*paths)
    assert code == 0
    assert len(answers) == 57
    pages = {page.pk: page for page in OfficialDocumentPage.objects.all()}
    wrong = {}
    for path, answer in zip(paths, answers, strict=True):
        page = pages.get(answer["page_id"])
        read = (answer["document_type"], answer["number"], answer["symbol"])
        if answer["status"] != "draft" or page is None or read != expected_of(path):
            wrong[path.name] = (answer["status"], read)
            continue
        stored = page.anchors()
        # Points of a duty are lines of its text.
        tree = read_body(extract(path)).walk()
        named = {node.anchor for node in tree if not IN_DUTY.match(node.anchor)}
        lost = named - set(stored)
        if lost:
            wrong[path.name] = sorted(lost)[:5]
    assert wrong == {}
