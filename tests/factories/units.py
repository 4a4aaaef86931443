"""Units and memberships."""

import factory
from factory.django import DjangoModelFactory

from tests.factories.people import UserFactory
from units.models import Membership, Unit


class UnitFactory(DjangoModelFactory):
    """A unit without a private section; ``units.organisation.create_unit`` makes both."""

    class Meta:
        model = Unit

    name = factory.Sequence(lambda n: f"Chi bộ thôn {n}")
    code = factory.Sequence(lambda n: f"CB{n}")
    kind = Unit.Kind.CELL


class MembershipFactory(DjangoModelFactory):
    """A person's place in a unit since long ago."""

    class Meta:
        model = Membership

    unit = factory.SubFactory(UnitFactory)
    user = factory.SubFactory(UserFactory)
    since = "2025-07-01"
