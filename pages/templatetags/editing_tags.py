"""What our own templates of the admin ask."""

from typing import Any

from django import template
from wagtail.models import Page

from pages import broken_links

register = template.Library()


@register.simple_tag(takes_context=True)
def links_into(context: template.Context, page: Page) -> list[broken_links.BrokenLink]:
    """Links that would break if the page were deleted, of pages the person knows of."""
    return broken_links.links_into([page], context["request"].user)


@register.simple_tag(takes_context=True)
def links_into_all(
    context: template.Context, items: list[dict[str, Any]]
) -> list[broken_links.BrokenLink]:
    """The same for all pages of a bulk action."""
    pages = [item["item"] for item in items]
    return broken_links.links_into(pages, context["request"].user)
