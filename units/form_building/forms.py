"""The form of a version in the admin: what makes no sense is said where it stands."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from units.models import Indicator
from units.models.report import free_code, lines_of

Kind = Indicator.Kind
SUMMED = {Kind.WHOLE, Kind.DECIMAL, Kind.PERCENTAGE, Kind.MONEY}


class VersionForm(WagtailAdminModelForm):
    """Sections with their indicators."""

    def is_valid(self) -> bool:
        """Also check what several questions have to do with each other."""
        if not super().is_valid():
            return False
        sections = list(_kept(self.formsets["sections"]))
        figures = [
            item for part in sections for item in _kept(part.formsets["indicators"])
        ]
        _give_codes(sections, "heading")
        _give_codes(figures, "name")
        known = {item.instance.code: item for item in figures}
        for item in figures:
            for name, message in _wrong(item.cleaned_data, known):
                item.add_error(name, message)
        return not any(form.errors for form in sections + figures)


def _kept(formset: Any) -> Iterator[Any]:
    for form in formset.forms:
        filled = form.instance.pk or form.has_changed()
        if filled and not form.cleaned_data.get("DELETE"):
            yield form


def _give_codes(forms: list[Any], source: str) -> None:
    """A code of its own for each; the second of two alike is refused."""
    taken: set[str] = set()
    for form in forms:
        code = form.cleaned_data.get("code")
        if code in taken:
            form.add_error("code", _("Another question has this code."))
        elif code:
            taken.add(code)
    for form in forms:
        if not form.cleaned_data.get("code"):
            form.instance.code = free_code(form.cleaned_data[source], taken)
            taken.add(form.instance.code)


def _wrong(given: dict[str, Any], known: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    kind = given["kind"]
    if kind == Kind.CHOICE and len(lines_of(given["choices"])) < 2:
        yield "choices", _("Write at least two choices, one on a line.")
    if kind == Kind.TABLE and not lines_of(given["columns"]):
        yield "columns", _("Write the columns of the table, one on a line.")
    low, high = given["minimum"], given["maximum"]
    if low is not None and high is not None and low > high:
        yield "maximum", _("The upper limit stands below the lower one.")
    codes = given["sum_of"].replace(",", " ").split()
    if codes and kind not in SUMMED:
        yield "sum_of", _("Only a number can be a sum.")
    unknown = [code for code in codes if code not in known]
    if unknown:
        message = _("No figure of this form has the code %(code)s.")
        yield "sum_of", ValidationError(message % {"code": ", ".join(unknown)})
    if given.get("code") and given["code"] in codes:
        yield "sum_of", _("A figure cannot be the sum of itself.")
    if kind not in SUMMED and given["combine"] != Indicator.Combine.LIST:
        yield "combine", _("Only numbers can be added up; choose the list by unit.")
