"""A site that changes at random, and a plain model that says who may see what.

After every step, before and after the outbox is drained, random readers search: nothing
that the model hides from them may show in hits, counts, facets, highlights, suggestions.
"""

import itertools
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.models import Group
from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from wagtail.models import Page, PageViewRestriction

from intranet.models import User
from search import indexing
from search.engines.base import Engine
from search.engines.embedded import EmbeddedEngine
from search.service import SiteSearch, search_site
from tests.factories import ArticlePageFactory, MembershipFactory, UserFactory
from tests.factories.places import section, unit_with_section
from units.models import Membership

# Syllables that occur nowhere else; each article has one, beside the common words.
MARKERS = [
    a + b for a in ("bran", "clor", "dref", "gwim") for b in ("ap", "ek", "il", "ot")
]
COMMON = "báo cáo"
pick = st.integers(0, 10_000)


@dataclass
class Unit:
    """A unit of the model."""

    row: object
    above: list["Unit"] = field(default_factory=list)


@dataclass
class Reader:
    """A person of the model, with what they belong to."""

    user: User
    units: set[int] = field(default_factory=set)
    supervises: set[int] = field(default_factory=set)
    groups: set[int] = field(default_factory=set)


@dataclass
class Article:
    """A page of the model."""

    pk: int
    marker: str
    unit: Unit | None = None
    groups: set[int] | None = None
    live: bool = True


