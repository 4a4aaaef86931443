"""What each page asks of its readers, stored so that a list of pages is filtered by one
join whose cost does not depend on how many units or restrictions there are.

A rule is a set of viewer tokens; a page is seen by who holds any of them. Equal sets are
one row, so a site of 10,000 pages has a handful of rules, and 200 units some 200.
Only ``intranet.access`` writes these tables.
"""

from django.db import models


class AccessRule(models.Model):
    """A distinct set of viewer tokens, found by their digest (a document for 50 units
    has a long list of them)."""

    key = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.key


class AccessRuleToken(models.Model):
    """One token of a rule; who holds it satisfies the rule."""

    rule = models.ForeignKey(AccessRule, models.CASCADE, related_name="tokens")
    token = models.CharField(max_length=200, db_index=True)
    first_part = models.CharField(max_length=100)
    combined = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["rule", "token"], name="access_rule_token_once"
            ),
        )
        indexes = (
            models.Index(
                fields=["first_part"],
                condition=models.Q(combined=True),
                name="access_combined_part",
            ),
        )

    def __str__(self) -> str:
        return self.token


class PageAccess(models.Model):
    """The rule that a page asks for, derived from its own and its ancestors' privacy."""

    page = models.OneToOneField(
        "wagtailcore.Page",
        models.CASCADE,
        primary_key=True,
        related_name="access",
    )
    rule = models.ForeignKey(AccessRule, models.PROTECT, related_name="pages")

    def __str__(self) -> str:
        return f"{self.page_id}: {self.rule_id}"
