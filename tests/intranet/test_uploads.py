import io
import logging
import tempfile

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from intranet import secrecy_passes
from intranet.file_kinds import Kind
from intranet.file_names import safe_name
from intranet.models import SecrecyPass
from intranet.roles import REVIEWERS
from intranet.uploads import UploadRefused, admit
from tests.factories.files import picture
from tests.factories.office import docx_bytes, image_bytes, rtf_bytes, zip_bytes
from tests.factories.people import UserFactory
from tests.intranet import secrecy_samples

PLAIN = docx_bytes(["ĐẢNG ỦY XÃ AN HÒA", "Kính gửi: Các chi bộ trực thuộc."])
SECRET = docx_bytes(["ĐẢNG ỦY XÃ AN HÒA", "MẬT", "Nội dung không được lộ ra."])
WAV = b"RIFF\x24\x00\x00\x00WAVEfmt " + b"\0" * 200


def refused(data, name, kind=Kind.ATTACHMENT, **options):
    with pytest.raises(UploadRefused) as caught:
        admit(ContentFile(data, name), kind=kind, user=None, **options)
    return caught.value


def test_a_file_is_told_by_its_content():
    file = ContentFile(PLAIN, "Công văn số 5.docx")
    admitted = admit(file, kind=Kind.ATTACHMENT, user=None)
    assert admitted.safe_name == "Công văn số 5.docx"
    assert admitted.media_type.endswith("wordprocessingml.document")
    assert admitted.size == len(PLAIN)
    assert len(admitted.sha256) == 64
    assert file.read() == PLAIN


