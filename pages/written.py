"""Blocks that say something: an article without a word, or a duty whose text was typed
and taken away again, is refused when it is sent on; a draft may stand half written."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.rich_text import RichText


class WrittenBlock(blocks.StructBlock):
    """A block of which one of the parts in ``said_in`` must hold something; the error
    stands at the first of them."""

    said_in: tuple[str, ...] = ("text",)
    unsaid = _("Write the text; nothing is here but spaces.")

    def clean(self, value: Any) -> Any:
        """Refuse what says nothing, unless it is saved as a draft."""
        cleaned = super().clean(value)
        if not self.is_deferred_validation and not any(
            _says_something(cleaned.get(name)) for name in self.said_in
        ):
            error = ValidationError(self.unsaid, code="says_nothing")
            raise StructBlockValidationError({self.said_in[0]: error})
        return cleaned


def _says_something(part: Any) -> bool:
    """A list has items, a text has a word that can be seen."""
    if isinstance(part, RichText):
        return bool(strip_tags(part.source).replace("&nbsp;", " ").strip())
    return bool(part)
