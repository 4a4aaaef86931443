"""``{% panels "home" %}``: what apps registered for a place."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from intranet.panels import panels_for

register = template.Library()


@register.simple_tag(takes_context=True)
def panels(context: dict[str, Any], place: str, *about: Any) -> SafeString:
    """The panels of a place, one after the other."""
    request = context["request"]
    rendered = (
        render_to_string(panel.template, panel.context, request)
        for panel in panels_for(place, request, *about)
    )
    return format_html_join("", "{}", ((html,) for html in rendered))
