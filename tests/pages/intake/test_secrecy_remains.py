"""Sixty marked and sixty unmarked samples through the desk: none that should be refused is
stored, and nothing of one is left in storage, database, index, log, mail or temporary
folders."""

import tempfile
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings as site_settings
from django.core import mail

from intranet import worker
from pages.models import IntakeFile
from tests.factories.office import docx_bytes
from tests.intranet import secrecy_samples
from tests.pages.intake.conftest import upload

TRACE = "Hoa Phượng Đỏ"
FALSE_ALARMS = 2


def sample(number: int, lines: list[str], trace: str):
    """Every tenth as a Word file; the trace stands in the name and in the text."""
    lines = [*lines, f"Mã hồ sơ {trace} {number}."]
    if number % 10 == 0:
        return upload(docx_bytes(lines), f"{trace} {number}.docx")
    return upload("\n".join(lines), f"{trace} {number}.txt")


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch) -> Path:
    """A temporary folder of this test's own."""
    place = tmp_path / "tmp"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    monkeypatch.setattr(site_settings, "FILE_UPLOAD_TEMP_DIR", str(place))
    return place


def rows_with(trace: str) -> list[str]:
    """The models that keep the trace anywhere in a row."""
    return [
        model.__name__
        for model in apps.get_models()
        if model._meta.managed
        for row in model._base_manager.values_list()
        if trace in str(row)
    ]


def files_with(folder: Path, trace: str) -> list[Path]:
    found = [path for path in folder.rglob("*") if path.is_file()]
    return [
        path
        for path in found
        if trace in path.name or trace.encode() in path.read_bytes()
    ]


def test_nothing_is_left_of_what_is_refused(
    editor, temporary, tmp_path, settings, caplog
):
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    marked = [
        sample(number, lines, TRACE)
        for number, lines in enumerate(secrecy_samples.marked())
    ]
    assert len(marked) == 60
    editor.post("/import/", {"files": marked})
    assert IntakeFile.objects.filter(state="refused").count() == 60
    worker.run_once()
    assert rows_with(TRACE) == []
    assert files_with(tmp_path, TRACE) == []
    assert list(temporary.iterdir()) == []
    assert TRACE not in caplog.text
    assert mail.outbox == []
    assert "Phượng" not in editor.get("/import/").content.decode()


def test_what_only_speaks_of_secrecy_is_taken(editor, temporary):
    unmarked = [
        sample(number, lines, "Ho so")
        for number, lines in enumerate(secrecy_samples.unmarked())
    ]
    assert len(unmarked) == 60
    editor.post("/import/", {"files": unmarked})
    refused = IntakeFile.objects.filter(state="refused").count()
    assert refused <= FALSE_ALARMS
    assert IntakeFile.objects.filter(state="waiting").count() == 60 - refused
    assert list(temporary.iterdir()) == []
