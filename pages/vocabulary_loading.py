"""Gives a new site its vocabularies. One that has any entry is the editors' own already:
what they took out does not come back."""

from django.db import transaction

from pages import vocabulary_data as data
from pages.models import DocumentType, FieldOfWork, IssuingBody
from pages.models.vocabulary import System


@transaction.atomic
def load_vocabularies() -> None:
    """Document types, fields of work and the issuing bodies above a commune."""
    if not DocumentType.objects.exists():
        _load_types()
    if not FieldOfWork.objects.exists():
        FieldOfWork.objects.bulk_create(
            FieldOfWork(slug=slug, name=name, position=position)
            for position, (slug, name) in enumerate(data.FIELDS_OF_WORK)
        )
    if not IssuingBody.objects.exists():
        _load_issuing_bodies()


def _load_types() -> None:
    groups = (
        (System.PARTY, data.PARTY_TYPES, False),
        (System.STATE, data.STATE_TYPES, False),
        (System.STATE, data.NORMATIVE_TYPES, True),
    )
    DocumentType.objects.bulk_create(
        DocumentType(system=system, code=code, name=name, normative=normative)
        for system, types, normative in groups
        for code, name in types
    )


def _load_issuing_bodies() -> None:
    made: dict[str, IssuingBody] = {}
    for name, abbreviation, system, superior in data.ISSUING_BODIES:
        made[name] = IssuingBody.objects.create(
            name=name,
            abbreviation=abbreviation,
            system=system,
            parent=made.get(superior),
        )
