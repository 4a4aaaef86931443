"""The administrators' forms: a change of a field is the operation that it stands for."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.admin.forms.models import WagtailAdminModelForm

from units import membership, organisation
from units.models import Membership, Unit

PLAIN_FIELDS = {"name", "code", "kind", "former_names", "opened", "rank_shown"}


class UnitForm(WagtailAdminModelForm):
    """A unit: made, revised, moved, closed or reopened by what was changed in it."""

    instance: Unit

    class Meta:
        model = Unit
        fields = [
            "name",
            "code",
            "kind",
            "parent",
            "opened",
            "former_names",
            "rank_shown",
            "closed",
            "successor",
        ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("parent", "successor"):
            self.fields[name].label_from_instance = lambda unit: unit.name_in_tree
        if self.instance.pk is None:
            del self.fields["closed"], self.fields["successor"]
        if self.instance.pk is None or self.instance.parent_id:
            del self.fields["rank_shown"]

    def _post_clean(self) -> None:
        super()._post_clean()
        if self.instance.closed and not self.errors:
            _report(self, organisation.check_closing)

    def save(self, commit: bool = True) -> Unit:
        """Do what the changed fields stand for."""
        by, given = self.for_user, self.cleaned_data
        if self.instance.pk is None:
            unit = organisation.create_unit(by=by, **given)
            self.instance = unit
            return unit
        unit = Unit.objects.get(pk=self.instance.pk)
        changed = set(self.changed_data)
        if changed & PLAIN_FIELDS:
            plain = {name: given[name] for name in changed & PLAIN_FIELDS}
            organisation.revise_unit(unit=unit, by=by, **plain)
        if "parent" in changed:
            organisation.move_unit(unit=unit, parent=given["parent"], by=by)
        if changed & {"closed", "successor"}:
            if given["closed"]:
                organisation.close_unit(
                    unit=unit, on=given["closed"], successor=given["successor"], by=by
                )
            else:
                organisation.reopen(unit=unit, by=by)
        return unit


class MembershipForm(WagtailAdminModelForm):
    """A membership: who and where are chosen once; role and end change later."""

    instance: Membership

    class Meta:
        model = Membership
        fields = ["user", "unit", "role", "supervises", "since", "until"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].label_from_instance = lambda unit: unit.name_in_tree
        if self.instance.pk is None:
            del self.fields["until"]
        else:
            for name in ("user", "unit", "since"):
                self.fields[name].disabled = True

    def _post_clean(self) -> None:
        super()._post_clean()
        if not self.errors:
            _report(self, membership.check_place)

    def save(self, commit: bool = True) -> Membership:
        """Join, change role or leave."""
        by, given = self.for_user, self.cleaned_data
        if self.instance.pk is None:
            self.instance = membership.join(by=by, **given)
            return self.instance
        place = Membership.objects.get(pk=self.instance.pk)
        if {"role", "supervises"} & set(self.changed_data):
            role, supervises = given["role"], given["supervises"]
            membership.change_role(
                membership=place, role=role, supervises=supervises, by=by
            )
        if "until" in self.changed_data:
            membership.set_end(membership=place, on=given["until"], by=by)
        return place


def _report(form: Any, check: Any) -> None:
    """Put what a check refuses beside the field."""
    try:
        check(form.instance)
    except ValidationError as refusal:
        form.add_error(None, refusal)
