"""The forms by which files enter the editors' library: through ``uploads.admit``, with
the reason beside the field where a file is refused. Single and multiple upload and the
choosers all build on them."""

from typing import Any

from django.core.files.base import File
from django.utils.translation import gettext as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from intranet.file_kinds import Kind
from intranet.models import User
from intranet.uploads import admit


class AdmittedFileForm:
    """Mixed in before a form of Wagtail with a ``file`` field."""

    upload_kind: Kind
    cleaned_data: dict[str, Any]
    changed_data: list[str]
    user: User | None

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        self.user = user
        super().__init__(*args, user=user, **kwargs)  # type: ignore[call-arg]

    def clean_file(self) -> File | None:
        """Ask the one door for files; a new file gets the safe name."""
        file: File | None = self.cleaned_data["file"]
        if file and "file" in self.changed_data:
            admitted = admit(file, kind=self.upload_kind, user=self.user)
            file.name = admitted.safe_name
        return file


class LibraryImageForm(AdmittedFileForm, BaseImageForm):
    """An image."""

    upload_kind = Kind.IMAGE

    class Meta(BaseImageForm.Meta):
        pass


class LibraryDocumentForm(AdmittedFileForm, BaseDocumentForm):
    """A document, sound or film."""

    upload_kind = Kind.ATTACHMENT

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Say beside the file why search does not find its text."""
        super().__init__(*args, **kwargs)
        error = getattr(self.instance, "text_error", "")
        if error and "file" in self.fields:
            why = {"why": _(error)}
            self.fields["file"].help_text = (
                _("Search cannot look into it: %(why)s") % why
            )

    class Meta(BaseDocumentForm.Meta):
        pass
