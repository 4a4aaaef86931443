"""The kinds of relations between documents, in the words readers know, from both ends."""

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class RelationKind(models.TextChoices):
    """What a document is to the other one (DOMAIN, Effect and relations)."""

    BASED_ON = "based_on", _("is based on")
    IMPLEMENTS = "implements", _("carries out")
    GUIDES = "guides", _("guides")
    DETAILS = "details", _("regulates in detail")
    AMENDS = "amends", _("amends")
    REPLACES = "replaces", _("replaces")
    REPEALS = "repeals", _("repeals")
    CORRECTS = "corrects", _("corrects")
    CONSOLIDATES = "consolidates", _("consolidates")
    ATTACHED_TO = "attached_to", _("is attached to")
    RELATED = "related", _("is related to")
    CITES = "cites", _("cites")

    @property
    def from_the_other_end(self) -> Promise:
        """How the target speaks of the source."""
        return _OTHER_END[self]


_K = RelationKind
_OTHER_END: dict[RelationKind, Promise] = {
    _K.BASED_ON: _("is the basis of"),
    _K.IMPLEMENTS: _("is carried out by"),
    _K.GUIDES: _("is guided by"),
    _K.DETAILS: _("is regulated in detail by"),
    _K.AMENDS: _("is amended by"),
    _K.REPLACES: _("is replaced by"),
    _K.REPEALS: _("is repealed by"),
    _K.CORRECTS: _("is corrected by"),
    _K.CONSOLIDATES: _("is consolidated in"),
    _K.ATTACHED_TO: _("has as its attachment"),
    _K.RELATED: _("is related to"),
    _K.CITES: _("is cited by"),
}

# What changes whether the other document holds: only an editor's word counts here.
TOUCHING_EFFECT = frozenset({_K.AMENDS, _K.REPLACES, _K.REPEALS})
# What readers are told only once an editor has confirmed it; of the others nothing
# follows, so they are shown as the text has them.
TO_BE_CONFIRMED = TOUCHING_EFFECT | {_K.CORRECTS, _K.CONSOLIDATES}
