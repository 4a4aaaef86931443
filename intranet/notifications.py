"""Notices: stored with the change that they tell of, mailed afterwards.

The helper mails what was committed, so that no mail tells of what was rolled back, and
a mail server that is down delays mail only.
"""

import datetime
import logging
from collections.abc import Iterable
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone, translation
from django.utils.translation import gettext

from intranet.models import Notice, User
from intranet.models.notice import MOST_TRIES

logger = logging.getLogger(__name__)

BATCH = 50
LONGEST_SUBJECT = 255


def notify(
    *,
    people: Iterable[User],
    key: str,
    subject: str,
    text: str = "",
    url: str = "",
    mail: bool = True,
) -> None:
    """Tell people of an event, each once: ``key`` names it. Call it in the transaction
    of the change. ``url`` is a path of this site."""
    now = timezone.now()
    Notice.objects.bulk_create(
        [
            Notice(
                person=person,
                key=key,
                subject=" ".join(subject.split())[:LONGEST_SUBJECT],
                text=text,
                url=url,
                mail_at=now if mail and person.email else None,
            )
            for person in people
        ],
        ignore_conflicts=True,
    )


def mail_waiting() -> None:
    """Send the mails that are due; one that fails is tried again later, each time after
    a longer pause."""
    due = Notice.objects.filter(mail_at__lte=timezone.now()).order_by("mail_at")
    for notice in due.select_related("person")[:BATCH]:
        try:
            if notice.person.is_active:
                _message(notice).send()
        except (SMTPException, OSError) as error:
            logger.warning("Notice %s could not be mailed: %s", notice.pk, error)
            notice.tries += 1
            pause = datetime.timedelta(minutes=2**notice.tries)
            lost = notice.tries >= MOST_TRIES
            notice.mail_at = None if lost else timezone.now() + pause
        else:
            notice.mail_at, notice.mailed_at = None, timezone.now()
        notice.save(update_fields=["mail_at", "mailed_at", "tries"])


def _message(notice: Notice) -> EmailMessage:
    link = f"{settings.SITE_URL}{notice.url}" if notice.url else ""
    with translation.override(settings.LANGUAGE_CODE):
        opened = gettext("Open: %(link)s") % {"link": link} if link else ""
    body = "\n\n".join(filter(None, [notice.text or notice.subject, opened]))
    return EmailMessage(notice.subject, body, to=[notice.person.email])
