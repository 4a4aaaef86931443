"""Files for the desk, and people who bring them."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from pages.intake import reading
from tests.pages.conftest import admin, editor, home, library, reviewer, signed_in
from tests.pages.importing.test_import_command import PLAN

__all__ = ["PLAN", "admin", "editor", "home", "library", "reviewer", "signed_in"]


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    return settings.MEDIA_ROOT


def upload(data: bytes | str, name: str = "ke-hoach.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)


@pytest.fixture
def drop(editor: Client, django_capture_on_commit_callbacks) -> Callable:
    """Drop files on the desk and read them; returns the answer of the desk."""

    def dropped(*files, client: Client | None = None, read: bool = True):
        answer = (client or editor).post("/import/", {"files": list(files)})
        with django_capture_on_commit_callbacks(execute=True):
            while read and reading.read_next():
                pass
        return answer

    return dropped
