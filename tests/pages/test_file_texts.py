"""What is read of a file in the background, and what editors are told of it."""

import io
import wave

import pytest
from django.core.files.base import ContentFile

from pages import file_texts
from pages.models import CustomDocument
from tests.factories import DocumentFactory

State = CustomDocument.TextState


@pytest.fixture(autouse=True)
def storage(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def sound() -> bytes:
    held = io.BytesIO()
    with wave.open(held, "wb") as written:
        written.setparams((1, 2, 8000, 0, "NONE", "NONE"))
        written.writeframes(bytes(16_000))
    return held.getvalue()


@pytest.mark.django_db
def test_a_sound_has_no_text_and_that_is_no_failure():
    stored = DocumentFactory(file=ContentFile(sound(), "ban-tin.wav"))
    assert file_texts.read_next()
    stored.refresh_from_db()
    assert (stored.text_state, stored.text_error) == (State.READ, "")


@pytest.mark.django_db
def test_a_broken_file_is_told():
    broken = ContentFile(b"%PDF-1.7 nothing follows", "ke-hoach.pdf")
    stored = DocumentFactory(file=broken)
    assert file_texts.read_next()
    stored.refresh_from_db()
    assert stored.text_error
