"""The administrators' forms of an account."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.users.forms import UserCreationForm, UserEditForm

from intranet.accounts.backends import normal_phone
from intranet.models import User

FIELDS = {"username", "email", "full_name", "phone", "must_change_password"}
ROLES = {"is_superuser", "groups"}


class _PersonFields:
    """The name is written whole, so Django's two halves are left out; e-mail is not
    needed here."""

    fields: dict[str, forms.Field]
    cleaned_data: dict[str, Any]
    instance: User

    def set_up_fields(self) -> None:
        """Leave out what is not kept, ask for what is."""
        del self.fields["first_name"], self.fields["last_name"]
        self.fields["email"].required = False
        self.fields["full_name"].required = True

    def clean_phone(self) -> str | None:
        """Stored as it is compared at sign-in; a number opens one account."""
        typed = (self.cleaned_data["phone"] or "").strip()
        phone = normal_phone(typed)
        if typed and not phone:
            raise ValidationError(
                _("Write a phone number of 9 to 12 digits: 0912 345 678."),
                code="invalid",
            )
        others = User.objects.filter(phone=phone).exclude(pk=self.instance.pk)
        if phone and (owner := others.first()):
            raise ValidationError(
                _("This number belongs to %(person)s already.") % {"person": owner},
                code="unique",
            )
        return phone or None


class NewPersonForm(_PersonFields, UserCreationForm):
    """A new account."""

    class Meta(UserCreationForm.Meta):
        fields = FIELDS | ROLES

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_up_fields()
        self.fields["must_change_password"].initial = True


class PersonForm(_PersonFields, UserEditForm):
    """An account; it is closed by its own button, which ends memberships as well."""

    class Meta(UserEditForm.Meta):
        fields = FIELDS | ROLES | {"is_active"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_up_fields()
        if self.instance.is_active:
            self.fields.pop("is_active", None)
