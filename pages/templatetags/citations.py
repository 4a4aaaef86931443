"""Links of citations within a text, and the cards that they show."""

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token
from django.utils.safestring import SafeString

from pages.cite_links import link_citations

register = template.Library()


class LinkedNode(template.Node):
    """``{% linked citations %} … {% endlinked %}``."""

    def __init__(self, nodes: NodeList, ends: FilterExpression) -> None:
        self.nodelist = nodes
        self.ends = ends

    def render(self, context: template.Context) -> SafeString:
        """What stands between the tags, with links in it."""
        html = self.nodelist.render(context)
        ends = self.ends.resolve(context, ignore_failures=True)
        return link_citations(html, ends.links if ends else {})


@register.tag
def linked(parser: Parser, token: Token) -> LinkedNode:
    """Make links of the citations that a ``pages.cited.BothEnds`` knows."""
    _name, ends = token.split_contents()
    nodes = parser.parse(("endlinked",))
    parser.delete_first_token()
    return LinkedNode(nodes, parser.compile_filter(ends))
