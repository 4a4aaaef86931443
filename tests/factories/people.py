"""People."""

from typing import Any

import factory
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from intranet.models import User


class UserFactory(DjangoModelFactory):
    """An account; ``roles`` are names of groups, ``superuser=True`` an administrator."""

    class Meta:
        model = User
        django_get_or_create = ("username",)
        skip_postgeneration_save = True

    class Params:
        superuser = factory.Trait(is_superuser=True, is_staff=True)

    username = factory.Sequence(lambda n: f"person-{n}")
    full_name = factory.Sequence(lambda n: f"Nguyễn Văn {n}")
    password = factory.django.Password("mat-khau-thu")

    @factory.post_generation
    def roles(self, create: bool, extracted: list[str] | None, **_kwargs: Any) -> None:
        """Put the account into groups by name."""
        for name in extracted or []:
            self.groups.add(Group.objects.get_or_create(name=name)[0])
