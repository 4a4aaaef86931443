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
        """Name the parts that have no anchor yet; a form that lost an anchor, or a
        number that changed, does not change it."""
        for name in self.anchored_fields:
            raw = self._raw(getattr(self, name))
            anchors.assign(raw, self._known(name))
            setattr(self, name, raw)

    def _raw(self, value: Any) -> list[anchors.Block]:
        return list(value.get_prep_value()) if isinstance(value, StreamValue) else value

    def _known(self, name: str) -> dict[str, str]:
        if not self.pk:
            return {}
        revision = self.latest_revision
        if revision is not None:
            # Stored as JSON text inside the JSON of the revision.
            field = self._meta.get_field(name)
            return anchors.known_anchors(
                self._raw(field.to_python(revision.content.get(name) or "[]"))
            )
        stored = type(self)._default_manager.filter(pk=self.pk).only(name).first()
        return anchors.known_anchors(self._raw(getattr(stored, name))) if stored else {}

    def anchors(self) -> list[str]:
        """Every anchor of the page, in the order of its text."""
        return [
            anchor
            for name in self.anchored_fields
            for anchor in anchors.all_anchors(self._raw(getattr(self, name)))
        ]