@pytest.mark.parametrize(
    ("data", "name", "kind", "code"),
    [
        (b"", "trong.docx", Kind.ATTACHMENT, "empty"),
        (PLAIN, "cong-van.pdf", Kind.ATTACHMENT, "mislabelled"),
        (picture(), "cong-van.docx", Kind.ATTACHMENT, "mislabelled"),
        (
            b"MZ\x90\x00\x03" + b"\0" * 90,
            "cong-van.pdf",
            Kind.ATTACHMENT,
            "mislabelled",
        ),
        (b"MZ\x90\x00\x03" + b"\0" * 90, "setup.exe", Kind.ATTACHMENT, "unsupported"),
        (b"<svg onload='alert(1)'></svg>", "a.svg", Kind.IMAGE, "unsupported"),
        (b"<html><script>1</script>", "a.html", Kind.ATTACHMENT, "unsupported"),
        (PLAIN, "a.docx", Kind.IMAGE, "unsupported"),
        (WAV, "loa.wav", Kind.IMPORT, "unsupported"),
        (picture()[:90], "anh.png", Kind.IMAGE, "broken"),
        (b"%PDF-1.7 nothing more", "a.pdf", Kind.ATTACHMENT, "broken"),
        (PLAIN[:2000], "a.zip", Kind.ATTACHMENT, "broken"),
        (zip_bytes({"a.txt": b"0" * 30_000_000}), "a.zip", Kind.IMPORT, "archive_bomb"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bad_files_are_refused_with_a_reason(data, name, kind, code):
    error = refused(data, name, kind)
    assert error.code == code
    assert isinstance(error, ValidationError)
    assert error.messages[0]


def test_what_is_too_large_is_refused_before_it_is_read(settings):
    settings.MAX_UPLOAD_MB, settings.MAX_MEDIA_MB = 1, 2

    class Unreadable(ContentFile):
        def chunks(self, chunk_size=None):
            raise AssertionError("read")

    file = Unreadable(b"", "phim.mp4")
    file.size = 3 * 1024 * 1024
    with pytest.raises(UploadRefused) as caught:
        admit(file, kind=Kind.ATTACHMENT, user=None)
    assert caught.value.code == "too_large"
    assert refused(b"a" * 1_500_000, "a.txt").code == "too_large"
    sound = ContentFile(WAV + b"\0" * 1_500_000, "loa.wav")
    assert admit(sound, kind=Kind.ATTACHMENT, user=None).media_type == "audio/x-wav"


@pytest.mark.parametrize(
    ("name", "ending", "safe"),
    [
        ("../../etc/passwd", "txt", "passwd.txt"),
        ("C:\\Users\\a\\Báo cáo.docx", "docx", "Báo cáo.docx"),
        ("a\x00b\nc\u202egnp.docx", "docx", "abcgnp.docx"),
        ("  .htaccess  ", "", "htaccess"),
        ('Kế "hoạch": <1>?*.pdf', "pdf", "Kế _hoạch_ _1.pdf"),
        ("con.txt", "txt", "con_.txt"),
        ("", "pdf", "tep.pdf"),
        ("Biên bản số 1.2", "pdf", "Biên bản số 1.pdf"),
    ],
)
def test_names_are_made_safe(name, ending, safe):
    assert safe_name(name, ending) == safe


def test_long_names_keep_their_ending():
    name = safe_name("ườ" * 300 + ".docx", "docx")
    assert name.endswith(".docx")
    assert len(name.encode()) <= 150


def test_a_word_file_that_is_rtf_is_stored_as_rtf():
    file = ContentFile(rtf_bytes(["Kính gửi các đơn vị"]), "cu.doc")
    assert admit(file, kind=Kind.IMPORT, user=None).safe_name == "cu.rtf"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (SECRET, "ke-hoach.docx"),
        (PLAIN, "ke-hoach-tuyet-mat.docx"),
        (docx_bytes(["Kế hoạch"], header="TUYỆT MẬT"), "ke-hoach.docx"),
        (rtf_bytes(["Đảng ủy xã", "TỐI MẬT", "Kế hoạch"]), "ke-hoach.rtf"),
        ("ĐẢNG ỦY XÃ\nMẬT\nKế hoạch".encode(), "ke-hoach.txt"),
        ("ĐẢNG ỦY XÃ\nMẬT\nKế hoạch".encode("utf-16"), "ke-hoach.txt"),
        (zip_bytes({"a/ke-hoach.docx": SECRET}), "tong-hop.zip"),
        (WAV, "ghi-am-mat.wav"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
@pytest.mark.django_db
def test_what_bears_a_mark_is_refused_wherever_it_stands(data, name):
    error = refused(data, name)
    assert error.code == "secret"
    with translation.override("en"):
        assert "29/2018/QH14" in error.messages[0]


@pytest.mark.django_db
def test_nothing_of_a_refused_file_remains(tmp_path, monkeypatch, caplog):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with caplog.at_level(logging.DEBUG):
        refused(SECRET, "ke-hoach-bi-lo.docx")
    assert list(tmp_path.iterdir()) == []
    assert "upload refused: secret" in caplog.text
    assert "lo" not in caplog.text.replace("upload", "")
    assert "không được lộ" not in caplog.text


@pytest.mark.django_db
def test_a_pass_lets_one_file_in_once():
    reviewer, clerk = UserFactory(roles=[REVIEWERS]), UserFactory()
    number = refused(SECRET, "a.docx").params["sha256"]
    secrecy_passes.grant(sha256=number, reason="Bài thơ tên Mật", reviewer=reviewer)
    refused(secrecy_bytes := docx_bytes(["MẬT", "Tệp khác"]), "b.docx")
    assert secrecy_bytes != SECRET
    refused(SECRET, "a.docx", use_pass=False)
    admitted = admit(ContentFile(SECRET, "a.docx"), kind=Kind.IMPORT, user=clerk)
    assert admitted.passed_by
    refused(SECRET, "a.docx")
    used = SecrecyPass.objects.get()
    assert (used.used_by, used.granted_by) == (clerk, reviewer)


@pytest.mark.django_db
def test_only_reviewers_give_passes_and_with_a_reason():
    with pytest.raises(PermissionDenied):
        secrecy_passes.grant(sha256="a" * 64, reason="vì", reviewer=UserFactory())
    reviewer = UserFactory(roles=[REVIEWERS])
    for sha256, reason in (("a" * 64, "  "), ("a" * 63, "vì"), ("z" * 64, "vì")):
        with pytest.raises(ValidationError):
            secrecy_passes.grant(sha256=sha256, reason=reason, reviewer=reviewer)
    assert not SecrecyPass.objects.exists()


def test_unmarked_samples_are_let_in_as_files():
    for text in secrecy_samples.unmarked()[::10]:
        data = docx_bytes(text)
        assert admit(ContentFile(data, "a.docx"), kind=Kind.IMPORT, user=None)


def test_pictures_of_the_library_are_let_in():
    photo = image_bytes(Image.effect_mandelbrot((300, 200), (-2, -1, 1, 1), 60))
    for data in (picture(), photo):
        file = SimpleUploadedFile("anh.png", data)
        assert admit(file, kind=Kind.IMAGE, user=None).media_type == "image/png"


def test_a_form_keeps_its_fields_when_a_file_is_too_large(settings, rf):
    settings.MAX_UPLOAD_MB = 1
    large = io.BytesIO(b"a" * 2_000_000)
    large.name = "lon.txt"
    small = SimpleUploadedFile("nho.txt", b"Noi dung")
    request = rf.post("/", {"title": "Báo cáo", "large": large, "small": small})
    assert request.POST["title"] == "Báo cáo"
    assert request.FILES["small"].read() == b"Noi dung"
    assert request.FILES["large"].size == 2_000_000
    assert request.FILES["large"].read() == b""
    with pytest.raises(UploadRefused) as caught:
        admit(request.FILES["large"], kind=Kind.ATTACHMENT, user=None)
    assert caught.value.code == "too_large"
    request.close()
