"""Files by address: pictures, resized copies and documents are as private as their
collection and the pages that use them."""

import gc

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from wagtail.models import CollectionViewRestriction, GroupCollectionPermission

from intranet import access
from intranet.models import User
from intranet.roles import CADRES, EDITORS
from pages.models import ArticlePage
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    ImageFactory,
    MembershipFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import collection, restrict, section, unit_with_section

pytestmark = [
    pytest.mark.django_db,
    # Wagtail hashes files and makes resized copies through files it leaves to the
    # garbage collector.
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(autouse=True, scope="module")
def left_open_files():
    yield
    gc.collect()


@pytest.fixture(autouse=True)
def own_files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def image():
    return ImageFactory(collection=collection("Ảnh chung"))


@pytest.fixture
def document():
    return DocumentFactory(
        collection=collection("Tệp chung"),
        file=ContentFile(b"0123456789", "dinh kem.txt"),
    )


@pytest.fixture
def reader(client):
    user = UserFactory(roles=[CADRES])
    client.force_login(user)
    return user


def attach(document, **fields):
    page = OfficialDocumentPageFactory(parent=section("van-ban"), **fields)
    page.attachments.create(file=document)
    page.save()
    return page


def fetch(client, url, **headers):
    """The answer, with its bytes read and its file closed."""
    response = client.get(url, headers=headers)
    response.body = response.getvalue()
    response.close()
    return response


def answer(client, url):
    return fetch(client, url).status_code


def all_addresses(document) -> list[str]:
    return [
        document.file.url,
        reverse("wagtaildocs_serve", args=[document.pk, document.filename]),
    ]


class TestWhoGetsIt:
    def test_a_file_of_a_page_one_sees(self, client, reader, document):
        attach(document)
        for url in all_addresses(document):
            assert answer(client, url) == 200

    def test_an_unused_file_is_not_there(self, client, reader, document):
        for url in all_addresses(document):
            assert answer(client, url) == 404

    def test_a_file_of_a_draft_is_not_there(self, client, reader, document):
        attach(document, live=False)
        assert answer(client, document.file.url) == 404

    def test_a_file_of_a_page_that_was_taken_down_is_not_there(
        self, client, reader, document
    ):
        attach(document).unpublish()
        assert answer(client, document.file.url) == 404

    def test_a_file_of_a_page_one_may_not_see(self, client, reader, document):
        restrict(attach(document), Group.objects.create(name="Nhóm kín"))
        for url in all_addresses(document):
            assert answer(client, url) == 404

    def test_one_visible_page_of_several_is_enough(self, client, reader, document):
        restrict(attach(document), Group.objects.create(name="Nhóm kín"))
        attach(document)
        assert answer(client, document.file.url) == 200

    def test_a_private_collection_closes_what_a_page_would_open(
        self, client, reader, document
    ):
        attach(document)
        restriction = CollectionViewRestriction.objects.create(
            collection=document.collection, restriction_type="groups"
        )
        for url in all_addresses(document):
            assert answer(client, url) == 404
        restriction.groups.add(Group.objects.get(name=CADRES))
        for url in all_addresses(document):
            assert answer(client, url) == 200

    def test_a_document_for_a_unit_is_its_members_and_supervisors(
        self, client, document
    ):
        above = unit_with_section("Đảng ủy")
        unit = unit_with_section("Chi bộ 1", parent=above)
        restrict(attach(document), unit.group)
        people = {
            MembershipFactory(unit=unit).user: 200,
            MembershipFactory(unit=above, supervises=True).user: 200,
            MembershipFactory(unit=above).user: 404,
            MembershipFactory(unit=unit_with_section("Chi bộ 2")).user: 404,
        }
        for person, expected in people.items():
            client.force_login(person)
            for url in all_addresses(document):
                assert answer(client, url) == expected

    def test_picture_in_a_text_and_its_resized_copies(self, client, reader, image):
        page = ArticlePageFactory(parent=section("tin-bai"), cover=image)
        copy = image.get_rendition("width-100")
        assert answer(client, image.file.url) == answer(client, copy.file.url) == 200
        restrict(page, Group.objects.create(name="Nhóm kín"))
        assert answer(client, image.file.url) == answer(client, copy.file.url) == 404

    def test_a_picture_in_a_streamfield_counts_as_used(self, client, reader, image):
        page = ArticlePageFactory(parent=section("tin-bai"))
        page.body = [("figure", {"image": image, "alternative_text": "Ảnh"})]
        page.save()
        assert answer(client, image.file.url) == 200
        page = ArticlePage.objects.get(pk=page.pk)
        page.body = []
        page.save()
        assert answer(client, image.file.url) == 404

    def test_staff_with_rights_see_what_they_look_after(self, client, document):
        editor = UserFactory(roles=[EDITORS])
        group = Group.objects.get(name=EDITORS)
        group.permissions.add(
            Permission.objects.get(
                codename="access_admin", content_type__app_label="wagtailadmin"
            )
        )
        client.force_login(editor)
        assert answer(client, document.file.url) == 404
        GroupCollectionPermission.objects.create(
            group=group,
            collection=document.collection,
            permission=Permission.objects.get(codename="choose_document"),
        )
        assert answer(client, document.file.url) == 200
        other = DocumentFactory(collection=collection("Khác"))
        assert answer(client, other.file.url) == 404

    def test_who_uploaded_an_unused_file_has_it(self, client, reader, document):
        document.uploaded_by_user = reader
        document.save()
        assert answer(client, document.file.url) == 200
        restrict(attach(document), Group.objects.create(name="Nhóm kín"))
        assert answer(client, document.file.url) == 404

    def test_public_reading_opens_files_of_public_pages_only(
        self, client, document, settings
    ):
        settings.PUBLIC_READING = True
        page = attach(document)
        sign_in = client.get(document.file.url)
        assert sign_in.status_code == 302
        page.open_to_public = True
        page.save()
        for url in all_addresses(document):
            assert answer(client, url) == 200


class TestGuessing:
    @pytest.mark.parametrize(
        "name",
        [
            "khong-co.txt",
            "../db.sqlite3",
            "..%2fdb.sqlite3",
            "documents/",
            "documents/%00.txt",
            "%2fetc/passwd",
            "secret-key",
        ],
    )
    def test_addresses_that_are_no_file_are_not_there(self, client, reader, name):
        assert answer(client, f"/files/{name}") == 404

    def test_what_is_hidden_answers_like_what_is_not(self, client, reader, document):
        hidden = client.get(document.file.url)
        absent = client.get("/files/documents/khong-co.txt")
        assert hidden.status_code == absent.status_code == 404
        assert hidden.headers.keys() == absent.headers.keys()

    def test_a_number_or_another_name_of_a_document_opens_nothing(
        self, client, reader, document
    ):
        for number in range(document.pk - 1, document.pk + 2):
            assert answer(client, f"/documents/{number}/{document.filename}") == 404
            assert answer(client, f"/documents/{number}/") == 404

    def test_hash_opens_nothing(self, client, reader, document):
        attach(document)
        for key in (document.file_hash, document.get_file_hash()):
            assert answer(client, f"/files/{key}") == 404
            assert answer(client, f"/files/documents/{key}") == 404

    def test_a_resized_copy_that_nobody_made_is_not_there(self, client, reader, image):
        ArticlePageFactory(parent=section("tin-bai"), cover=image)
        stem = image.filename.rsplit(".", 1)[0]
        assert answer(client, f"/files/images/{stem}.width-9999.png") == 404
        assert not image.renditions.exists()

    def test_nobody_is_sent_to_sign_in_from_any_address(self, client, document):
        attach(document)
        for url in [*all_addresses(document), "/files/khong-co", "/documents/9/x.pdf"]:
            response = client.get(url)
            assert response.status_code == 302
            assert response.url.startswith("/login/")

    @pytest.mark.parametrize(
        "url",
        [
            "/_util/login/",
            "/_util/authenticate_with_password/1/1/",
            "/documents/authenticate_with_password/1/",
        ],
    )
    def test_side_doors_of_wagtail_are_shut(self, client, reader, url):
        assert answer(client, url) == 404


class TestAnswer:
    @pytest.fixture
    def url(self, reader, document):
        attach(document)
        return document.file.url

    def test_headers_keep_it_private(self, client, url):
        response = fetch(client, url)
        assert response.body == b"0123456789"
        assert response["Cache-Control"] == "private, max-age=300"
        assert response["X-Content-Type-Options"] == "nosniff"
        assert "default-src 'none'" in response["Content-Security-Policy"]
        assert "Cookie" in response["Vary"]
        assert response["X-Frame-Options"] == "SAMEORIGIN"
        assert response["Content-Type"] == "text/plain; charset=utf-8"

    @pytest.mark.parametrize(
        ("asked", "status", "body", "content_range"),
        [
            ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
            ("bytes=7-", 206, b"789", "bytes 7-9/10"),
            ("bytes=-3", 206, b"789", "bytes 7-9/10"),
            ("bytes=-99", 206, b"0123456789", "bytes 0-9/10"),
            ("bytes=8-99", 206, b"89", "bytes 8-9/10"),
            ("bytes=10-", 416, b"", "bytes */10"),
            ("bytes=-0", 416, b"", "bytes */10"),
            ("bytes=5-2", 416, b"", "bytes */10"),
            ("bytes=0-1,3-4", 200, b"0123456789", None),
            ("lines=1-2", 200, b"0123456789", None),
            ("bytes=-", 200, b"0123456789", None),
        ],
    )
    def test_parts(self, client, url, asked, status, body, content_range):
        response = fetch(client, url, Range=asked)
        assert response.status_code == status
        assert response.headers.get("Content-Range") == content_range
        if status != 416:
            assert response.body == body
            assert response["Content-Length"] == str(len(body))

    def test_what_the_browser_has_is_not_sent_again(self, client, url):
        etag = fetch(client, url)["ETag"]
        assert fetch(client, url, **{"If-None-Match": etag}).status_code == 304
        part = {"Range": "bytes=0-1", "If-Range": '"old"'}
        assert fetch(client, url, **part).status_code == 200

    def test_only_reading_is_answered(self, client, url):
        assert client.post(url).status_code == 405

    def test_a_file_that_could_run_is_for_saving(self, client, reader):
        page = DocumentFactory(file=ContentFile(b"<script>", "trang.html"))
        attach(page)
        response = fetch(client, page.file.url)
        assert response["Content-Disposition"].startswith("attachment")

    def test_a_file_that_is_lost_from_the_disk_is_not_there(
        self, client, url, document
    ):
        document.file.storage.delete(document.file.name)
        assert answer(client, url) == 404

    def test_queries_of_a_file(self, client, url, django_assert_max_num_queries):
        with django_assert_max_num_queries(11):
            fetch(client, url)


def test_tokens_of_files_follow_collection_and_pages(document):
    assert access.file_tokens(document) == {access.ADMIN}
    group = Group.objects.create(name="Nhóm kín")
    restrict(attach(document), group)
    assert access.file_tokens(document) == {access.ADMIN, f"group:{group.pk}"}
    other = Group.objects.create(name="Nhóm hồ sơ")
    restriction = CollectionViewRestriction.objects.create(
        collection=document.collection, restriction_type="groups"
    )
    restriction.groups.add(other)
    pair = "+".join(sorted([f"group:{group.pk}", f"group:{other.pk}"]))
    assert access.file_tokens(document) == {access.ADMIN, pair}
    assert not access.can_see_file(User.objects.create(username="x"), document)
