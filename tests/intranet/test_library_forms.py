"""Every file that enters the library passes the one door for files."""

import gc

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from intranet.roles import EDITORS
from pages.models import CustomDocument, CustomImage
from pages.setup import ensure_site_structure, public_collection
from tests.factories import UserFactory
from tests.factories.files import picture

pytestmark = [
    pytest.mark.django_db,
    # Wagtail hashes files through files it leaves to the garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True, scope="module")
def left_open_files():
    yield
    gc.collect()


@pytest.fixture
def editor(settings, tmp_path) -> Client:
    settings.MEDIA_ROOT = tmp_path
    ensure_site_structure()
    client = Client()
    client.force_login(
        UserFactory(roles=[EDITORS]), "intranet.accounts.backends.NameOrPhoneBackend"
    )
    return client


WAYS = [
    ("wagtailimages:add", "", "image"),
    ("wagtailimages:add_multiple", "", "image"),
    ("wagtailimages_chooser:create", "image-chooser-upload-", "image"),
    ("wagtaildocs:add", "", "document"),
    ("wagtaildocs:add_multiple", "", "document"),
    ("wagtaildocs_chooser:create", "document-chooser-upload-", "document"),
]


def send(client: Client, way: tuple[str, str, str], name: str, content: bytes):
    address, prefix, _kind = way
    key = "files[]" if address.endswith("add_multiple") else f"{prefix}file"
    return client.post(
        reverse(address),
        {
            f"{prefix}title": "Tệp",
            f"{prefix}collection": public_collection().pk,
            f"{prefix}description": "Ảnh",
            "title": "Tệp",
            key: SimpleUploadedFile(name, content),
        },
        headers={"X-Requested-With": "XMLHttpRequest"},
    )


def stored() -> int:
    return CustomImage.objects.count() + CustomDocument.objects.count()


@pytest.mark.parametrize("way", WAYS, ids=[way[0] for way in WAYS])
def test_a_file_that_is_not_what_its_name_says_is_refused(editor, way):
    name = "anh.png" if way[2] == "image" else "van-ban.pdf"
    response = send(editor, way, name, b"MZ\x90\x00 not what it says" * 40)
    assert response.status_code == 200
    assert stored() == 0


@pytest.mark.parametrize("way", WAYS, ids=[way[0] for way in WAYS])
def test_a_good_file_is_taken(editor, way):
    good = ("anh.png", picture()) if way[2] == "image" else ("a.txt", b"Noi dung")
    response = send(editor, way, *good)
    assert response.status_code in (200, 302)
    assert stored() == 1


def test_the_reason_stands_beside_the_field(editor):
    response = send(editor, WAYS[3], "trong.txt", b"MAT\x00\x01\x02")
    assert response.status_code == 200
    assert response.context["form"].errors["file"]
    assert stored() == 0
