"""``{% resume_token %}``: the hidden field of a form whose text outlives the session."""

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from intranet.accounts.resume import FIELD, token_for

register = template.Library()


@register.simple_tag(takes_context=True)
def resume_token(context: dict[str, Any]) -> SafeString:
    """See ``intranet.accounts.resume``."""
    token = token_for(context["request"])
    return format_html('<input type="hidden" name="{}" value="{}">', FIELD, token)
