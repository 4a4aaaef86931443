import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.extraction import encodings
from tests.legacy_encodings import to_tcvn3, to_tcvn3_runs, to_vni

LOWER = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệ"
    "ghiìỉĩíịklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvxyỳỷỹýỵ"
)
ALPHABET = LOWER + LOWER.upper() + "0123456789 .,;:-/()\n"
vietnamese = st.text(alphabet=ALPHABET)
SENTENCE = """uỷ ban nhân dân xã, đường lối người được nghị quyết chỉ thị
hướng dẫn thực hiện dân chủ ở cơ sở; các đơn vị trực thuộc"""
sentences = st.permutations(SENTENCE.split()).map(" ".join)


@given(vietnamese)
def test_tcvn3_and_back_is_equal(text):
    runs = to_tcvn3_runs(text)
    back = "".join(
        encodings.from_tcvn3(run, capitals=capitals) for run, capitals in runs
    )
    assert back == text
    assert all(ord(char) < 256 for run, _ in runs for char in run)


@given(vietnamese)
def test_vni_and_back_is_equal(text):
    assert encodings.from_vni(to_vni(text)) == text


@given(sentences)
def test_each_encoding_is_told_by_its_letters(text):
    assert encodings.detect(text) == encodings.UNICODE
    assert encodings.detect(to_tcvn3(text)) == encodings.TCVN3
    assert encodings.detect(to_vni(text)) == encodings.VNI


@given(vietnamese)
def test_no_vietnamese_unicode_is_taken_for_another_encoding(text):
    for form in ("NFC", "NFD"):
        lines = unicodedata.normalize(form, text).splitlines()
        decoded, encoding = encodings.decode_lines(lines)
        assert encoding == encodings.UNICODE
        assert decoded == [unicodedata.normalize("NFC", line) for line in lines]


@given(st.text())
def test_no_unicode_at_all_is_taken_for_another_encoding(text):
    assert encodings.detect(text) == encodings.UNICODE


@pytest.mark.parametrize(
    "text",
    [
        "Là có và cá là bà và có bé và gà",
        "L'été où les élèves français ont dû répéter à l'école près du château.",
        "Größe über Straße für schöne Mädchen, möglich natürlich während.",
        "© 2026 Ủy ban; nhiệt độ 25 °C, ± 2 µm, §§ 5, « văn bản », 3 ½ giờ, ®",
        "Señor Muñoz y el niño pequeño: ¿cuándo volverá mañana a España?",
    ],
)
def test_other_languages_and_signs_are_left_alone(text):
    assert encodings.decode_lines([text]) == ([text], encodings.UNICODE)


def test_lines_of_unicode_in_an_old_file_stay_as_they_are():
    old = ["Uû ban nh©n d©n x· thùc hiÖn d©n chñ ë c¬ së", "Sè: 05/QĐ-UBND đã ký"]
    assert encodings.decode_lines(old) == (
        ["Uỷ ban nhân dân xã thực hiện dân chủ ở cơ sở", old[1]],
        encodings.TCVN3,
    )


@pytest.mark.parametrize(
    ("font", "encoding", "capitals"),
    [
        (".VnTime", encodings.TCVN3, False),
        (".VnTimeH", encodings.TCVN3, True),
        ("ABCDEF+.VnTimeH,Bold", encodings.TCVN3, True),
        (".VnArialH-Bold", encodings.TCVN3, True),
        (".VnTimeHBold", encodings.TCVN3, True),
        (".VnHelvetIns", encodings.TCVN3, False),
        ("VNI-Times", encodings.VNI, False),
        ("VNI Helve", encodings.VNI, False),
        ("Times New Roman", encodings.UNICODE, False),
        ("Vni", encodings.UNICODE, False),
        (None, encodings.UNICODE, False),
    ],
)
def test_fonts_tell_the_encoding(font, encoding, capitals):
    assert encodings.font_encoding(font) == encoding
    assert encodings.is_capital_font(font) == capitals


@pytest.mark.parametrize(
    ("text", "font", "decoded", "encoding"),
    [
        ("Uû ban nh©n d©n", ".VnTime", "Uỷ ban nhân dân", encodings.TCVN3),
        ("céng hßa x· héi", ".VnTimeH", "CỘNG HÒA XÃ HỘI", encodings.TCVN3),
        ("tr\x1fêng, tr\xadêng", ".VnTime", "trường, trường", encodings.TCVN3),
        ("Uûy ban nhaân daân", "VNI-Times", "Ủy ban nhân dân", encodings.VNI),
        ("Uỷ ban nhân dân", ".VnTime", "Uỷ ban nhân dân", encodings.UNICODE),
        ("Lu 123", ".VnTime", "Lu 123", encodings.UNICODE),
        ("Uû", "Arial", "Uû", encodings.UNICODE),
    ],
)
def test_a_run_is_read_by_its_font(text, font, decoded, encoding):
    assert encodings.decode_run(text, font) == (decoded, encoding)


def test_one_word_sums_up_a_file():
    assert encodings.summary(set(), has_unicode=True) == encodings.UNICODE
    assert encodings.summary({encodings.TCVN3}, has_unicode=False) == encodings.TCVN3
    assert encodings.summary({encodings.TCVN3}, has_unicode=True) == encodings.MIXED
    assert (
        encodings.summary({encodings.TCVN3, encodings.VNI}, has_unicode=False)
        == encodings.MIXED
    )


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("Bộ GIáO DụC Và ĐàO TạO", "BỘ GIÁO DỤC VÀ ĐÀO TẠO"),
        ("KT. Bộ TRƯởNG", "KT. BỘ TRƯỞNG"),
        ("Căn cứ CộNG HòA năm 2022", "Căn cứ CỘNG HÒA năm 2022"),
        ("Số 07-CV/ĐU", "Số 07-CV/ĐU"),
        ("Phạm Ngọc Thưởng", "Phạm Ngọc Thưởng"),
    ],
)
def test_capitals_that_tcvn3_lacks_are_mended(line, meant):
    assert encodings.with_capitals(line) == meant
