"""The groups of people and what each may do; the names are Wagtail groups.

Administrators are superusers. Editors and reviewers work in Wagtail's admin; cadres and
members of units have no admin at all (see the design).
"""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

EDITORS = "Biên tập"
REVIEWERS = "Duyệt và theo dõi"
CADRES = "Cán bộ"

STAFF_ROLES = (EDITORS, REVIEWERS)
# Wagtail's own groups hold rights on the root, which inherit into every private section.
WAGTAIL_DEFAULTS = ("Editors", "Moderators")


@transaction.atomic
def ensure_roles() -> dict[str, Group]:
    """The groups by name, with the admin for those who work in it; safe to repeat."""
    groups = {
        name: Group.objects.get_or_create(name=name)[0]
        for name in (EDITORS, REVIEWERS, CADRES)
    }
    admin = Permission.objects.get(
        content_type__app_label="wagtailadmin", codename="access_admin"
    )
    for name in STAFF_ROLES:
        groups[name].permissions.add(admin)
    Group.objects.filter(name__in=WAGTAIL_DEFAULTS, user=None).delete()
    return groups
