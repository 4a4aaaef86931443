"""Why a file could not be read, in words a clerk can act on."""

from enum import StrEnum

from .marking import gettext_noop


class Reason(StrEnum):
    """What is wrong with the file."""

    EMPTY = "empty"
    UNSUPPORTED = "unsupported"
    ENCRYPTED = "encrypted"
    BROKEN = "broken"
    TOO_LARGE = "too_large"
    TIMEOUT = "timeout"
    ARCHIVE_BOMB = "archive_bomb"


MESSAGES = {
    Reason.EMPTY: gettext_noop("The file is empty."),
    Reason.UNSUPPORTED: gettext_noop("This kind of file cannot be read as text."),
    Reason.ENCRYPTED: gettext_noop(
        "The file is locked with a password. Remove the password and upload it again."
    ),
    Reason.BROKEN: gettext_noop("The file is damaged and cannot be opened."),
    Reason.TOO_LARGE: gettext_noop("The file is too large to be read."),
    Reason.TIMEOUT: gettext_noop("Reading the file took too long and was stopped."),
    Reason.ARCHIVE_BOMB: gettext_noop(
        "The archive unpacks to far more than it should, so it was not opened."
    ),
}
"""English message ids: translate when showing (`gettext(error.message)`)."""


class ExtractionError(Exception):
    """The text cannot be had; `reason` tells the machine why, `message` the reader."""

    def __init__(self, reason: Reason | str, detail: str = "") -> None:
        self.reason = Reason(reason)
        self.message = MESSAGES[self.reason]
        self.detail = detail
        super().__init__(f"{self.reason}: {detail or self.message}")
