"""Stops taking in a file once it is larger than its kind may be.

Django reads a request's files before any view runs. Here the first bytes tell the kind,
and what comes after the limit is passed over, so it fills neither memory nor disk, while
the rest of the form arrives whole. `intranet.uploads.admit` then refuses the file.
https://docs.djangoproject.com/en/5.2/ref/files/uploads/#custom-upload-handlers
"""

import io
from typing import Any

import filetype
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler

from intranet.extraction import kinds

MB = 1024 * 1024


class TooLargeFile(UploadedFile):
    """Stands for a file that was not taken in: it has a name and a size, no content."""


class LimitingUploadHandler(TemporaryFileUploadHandler):
    """The only one of FILE_UPLOAD_HANDLERS: a temporary file, up to the limit."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.received = 0
        self.limit = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if not self.limit:
            is_media = kinds.is_media(filetype.guess_mime(raw_data) or "")
            most = settings.MAX_MEDIA_MB if is_media else settings.MAX_UPLOAD_MB
            self.limit = most * MB
        self.received += len(raw_data)
        if self.received <= self.limit:
            super().receive_data_chunk(raw_data, start)

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.received <= self.limit:
            return super().file_complete(self.received)
        self.file.close()
        return TooLargeFile(
            io.BytesIO(), self.file_name, self.content_type, self.received
        )
