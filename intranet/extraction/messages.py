"""Warnings of the readers: English message ids, translated when shown."""

from .marking import gettext_noop

NO_OCR = gettext_noop(
    "Some pages are pictures and their text was not read: OCR is not installed. Ask "
    "your administrator to install Tesseract with Vietnamese (on Debian or Ubuntu: "
    "apt install tesseract-ocr tesseract-ocr-vie)."
)
NO_VIETNAMESE_OCR = gettext_noop(
    "Pictures were read without Vietnamese marks: Tesseract has no Vietnamese here. "
    "Ask your administrator to install it (on Debian or Ubuntu: apt install "
    "tesseract-ocr-vie)."
)
OCR_LIMIT = gettext_noop(
    "The file has many pages that are pictures; only the first were read."
)
OCR_FAILED = gettext_noop("A page that is a picture could not be read.")
OCR_UNSURE = gettext_noop("The picture is hard to read; check every word.")
MEMBER_FAILED = gettext_noop("Some files in the archive could not be read.")
