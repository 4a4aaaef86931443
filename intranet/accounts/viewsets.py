"""Accounts in Wagtail's admin: name as written in the office, phone, first password."""

from django.forms import ModelForm
from wagtail.users.views.users import UserViewSet

from intranet.accounts.person_forms import NewPersonForm, PersonForm


class PersonViewSet(UserViewSet):
    """For administrators only."""

    search_fields = ["username", "full_name", "phone"]

    def get_form_class(self, for_update: bool = False) -> type[ModelForm]:
        """Our forms in the place of first and last name."""
        return PersonForm if for_update else NewPersonForm
