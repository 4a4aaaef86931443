"""Working days and holidays in Wagtail's admin.

https://docs.wagtail.org/en/v7.4/reference/viewsets.html
"""

from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import SnippetViewSet

from units.models import CalendarDay


class CalendarDayViewSet(SnippetViewSet):
    """Days that differ from the week: holidays, and Saturdays that are worked."""

    model = CalendarDay
    icon = "calendar-alt"
    menu_label = gettext_lazy("Working days and holidays")
    add_to_settings_menu = True
    copy_view_enabled = False
    list_display = ("day", "name", "worked")
    list_filter = ("worked",)
    search_fields = ("name",)
    ordering = ("-day",)
    list_per_page = 60
