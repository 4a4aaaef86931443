"""Reading the text of units' files in the background, so that search looks into them."""

from pages.file_texts import read_one
from units.models import SubmissionFile, UnitFile
from units.search_orders import order_text_of


def read_next() -> bool:
    """Read the file that has waited longest, of a section or of what is handed in, also
    while it is a draft: it can be searched as soon as it is submitted."""
    return read_one(UnitFile.objects.kept(), order_text_of) or read_one(
        SubmissionFile.objects.all(), order_text_of
    )
