"""What our own templates of the admin ask."""

from django import template
from wagtail.models import Page

from pages import broken_links

register = template.Library()


@register.simple_tag(takes_context=True)
def links_into(context: template.Context, page: Page) -> list[broken_links.BrokenLink]:
    """Links that would break if the page were deleted, of pages the person knows of."""
    return broken_links.links_into(page, context["request"].user)
