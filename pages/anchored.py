"""Pages whose text has anchors: gives them out whenever the text is stored."""

from typing import TYPE_CHECKING, Any, ClassVar

from wagtail.blocks import StreamValue

from pages import anchors

if TYPE_CHECKING:
    from wagtail.models import Page as _Page
else:
    _Page = object


class AnchoredText(_Page):
    """Mixin for pages with StreamFields whose numbered blocks can be linked to."""

    anchored_fields: ClassVar[tuple[str, ...]] = ()

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Store the text with its anchors."""
        self.give_anchors()
        return super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """Keep the text of a draft with its anchors."""
        self.give_anchors()
        return super().save_revision(*args, **kwargs)

    def give_anchors(self) -> None:
        """Name the parts that have no anchor yet; once published, a part keeps its
        anchor, whatever becomes of its number and whatever the form lost."""
        for name in self.anchored_fields:
            raw = self._raw(getattr(self, name))
            anchors.assign(raw, self._known(name, raw))
            setattr(self, name, raw)

    def _raw(self, value: Any) -> list[anchors.Block]:
        return list(value.get_prep_value()) if isinstance(value, StreamValue) else value

    def _known(self, name: str, raw: list[anchors.Block]) -> dict[str, str]:
        """The anchors that stand. One that nobody has read yet follows its number: the
        editor's form stores itself while a number is still being typed."""
        if not self.pk:
            return {}
        known = {}
        if self.latest_revision is not None:
            # Stored as JSON text inside the JSON of the revision.
            stored = self.latest_revision.content.get(name) or "[]"
            draft = self._raw(self._meta.get_field(name).to_python(stored))
            before, now = anchors.from_numbers(draft), anchors.from_numbers(raw)
            known = {
                part: anchor if before.get(part) == now.get(part) else anchors.ANEW
                for part, anchor in anchors.known_anchors(draft).items()
            }
        # Not this object's own: while it is being published it says so already.
        row = type(self)._default_manager.filter(pk=self.pk)
        read = row.only(name, "first_published_at").first()
        if read and (read.first_published_at or self.latest_revision is None):
            known |= anchors.known_anchors(self._raw(getattr(read, name)))
        return known

    def anchors(self) -> list[str]:
        """Every anchor of the page, in the order of its text."""
        return [
            anchor
            for name in self.anchored_fields
            for anchor in anchors.all_anchors(self._raw(getattr(self, name)))
        ]
