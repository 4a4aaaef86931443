"""Official documents that are entered twice.

The key is issuing body, type, number, symbol and date (DOMAIN): ``05-NQ/ĐU`` alone is not
unique, every commune has one, every term again. What a person may not see does not exist
for them, here as everywhere.
"""

from django.db import connection
from django.db.models import Q, QuerySet
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from intranet import access


def wait_for_turn() -> None:
    """Let one after the other look for duplicates and enter a document, until the end
    of the transaction; of two who enter the same one at once the second finds the first.
    A constraint would tell of documents that a person may not see. SQLite's transactions
    do so by themselves; outside of one (a preview) nothing is entered."""
    if connection.in_atomic_block:
        top = Page.objects.select_for_update(no_key=True).filter(depth=1)
        list(top.values_list("pk"))


def known_to(user: access.Viewer) -> Q:
    """A condition for pages that a person of the staff knows of: published ones by the
    rules of access, drafts where they have rights on the section as well."""
    sections = page_permission_policy.instances_user_has_any_permission_for(
        user, {"add", "change", "publish", "lock"}
    )
    drafts = Q(live=False, pk__in=sections.values("pk"))
    return access.visible_q(user) & (Q(live=True) | drafts)


def same_number(page: Page, user: access.Viewer) -> QuerySet[Page]:
    """Other documents known to the person with the number and symbol of ``page``; none
    for a draft without a number."""
    documents = type(page)._default_manager
    if not page.number or not page.symbol:
        return documents.none()
    others = documents.exclude(pk=page.pk).filter(
        number=page.number.strip(), symbol=page.symbol.strip()
    )
    return others.filter(known_to(user)).select_related("issuing_body")


def same_document(page: Page, user: access.Viewer) -> Page | None:
    """The document with the same key, if the person may know of it."""
    return (
        same_number(page, user)
        .filter(
            issuing_body=page.issuing_body_id,
            document_type=page.document_type_id,
            issued_on=page.issued_on,
        )
        .first()
    )
