"""What units hand in and what is answered, through the named operations."""

import datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from units import assignments, drafts, submissions
from units.duties import sync_duties
from units.models import SubmissionRound

Outcome = SubmissionRound.Outcome


def test_one_plan_answers_every_open_duty_of_a_letter(
    commune, letter, submitted
) -> None:
    assert submitted.reviews.count() == 3
    assert drafts.open_assignments(commune.a, letter) == []


def test_assigning_twice_keeps_what_is_there(commune, letter, given) -> None:
    again = assignments.assign(
        by=commune.reviewer,
        document=letter,
        duties=sync_duties(letter),
        lead=[commune.a],
        terms=assignments.Terms(),
    )
    assert again.made == []
    assert len(again.already) == 3


def test_a_duty_that_leaves_the_text_is_kept_and_says_so(letter) -> None:
    first, *_others = sync_duties(letter)
    letter.body = [
        block for block in letter.body.get_prep_value() if block["type"] != "duty"
    ]
    letter.save()
    assert sync_duties(letter) == []
    first.refresh_from_db()
    assert first.missing_since is not None


def test_a_returned_round_stays_and_the_next_starts_from_it(commune, submitted) -> None:
    submissions.return_to_unit(
        round=submitted, by=commune.reviewer, remarks="Thiếu hạn."
    )
    submission = submitted.submission
    submission.refresh_from_db()
    assert submission.draft_text == "Kế hoạch"
    drafts.save_draft(
        submission=submission,
        by=commune.member,
        version=submission.draft_version,
        draft_text="Kế hoạch, có hạn",
    )
    second = submissions.submit(submission=submission, by=commune.member)
    submitted.refresh_from_db()
    assert (submitted.text, submitted.outcome) == ("Kế hoạch", Outcome.RETURNED)
    assert (second.number, second.text) == (2, "Kế hoạch, có hạn")


def test_only_the_named_duty_is_returned(commune, given, submitted) -> None:
    submissions.return_to_unit(
        round=submitted,
        by=commune.reviewer,
        remarks="",
        on_assignments={given[1].pk: "Nêu người làm."},
    )
    outcomes = dict(submitted.reviews.values_list("assignment_id", "outcome"))
    assert outcomes[given[1].pk] == Outcome.RETURNED
    assert outcomes[given[0].pk] == Outcome.ACCEPTED


def test_what_was_accepted_is_not_asked_again(commune, given, submitted) -> None:
    submissions.return_to_unit(
        round=submitted,
        by=commune.reviewer,
        remarks="",
        on_assignments={given[1].pk: "Nêu người làm."},
    )
    again = submissions.submit(submission=submitted.submission, by=commune.member)
    assert list(again.reviews.values_list("assignment", flat=True)) == [given[1].pk]


def test_accept_and_withdraw_exclude_each_other(commune, submitted) -> None:
    submissions.accept(round=submitted, by=commune.reviewer)
    with pytest.raises(drafts.Conflict):
        submissions.withdraw(round=submitted, by=commune.member)
    with pytest.raises(drafts.Conflict):
        submissions.submit(submission=submitted.submission, by=commune.member)


def test_reopening_is_asked_granted_and_opens_a_new_round(commune, submitted) -> None:
    submissions.accept(round=submitted, by=commune.reviewer)
    request = submissions.ask_to_reopen(
        submission=submitted.submission, by=commune.member, reason="Sai số liệu"
    )
    submissions.decide_reopening(request=request, by=commune.reviewer, granted=True)
    again = submissions.submit(submission=submitted.submission, by=commune.member)
    assert again.number == 2


def test_a_stale_draft_is_not_saved_over_another(commune, given) -> None:
    draft = drafts.start(by=commune.member, unit=commune.a, assignments=given)
    drafts.save_draft(submission=draft, by=commune.member, version=0, draft_text="Một")
    with pytest.raises(drafts.Conflict):
        drafts.save_draft(
            submission=draft, by=commune.head, version=0, draft_text="Hai"
        )
    draft.refresh_from_db()
    assert draft.draft_text == "Một"


def test_an_empty_draft_is_not_submitted_but_nothing_to_report_is(
    commune, given
) -> None:
    draft = drafts.start(by=commune.member, unit=commune.a, assignments=given)
    with pytest.raises(ValidationError):
        submissions.submit(submission=draft, by=commune.member)
    frozen = submissions.submit(
        submission=draft, by=commune.member, nothing_to_report=True
    )
    assert frozen.nothing_to_report


def test_the_fingerprint_changes_with_what_was_handed_in(commune, submitted) -> None:
    before = submitted.sha256
    submitted.text = "Khác"
    assert submissions.fingerprint(submitted, submitted.files.all()) != before


@pytest.mark.parametrize("who", ["other", "stranger", "reviewer"])
def test_only_members_write_for_their_unit(commune, given, who) -> None:
    with pytest.raises(PermissionDenied):
        drafts.start(by=getattr(commune, who), unit=commune.a, assignments=given)


@pytest.mark.parametrize("who", ["other", "stranger", "member", "head"])
def test_only_who_supervises_answers(commune, submitted, who) -> None:
    with pytest.raises(PermissionDenied):
        submissions.accept(round=submitted, by=getattr(commune, who))


def test_a_deadline_in_the_past_is_refused(commune, letter) -> None:
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    with pytest.raises(ValidationError) as refused:
        assignments.assign(
            by=commune.reviewer,
            document=letter,
            duties=[],
            lead=[commune.a],
            terms=assignments.Terms(due=yesterday),
        )
    assert set(refused.value.message_dict) == {"due"}


def test_no_unit_is_refused(commune, letter) -> None:
    with pytest.raises(ValidationError) as refused:
        assignments.assign(
            by=commune.reviewer,
            document=letter,
            duties=[],
            lead=[],
            terms=assignments.Terms(),
        )
    assert "units" in refused.value.message_dict


def test_an_extension_is_asked_once_and_granted(commune, given) -> None:
    later = given[0].due + datetime.timedelta(days=14)
    while later.weekday() > 4:
        later += datetime.timedelta(days=1)
    asked = assignments.ask_extension(
        assignment=given[0], by=commune.member, due=later, reason="Chờ họp dân"
    )
    with pytest.raises(ValidationError):
        assignments.ask_extension(
            assignment=given[0], by=commune.member, due=later, reason="Lần nữa"
        )
    assignments.decide_extension(extension=asked, by=commune.reviewer, granted=True)
    given[0].refresh_from_db()
    assert given[0].due == later
