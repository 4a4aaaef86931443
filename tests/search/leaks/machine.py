"""A site that changes at random, and readers who ask all channels of search.

After every step random readers ask, and after every second one they ask again with the
outbox drained. What they may be told is decided by the plain model beside it.
"""

import itertools
import shutil
import tempfile
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction
from django.http import QueryDict
from django.test import Client, override_settings
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from wagtail.models import CollectionViewRestriction, Page, PageViewRestriction

from intranet.models import User
from intranet.roles import REVIEWERS
from pages.models import CustomDocument, OfficialDocumentPage
from search import backend, indexing
from search.addresses import Asked
from search.models import PhraseDay, PhraseReader, SavedSearch
from search.saving import save_search
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    MembershipFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)
from tests.factories.places import collection, section, unit_with_section
from tests.search.leaks.channels import COMMON, check
from tests.search.leaks.model import MARKERS, Reader, Site, Thing, Unit
from units.models import Membership
from units.models import Unit as UnitRow
from units.organisation import close_unit, reopen

pick = st.integers(0, 10_000)
INSIDE = f"{COMMON} bên trong"


class SiteMachine(RuleBasedStateMachine):
    """The site, its people, and the changes of places and of people."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.folder = Path(tempfile.mkdtemp(prefix="leak-"))
        self.settings = override_settings(**self.engine_settings())
        self.settings.enable()
        self.engine = backend.get_engine()
        self.markers = iter(MARKERS)
        self.numbers = itertools.count()
        self.turn = 0
        self.news = section("tin-bai")
        self.store = collection("Kho tệp đính kèm")
        self.groups = [Group.objects.create(name=f"Nhóm {n}") for n in range(3)]
        self.site = Site(readers=[self.person() for _ in range(4)])
        self.site.readers.append(self.person(reviews=True))
        for _ in range(2):
            self.new_unit(0)
        self.start()
        self.drained()

    def engine_settings(self) -> dict[str, Any]:
        return {"SEARCH_INDEX_DIR": self.folder, "ELASTICSEARCH_URL": ""}

    def start(self) -> None:
        """What stands there before the first step."""

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.engine.clear()
        self.settings.disable()
        shutil.rmtree(self.folder, ignore_errors=True)

    def person(self, *, reviews: bool = False) -> Reader:
        user = UserFactory(roles=[REVIEWERS] if reviews else [])
        client = Client()
        client.force_login(user)
        save_search(
            person=user,
            asked=Asked.from_query(QueryDict(f"q={COMMON}")),
            alert=SavedSearch.Alert.AT_ONCE,
        )
        return Reader(user, client, reviews=reviews)

    def drained(self) -> None:
        indexing.drain(self.engine)

    # Units and people

    @precondition(lambda self: len(self.site.units) < 5)
    @rule(choice=pick)
    def new_unit(self, choice: int) -> None:
        units = self.site.units
        parent = units[choice % len(units)] if units and choice % 2 else None
        if parent and parent.closed:
            return
        row = unit_with_section(
            f"Thôn {next(self.numbers)}", parent=parent and parent.row
        )
        author = MembershipFactory(unit=row).user
        units.append(Unit(row, author, parent))

    @rule(choice=pick, place=pick)
    def move_unit(self, choice: int, place: int) -> None:
        unit = self.unit(choice)
        parent = [None, *self.site.units][place % (len(self.site.units) + 1)]
        if parent and (unit in parent.line or parent.closed):
            return
        row = self.row(unit)
        row.parent = parent and self.row(parent)
        row.save()
        unit.parent = parent

    @rule(choice=pick, heir=pick)
    def close_or_reopen(self, choice: int, heir: int) -> None:
        unit, successor = self.unit(choice), self.unit(heir)
        if unit.closed:
            if not (unit.parent and unit.parent.closed):
                reopen(unit=self.row(unit), by=None)
                unit.closed, unit.successor = False, None
            return
        below = [u for u in self.site.units if u.parent is unit and not u.closed]
        if below or successor is unit or successor.closed:
            return
        close_unit(unit=self.row(unit), successor=self.row(successor), by=None)
        unit.closed, unit.successor = True, successor

    @rule(choice=pick, place=pick, supervises=st.booleans())
    def join_or_leave(self, choice: int, place: int, supervises: bool) -> None:
        reader, unit = self.reader(choice), self.unit(place)
        if unit in reader.units:
            Membership.objects.filter(user=reader.user, unit=unit.row).delete()
            reader.units.discard(unit)
            reader.supervises.discard(unit)
            return
        MembershipFactory(user=reader.user, unit=unit.row, supervises=supervises)
        reader.units.add(unit)
        if supervises:
            reader.supervises.add(unit)

    @rule(choice=pick, group=st.integers(0, 2))
    def change_group(self, choice: int, group: int) -> None:
        reader, row = self.reader(choice), self.groups[group]
        if row.pk in reader.groups:
            reader.user.groups.remove(row)
        else:
            reader.user.groups.add(row)
        reader.groups ^= {row.pk}

    # Pages

    @precondition(lambda self: len(self.site.things) < 24)
    @rule(choice=pick, private=st.booleans(), attached=st.booleans())
    def publish(self, choice: int, private: bool, attached: bool) -> None:
        unit = self.unit(choice) if private else None
        parent = unit.row.page if unit else self.news
        word, now = next(self.markers), timezone.now()
        if not attached:
            page = ArticlePageFactory(
                parent=parent,
                title=f"{COMMON} {word}",
                lead=f"{COMMON} của {word} năm nay",
                last_published_at=now,
            )
            self.add("page", page.pk, word, unit)
            return
        letter = OfficialDocumentPageFactory(
            parent=parent, subject=f"{COMMON} của {word} năm nay", last_published_at=now
        )
        inside = next(self.markers)
        self.attach(letter, inside)
        self.add("page", letter.pk, word, unit).attached = inside

    def attach(self, letter: OfficialDocumentPage, inside: str) -> None:
        document = DocumentFactory(
            file=ContentFile(inside.encode(), f"{inside}.txt"),
            collection=self.store,
            title=f"Tệp {inside}",
        )
        CustomDocument.objects.filter(pk=document.pk).update(
            page_texts=[f"{INSIDE} {inside}"], text_state="read"
        )
        letter.attachments.create(file=document)
        letter.save()

    @precondition(lambda self: self.pages)
    @rule(choice=pick)
    def take_down_or_publish_again(self, choice: int) -> None:
        thing = self.pages[choice % len(self.pages)]
        page = self.page(thing)
        if thing.live:
            page.unpublish()
        else:
            page.save_revision().publish()
        thing.live = not thing.live

    @precondition(lambda self: self.pages)
    @rule(choice=pick, group=st.integers(0, 2))
    def restrict(self, choice: int, group: int) -> None:
        thing = self.pages[choice % len(self.pages)]
        page = self.page(thing)
        for row in PageViewRestriction.objects.filter(page=page):
            row.delete()
        if thing.groups is None:
            self.restricted(PageViewRestriction(page=page), self.groups[group])
            thing.groups = {self.groups[group].pk}
        else:
            thing.groups = None

    @rule(group=st.integers(0, 2))
    def restrict_store(self, group: int) -> None:
        rows = CollectionViewRestriction.objects.filter(collection=self.store)
        if self.site.store_for is None:
            restriction = CollectionViewRestriction(collection=self.store)
            self.restricted(restriction, self.groups[group])
            self.site.store_for = self.groups[group].pk
            return
        for row in rows:
            row.delete()
        self.site.store_for = None

    def restricted(self, restriction: Any, group: Group) -> None:
        restriction.restriction_type = PageViewRestriction.GROUPS
        restriction.save()
        restriction.groups.set([group])

    @precondition(lambda self: self.pages)
    @rule(choice=pick, place=pick)
    def move(self, choice: int, place: int) -> None:
        thing = self.pages[choice % len(self.pages)]
        places = [None, *self.site.units]
        unit = places[place % len(places)]
        if unit is thing.unit:
            return
        parent = unit.row.page if unit else self.news
        self.page(thing).move(Page.objects.get(pk=parent.pk), pos="last-child")
        thing.unit = unit

    # Index

    @rule()
    def rebuild(self) -> None:
        indexing.rebuild(self.engine)

    @invariant()
    def readers_learn_only_of_what_they_see(self) -> None:
        self.turn += 1
        readers = self.site.readers
        reader = readers[self.turn % len(readers)]
        check(self.site, reader, self.turn, complete=False)
        if self.turn % 2:
            self.drained()
            other = readers[(self.turn // 2) % len(readers)]
            check(self.site, other, self.turn, complete=True)

    # What the rules choose from

    def add(self, kind: str, pk: int, word: str, unit: Unit | None) -> Thing:
        """A new thing; its word is what three readers looked for on three days."""
        thing = Thing(kind, pk, word, unit)
        self.site.things.append(thing)
        today = timezone.localdate()
        PhraseDay.add(today, word, word, "searches")
        for day in range(3):
            earlier = today - timezone.timedelta(days=day)
            PhraseReader.objects.create(phrase=word, mark=str(day), day=earlier)
        return thing

    @property
    def pages(self) -> list[Thing]:
        return [thing for thing in self.site.things if thing.kind == "page"]

    def unit(self, choice: int) -> Unit:
        return self.site.units[choice % len(self.site.units)]

    def reader(self, choice: int) -> Reader:
        return self.site.readers[choice % len(self.site.readers)]

    def row(self, unit: Unit) -> UnitRow:
        return UnitRow.objects.get(pk=unit.row.pk)

    def page(self, thing: Thing) -> Any:
        return Page.objects.get(pk=thing.pk).specific

    def author(self, unit: Unit) -> User:
        return User.objects.get(pk=unit.author.pk)