class LeakMachine(RuleBasedStateMachine):
    """Changes the site through the same calls as people do."""

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.folder = Path(tempfile.mkdtemp(prefix="leak-"))
        self.engine = self.make_engine()
        self.news = section("tin-bai")
        self.groups = [Group.objects.create(name=f"Nhóm {n}") for n in range(3)]
        self.units: list[Unit] = []
        self.articles: list[Article] = []
        self.numbers = itertools.count()
        self.readers = [Reader(UserFactory()) for _ in range(4)]
        self.nobody_waits = True
        for _ in range(2):
            self.new_unit(0)
        for choice in range(4):
            self.publish(choice, private=choice == 3)
            self.change_group(choice, choice % 2)
            self.join_or_leave(choice, choice, supervises=choice > 1)
        self.drain()

    def make_engine(self) -> Engine:
        return EmbeddedEngine(self.folder)

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)
        self.engine.clear()
        shutil.rmtree(self.folder, ignore_errors=True)

    # Changes

    @precondition(lambda self: len(self.units) < 6)
    @rule(choice=pick)
    def new_unit(self, choice: int) -> None:
        parent = (
            self.units[choice % len(self.units)] if self.units and choice % 2 else None
        )
        row = unit_with_section(
            f"Thôn {next(self.numbers)}", parent=parent and parent.row
        )
        self.units.append(Unit(row, [*parent.above, parent] if parent else []))

    @precondition(lambda self: len(self.articles) < len(MARKERS))
    @rule(choice=pick, private=st.booleans())
    def publish(self, choice: int, private: bool) -> None:
        marker = MARKERS[len(self.articles)]
        unit = self.units[choice % len(self.units)] if private else None
        page = ArticlePageFactory(
            parent=unit.row.page if unit else self.news,
            title=f"{COMMON} {marker}",
            lead=f"{COMMON} của {marker} năm nay",
        )
        self.articles.append(Article(page.pk, marker, unit))
        self.nobody_waits = False

    @precondition(lambda self: self.articles)
    @rule(choice=pick)
    def take_down_or_publish_again(self, choice: int) -> None:
        article = self.article(choice)
        page = self.page(article)
        if article.live:
            page.unpublish()
        else:
            page.save_revision().publish()
        article.live = not article.live
        self.nobody_waits = False

    @precondition(lambda self: self.articles)
    @rule(choice=pick, group=st.integers(0, 2))
    def restrict(self, choice: int, group: int) -> None:
        article = self.article(choice)
        page = self.page(article)
        for row in PageViewRestriction.objects.filter(page=page):
            row.delete()
        if article.groups is None:
            restriction = PageViewRestriction.objects.create(
                page=page, restriction_type=PageViewRestriction.GROUPS
            )
            restriction.groups.set([self.groups[group]])
            article.groups = {self.groups[group].pk}
        else:
            article.groups = None
        self.nobody_waits = False

    @precondition(lambda self: self.articles)
    @rule(choice=pick, place=pick)
    def move(self, choice: int, place: int) -> None:
        article = self.article(choice)
        places = [None, *self.units]
        unit = places[place % len(places)]
        if unit is article.unit:
            return
        parent = unit.row.page if unit else self.news
        self.page(article).move(Page.objects.get(pk=parent.pk), pos="last-child")
        article.unit = unit
        self.nobody_waits = False

    @rule(choice=pick, unit=pick, supervises=st.booleans())
    def join_or_leave(self, choice: int, unit: int, supervises: bool) -> None:
        reader = self.readers[choice % len(self.readers)]
        key = self.units[unit % len(self.units)].row.pk
        if key in reader.units:
            Membership.objects.filter(user=reader.user, unit=key).delete()
            reader.units.discard(key)
            reader.supervises.discard(key)
            return
        MembershipFactory(user=reader.user, unit_id=key, supervises=supervises)
        reader.units.add(key)
        if supervises:
            reader.supervises.add(key)

    @rule(choice=pick, group=st.integers(0, 2))
    def change_group(self, choice: int, group: int) -> None:
        reader = self.readers[choice % len(self.readers)]
        row = self.groups[group]
        if row.pk in reader.groups:
            reader.user.groups.remove(row)
        else:
            reader.user.groups.add(row)
        reader.groups ^= {row.pk}

    @rule()
    def drain(self) -> None:
        indexing.drain(self.engine)
        self.nobody_waits = True

    @rule()
    def rebuild(self) -> None:
        indexing.rebuild(self.engine)
        self.nobody_waits = True

    # What must hold

    @invariant()
    def readers_learn_only_of_what_they_see(self) -> None:
        for reader in self.readers:
            visible = {f"page:{a.pk}": a for a in self.articles if self.sees(reader, a)}
            user = User.objects.get(pk=reader.user.pk)
            self.check_common(user, visible)
            for article in self.articles[:2]:
                self.check_marker(user, article, f"page:{article.pk}" in visible)

    def check_common(self, user: User, visible: dict[str, Article]) -> None:
        found = search_site(user, SiteSearch(COMMON, per_page=50), self.engine)
        ids = {hit.id for hit in found.hits}
        assert ids <= visible.keys()
        assert found.total == len(ids)
        counts = found.results.facets.get("type", ())
        assert sum(value.count for value in counts) == len(ids)
        if self.nobody_waits:
            assert ids == visible.keys()
        hidden = {a.marker for a in self.articles} - {
            a.marker for a in visible.values()
        }
        shown = str(found.results).lower()
        assert not [marker for marker in hidden if marker in shown]

    def check_marker(self, user: User, article: Article, is_visible: bool) -> None:
        mistyped = f"của {article.marker[:-1]}x năm"
        for text in (article.marker, mistyped):
            found = search_site(user, SiteSearch(text), self.engine)
            if not is_visible:
                assert f"page:{article.pk}" not in {hit.id for hit in found.hits}
                assert article.marker not in str(found.results.hits).lower()
                assert article.marker not in (found.results.suggestion or "")

    def sees(self, reader: Reader, article: Article) -> bool:
        """The model's own answer."""
        if not article.live:
            return False
        if article.groups is not None and not article.groups & reader.groups:
            return False
        if article.unit is None:
            return True
        keys = {unit.row.pk for unit in [article.unit, *article.unit.above]}
        return article.unit.row.pk in reader.units or bool(keys & reader.supervises)

    def article(self, choice: int) -> Article:
        return self.articles[choice % len(self.articles)]

    def page(self, article: Article) -> Page:
        return Page.objects.get(pk=article.pk).specific
