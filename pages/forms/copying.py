"""The form of copying a page."""

from typing import Any

from wagtail.admin.forms.pages import CopyForm


class CopyWithoutAliasForm(CopyForm):
    """No aliases: Wagtail shows an alias by the privacy of its own place, so the text of
    a restricted page would stand open elsewhere."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("alias", None)
