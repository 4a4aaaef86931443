"""Notices: stored with the change that they tell of, mailed afterwards.

Each person chose whether a notice is mailed at once, with others in one mail a day, or
never. ``intranet.notices.mailing`` sends what was committed, so that no mail tells of
what was rolled back, and a mail server that is down delays mail only.
"""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from intranet.models import Notice, NoticeChoice, User

LONGEST_SUBJECT = 255
DIGEST_HOUR = 7
CHUNK = 500

Mail = NoticeChoice.Mail


@dataclass(frozen=True, slots=True)
class Told:
    """An event for one person: ``key`` names it, ``url`` is a path of this site. Mails
    carry subject, ``text`` and link; ``note`` is read on the site only."""

    person_id: int
    key: str
    subject: str
    text: str = ""
    note: str = ""
    url: str = ""


def notify(
    *,
    people: Iterable[User],
    key: str,
    subject: str,
    text: str = "",
    note: str = "",
    url: str = "",
    mail: bool = True,
) -> None:
    """Tell people of an event, each once. Call it in the transaction of the change."""
    told = [Told(person.pk, key, subject, text, note, url) for person in people]
    notify_all(told, mail=mail)


def notify_all(told: Sequence[Told], *, mail: bool = True) -> None:
    """Tell each person of their event; who was told of it before is not told again."""
    now = timezone.now()
    mailed = _mailed(told) if mail else {}
    digest_at = next_digest(now)
    rows = []
    for item in told:
        how = mailed.get(item.person_id, Mail.NEVER)
        at = {Mail.AT_ONCE: now, Mail.DIGEST: digest_at}.get(Mail(how))
        rows.append(
            Notice(
                person_id=item.person_id,
                key=item.key,
                subject=" ".join(item.subject.split())[:LONGEST_SUBJECT],
                text=item.text,
                note=item.note,
                url=item.url,
                mail_at=at,
                digest=how == Mail.DIGEST,
            )
        )
    Notice.objects.bulk_create(rows, ignore_conflicts=True, batch_size=CHUNK)


def not_told_yet(told: Sequence[Told]) -> list[Told]:
    """Those events that their persons do not know of."""
    keys = sorted({item.key for item in told})
    known: set[tuple[int, str]] = set()
    for start in range(0, len(keys), CHUNK):
        rows = Notice.objects.filter(key__in=keys[start : start + CHUNK])
        known.update(rows.values_list("person_id", "key"))
    return [item for item in told if (item.person_id, item.key) not in known]


def next_digest(now: datetime.datetime) -> datetime.datetime:
    """The next morning hour, in Vietnam, at which the mail of the day goes out."""
    local = timezone.localtime(now)
    at = local.replace(hour=DIGEST_HOUR, minute=0, second=0, microsecond=0)
    return at if at > local else at + datetime.timedelta(days=1)


def _mailed(told: Sequence[Told]) -> dict[int, str]:
    """How each of the people who have an address wants mail."""
    people = sorted({item.person_id for item in told})
    how: dict[int, str] = {}
    for start in range(0, len(people), CHUNK):
        rows = User.objects.filter(pk__in=people[start : start + CHUNK])
        with_address = rows.exclude(email="")
        for pk, mail in with_address.values_list("pk", "notice_choice__mail"):
            how[pk] = mail or Mail.AT_ONCE
    return how
