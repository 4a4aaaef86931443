"""Warnings of the readers: English message ids, translated when shown."""

NO_OCR = (
    "Some pages are pictures and their text was not read: OCR is not installed. Ask "
    "your administrator to install Tesseract with Vietnamese (on Debian or Ubuntu: "
    "apt install tesseract-ocr tesseract-ocr-vie)."
)
NO_VIETNAMESE_OCR = (
    "Pictures were read without Vietnamese marks: Tesseract has no Vietnamese here. "
    "Ask your administrator to install it (on Debian or Ubuntu: apt install "
    "tesseract-ocr-vie)."
)
OCR_LIMIT = "The file has many pages that are pictures; only the first were read."
OCR_FAILED = "A page that is a picture could not be read."
OCR_UNSURE = "The picture is hard to read; check every word."
MEMBER_FAILED = "Some files in the archive could not be read."
