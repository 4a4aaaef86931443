"""The letter that is entered in the browser: ours, or the real one."""

import os
import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from fixtures.letter_file import sample_letter
from intranet.extraction import extract
from pages.importing.letter import read_letter

FILES = Path("fixtures/files")
REAL = Path(os.environ.get("REAL_DATA_DIR", "missing")) / "letters/cv-hamliem.docx"


@dataclass(frozen=True)
class WrittenLetter:
    """What a clerk reads off the paper and types."""

    issuing_body: str
    fields: dict[str, str]
    opening: str
    duties: list[tuple[str, str, str]]
    """Number, short name, text."""
    original: Path


def our_letter() -> WrittenLetter:
    """The sample's letter under another number, since the sample has it already."""
    letter = sample_letter()
    year, month, day = letter["date"].split("-")
    duties = re.findall(r"^@(\d+) (.+?) \| (.+)$", letter["body"], re.MULTILINE)
    fields = {
        name: letter[name].strip()
        for name in ("symbol", "place", "subject", "addressees", "recipients")
    } | {
        "number": "151",
        "issued_on": f"{day}/{month}/{year}",
        "signing_authority": letter["authority"],
        "signer_title": letter["signer_title"],
        "signer": letter["signer"],
    }
    opening = letter["body"].strip().splitlines()[0]
    original = FILES / "cong-van-dan-chu.pdf"
    return WrittenLetter(letter["issuer"], fields, opening, duties, original)


def real_letter() -> WrittenLetter:
    """The real letter as the site itself reads it from its file."""
    letter = read_letter(extract(REAL))
    fields = {
        "number": letter.number or "",
        "symbol": letter.symbol or "",
        "place": letter.place or "",
        "issued_on": "/".join(reversed((letter.date or "").split("-"))),
        "subject": letter.subject or "",
        "addressees": "\n".join(letter.addressees),
        "recipients": "\n".join(letter.recipients),
        "signing_authority": letter.signing_authority or "",
        "signer_title": letter.signer_title or "",
        "signer": letter.signer or "",
    }
    duties = [(duty.number, "", duty.text) for duty in letter.duties]
    body = letter.issuing_body or ""
    return WrittenLetter(body, fields, "", duties, REAL)


LETTERS = [
    pytest.param(our_letter, id="ours"),
    pytest.param(
        real_letter,
        id="real",
        marks=[
            pytest.mark.realdata,
            pytest.mark.skipif(not REAL.is_file(), reason="REAL_DATA_DIR is not set"),
        ],
    ),
]
