"""What units write, keep and hand in, added to the site of the search for leaks."""

from typing import Any

from hypothesis.stateful import precondition, rule

from tests.search.leaks.channels import COMMON
from tests.search.leaks.machine import INSIDE, SiteMachine, pick
from tests.search.leaks.model import Thing
from units import notes, submissions
from units.models import (
    Submission,
    SubmissionFile,
    SubmissionRound,
    UnitFile,
    UnitNote,
)

STORED = {"size": 1, "sha256": "0" * 64, "media_type": "text/plain"}


class LeakMachine(SiteMachine):
    """Changes the site through the same calls as people do."""

    def start(self) -> None:
        for choice in range(3):
            self.publish(choice, private=choice == 2, attached=choice == 1)
            self.join_or_leave(choice, choice, supervises=choice > 1)
        self.write_note(0)
        self.put_file(1)
        self.hand_in(0)

    @precondition(lambda self: len(self.site.things) < 24)
    @rule(choice=pick)
    def write_note(self, choice: int) -> None:
        unit = self.unit(choice)
        if unit.closed:
            return
        word = next(self.markers)
        note = notes.write_note(
            unit=unit.row,
            by=self.author(unit),
            title=f"{COMMON} tuần",
            text=f"{COMMON} bên trong {word}",
        )
        self.add("unitnote", note.pk, word, unit)

    @precondition(lambda self: len(self.site.things) < 24)
    @rule(choice=pick)
    def put_file(self, choice: int) -> None:
        unit = self.unit(choice)
        word = next(self.markers)
        file = UnitFile.objects.create(
            unit=unit.row,
            name=f"{COMMON}.txt",
            file=f"units/{word}.txt",
            text_state="read",
            page_texts=[f"{INSIDE} {word}"],
            **STORED,
        )
        self.add("unitfile", file.pk, word, unit)

    @precondition(lambda self: len(self.site.things) < 24)
    @rule(choice=pick)
    def hand_in(self, choice: int) -> None:
        unit = self.unit(choice)
        if unit.closed:
            return
        word = next(self.markers)
        draft = Submission.objects.create(
            unit=unit.row,
            title=f"{COMMON} quý",
            draft_text="" if choice % 2 else f"{INSIDE} {word}",
        )
        if choice % 2:
            SubmissionFile.objects.create(
                submission=draft,
                name="phu-luc.txt",
                text_state="read",
                page_texts=[f"{INSIDE} {word}"],
                **STORED,
            )
        submissions.submit(submission=draft, by=self.author(unit))
        self.add("submission", draft.pk, word, unit)

    @precondition(lambda self: self.of_units)
    @rule(choice=pick)
    def take_away_or_bring_back(self, choice: int) -> None:
        thing = self.of_units[choice % len(self.of_units)]
        assert thing.unit
        if thing.unit.closed:
            return
        by = self.author(thing.unit)
        if thing.kind == "submission":
            self.withdraw_or_hand_in_again(thing, by)
        else:
            model = UnitNote if thing.kind == "unitnote" else UnitFile
            change = notes.take_away if thing.live else notes.put_back
            change(item=model.objects.get(pk=thing.pk), by=by)
        thing.live = not thing.live

    def withdraw_or_hand_in_again(self, thing: Thing, by: Any) -> None:
        if thing.live:
            last = SubmissionRound.objects.filter(submission=thing.pk).last()
            assert last
            submissions.withdraw(round=last, by=by)
        else:
            submissions.submit(submission=Submission.objects.get(pk=thing.pk), by=by)

    @property
    def of_units(self) -> list[Thing]:
        return [thing for thing in self.site.things if thing.kind != "page"]
