"""The home page's panel on what the reader's unit has to do."""

from django.http import HttpRequest

from intranet.panels import Panel
from units import acting


def my_unit(request: HttpRequest) -> Panel | None:
    """For members of units; says what will stand here until duties are assigned."""
    units = acting.my_units(request)
    if not units:
        return None
    context = {"unit": acting.acting_unit(request), "units": units}
    return Panel("units/panels/my_unit.html", context, order=10)
