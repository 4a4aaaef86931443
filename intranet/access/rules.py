"""The stored rules: one row for each distinct set of tokens that pages ask for."""

import hashlib
from collections.abc import Collection

from django.db import transaction

from intranet.access.algebra import Tokens
from intranet.models import AccessRule, AccessRuleToken


@transaction.atomic
def rules_for(wanted: Collection[Tokens]) -> dict[Tokens, AccessRule]:
    """The stored rule of each set of tokens, made where it is new; the number of
    queries does not depend on how many are asked for."""
    keys = {_key(tokens): tokens for tokens in wanted}
    missing = keys.keys() - set(
        AccessRule.objects.filter(key__in=keys).values_list("key", flat=True)
    )
    if missing:
        AccessRule.objects.bulk_create(
            [AccessRule(key=key) for key in missing], ignore_conflicts=True
        )
    rules = {keys[rule.key]: rule for rule in AccessRule.objects.filter(key__in=keys)}
    AccessRuleToken.objects.bulk_create(
        [
            AccessRuleToken(
                rule=rules[keys[key]],
                token=token,
                first_part=token.split("+")[0],
                combined="+" in token,
            )
            for key in sorted(missing)
            for token in sorted(keys[key])
        ],
        ignore_conflicts=True,
    )
    return rules


def _key(tokens: Tokens) -> str:
    return hashlib.sha256("|".join(sorted(tokens)).encode()).hexdigest()
