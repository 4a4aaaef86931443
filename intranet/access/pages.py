"""What each page asks for, and which pages a person sees.

Derived from restrictions in one go for a whole branch, and stored (``PageAccess``), so
that a list is filtered by one join whatever the number of units."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from django.db import transaction
from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

from intranet.access.algebra import Tokens, combine, holds
from intranet.access.restrictions import lineage, tokens_of_restrictions
from intranet.access.rules import rules_for
from intranet.access.viewers import Viewer, search_tokens, viewer_tokens
from intranet.models import AccessRule, AccessRuleToken, PageAccess

# Given the paths of pages by id: for those that ask for more than Wagtail's
# restrictions say, the tokens one of which each asks for.
PageTokens = Callable[[Mapping[int, str]], Mapping[int, Iterable[str]]]

_providers: list[PageTokens] = []


def register_page_tokens(provider: PageTokens) -> None:
    """``provider({page id: path})`` gives, for some of these pages, the tokens one of
    which each asks for in addition."""
    _providers.append(provider)


def visible_q(user: Viewer, rule: str = "access__rule") -> Q:
    """A condition for a queryset of pages: those the person may see.

    ``rule`` is the lookup that leads to the page's ``AccessRule``. Pages without a rule
    are not seen (fail closed). The cost does not grow with units or restrictions.
    """
    satisfied = AccessRuleToken.objects.filter(token__in=search_tokens(user))
    return Q(**{f"{rule}__in": satisfied.values("rule")})


def visible_pages(user: Viewer) -> QuerySet[Page]:
    """Live pages that the person may see."""
    return Page.objects.live().filter(visible_q(user))


def can_see(user: Viewer, page: Page) -> bool:
    """Whether the person may see this page (its published content, if it is live)."""
    asked = AccessRuleToken.objects.filter(rule__pages__page_id=page.pk)
    return holds(viewer_tokens(user), asked.values_list("token", flat=True))


def stored_tokens(pages: Iterable[int]) -> dict[int, set[str]]:
    """The tokens one of which each of these pages asks for, as they are stored."""
    rows = AccessRuleToken.objects.filter(rule__pages__page_id__in=list(pages))
    found: dict[int, set[str]] = defaultdict(set)
    for page_id, token in rows.values_list("rule__pages__page_id", "token"):
        found[page_id].add(token)
    return found


def page_tokens(page: Page) -> Tokens:
    """The tokens one of which a page asks for, derived afresh from its own and its
    ancestors' restrictions and from the registered providers."""
    return _derive({page.pk: page.path}, within=lineage(page.path))[page.pk]


def _derive(paths: Mapping[int, str], *, within: list[str]) -> dict[int, Tokens]:
    """Tokens of pages that share the line of ancestors ``within``, the last of which is
    the top of their branch."""
    restrictions = PageViewRestriction.objects.filter(
        Q(page__path__in=within) | Q(page__path__startswith=within[-1])
    ).select_related("page")
    given = tokens_of_restrictions(restrictions.prefetch_related("groups"))
    by_path: dict[str, list[Tokens]] = defaultdict(list)
    for restriction in restrictions:
        by_path[restriction.page.path].append(given[restriction.pk])
    further = [provider(paths) for provider in _providers]
    combined: dict[tuple[Tokens, ...], Tokens] = {}
    result = {}
    for page_id, path in paths.items():
        demands = [item for place in lineage(path) for item in by_path.get(place, ())]
        demands += [frozenset(more[page_id]) for more in further if page_id in more]
        key = tuple(demands)
        if key not in combined:
            combined[key] = combine(demands)
        result[page_id] = combined[key]
    return result


@transaction.atomic
def refresh_page(page: Page) -> AccessRule:
    """Store anew what a saved page asks for, and what the pages below ask for if that
    changed; returns the page's rule."""
    tokens = page_tokens(page)
    rule = rules_for({tokens})[tokens]
    before = PageAccess.objects.filter(page_id=page.pk).first()
    if before is None or before.rule_id != rule.pk:
        PageAccess.objects.update_or_create(page_id=page.pk, defaults={"rule": rule})
        if before is not None and page.numchild:
            refresh_subtree(page)
    return rule


@transaction.atomic
def refresh_subtree(page: Page) -> list[int]:
    """Store anew what a page and all below it ask for, after a move or a change of
    privacy; returns the ids of the pages whose rule changed. The number of queries does
    not depend on the number of pages."""
    branch = Page.objects.filter(path__startswith=page.path)
    tokens = _derive(dict(branch.values_list("pk", "path")), within=lineage(page.path))
    rules = rules_for(set(tokens.values()))
    before = dict(
        PageAccess.objects.filter(page__path__startswith=page.path).values_list(
            "page_id", "rule_id"
        )
    )
    changed = [
        PageAccess(page_id=page_id, rule=rules[asked])
        for page_id, asked in tokens.items()
        if rules[asked].pk != before.get(page_id)
    ]
    PageAccess.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["page"],
        update_fields=["rule"],
        batch_size=5000,
    )
    return [item.page_id for item in changed]
