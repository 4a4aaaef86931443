"""A small whole site for the tests of access: one of every kind of page, a closed
section, two units, files in an own and in a foreign collection, and one person of every
role. What is hidden carries the word ``MARKER`` in every name it has."""

from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from wagtail.models import Collection, Page, Task, Workflow

from intranet.models import User
from intranet.roles import CADRES, EDITORS, REVIEWERS
from pages.models import CustomDocument, CustomImage, HomePage, LibraryPage
from pages.setup import ensure_site_structure, public_collection
from tests.factories import (
    ArticlePageFactory,
    DocumentFactory,
    GuidancePageFactory,
    ImageFactory,
    MaterialPageFactory,
    MembershipFactory,
    OfficialDocumentPageFactory,
    PracticePageFactory,
    TopicPageFactory,
    UserFactory,
)
from tests.factories.files import picture
from tests.factories.places import collection, restrict, section, unit_with_section
from units.models import Unit

MARKER = "zqxhidden"


@dataclass
class World:
    """What the tests name."""

    home: HomePage
    pages: dict[str, Page] = field(default_factory=dict)
    people: dict[str, User] = field(default_factory=dict)
    units: dict[str, Unit] = field(default_factory=dict)
    images: dict[str, CustomImage] = field(default_factory=dict)
    documents: dict[str, CustomDocument] = field(default_factory=dict)
    closed: LibraryPage | None = None
    foreign_collection: Collection | None = None


def build() -> World:
    """Make it."""
    world = World(home=ensure_site_structure())
    _units_and_people(world)
    _files(world)
    _pages(world)
    _hidden(world)
    return world


def _units_and_people(world: World) -> None:
    above = unit_with_section("Đảng ủy")
    own = unit_with_section("Chi bộ Một", parent=above)
    # What units there are is no secret; what is in their sections is.
    hidden = unit_with_section(
        "Chi bộ Hai",
        parent=above,
        title=f"Phòng {MARKER}",
        slug=f"don-vi-{MARKER}",
    )
    world.units = {"above": above, "own": own, "hidden": hidden}
    world.people = {
        "stranger": UserFactory(username="stranger"),
        "cadre": UserFactory(username="cadre", roles=[CADRES]),
        "member": MembershipFactory(unit=own, user__username="member").user,
        "other_member": MembershipFactory(unit=hidden, user__username="other").user,
        "supervisor": MembershipFactory(
            unit=above, supervises=True, user__username="supervisor"
        ).user,
        "reviewer": UserFactory(username="reviewer", roles=[REVIEWERS]),
        "editor": UserFactory(username="editor", roles=[EDITORS]),
        "superuser": UserFactory(username="superuser", superuser=True),
    }


def _files(world: World) -> None:
    shared = public_collection()
    foreign = collection(f"Kho {MARKER}")
    world.foreign_collection = foreign
    for key, place, name in (("own", shared, "chung"), ("hidden", foreign, MARKER)):
        image = ContentFile(picture(), f"anh-{name}.png")
        world.images[key] = ImageFactory(
            title=f"Ảnh {name}", collection=place, file=image
        )
        world.documents[key] = DocumentFactory(
            title=f"Tệp {name}",
            collection=place,
            file=ContentFile(b"noi dung", f"tep-{name}.txt"),
        )


def _pages(world: World) -> None:
    def below(slug: str) -> dict[str, Any]:
        return {"parent": LibraryPage.objects.get(slug=slug)}

    document = OfficialDocumentPageFactory(**below("van-ban"))
    document.attachments.create(file=world.documents["own"])
    document.save()
    world.pages = {
        "home": world.home,
        "library": LibraryPage.objects.get(slug="van-ban"),
        "official_document": document,
        "guidance": GuidancePageFactory(**below("huong-dan")),
        "article": ArticlePageFactory(
            **below("tin-bai"), cover=world.images["own"], cover_alternative="Ảnh"
        ),
        "material": MaterialPageFactory(**below("tai-lieu")),
        "practice": PracticePageFactory(**below("mo-hinh")),
        "topic": TopicPageFactory(parent=world.home),
    }


def _hidden(world: World) -> None:
    """A section nobody but administrators has rights on, a document in it that is for
    one unit only, and a draft there."""
    group = Group.objects.create(name=f"Nhóm {MARKER}")
    owner = UserFactory(username=f"u-{MARKER}", full_name=f"Người {MARKER}")
    owner.groups.add(group)
    closed = section(f"kho-{MARKER}", title=f"Kho {MARKER}")
    restrict(closed, group)
    world.closed = closed
    secret = ArticlePageFactory(
        parent=closed,
        title=f"Bài {MARKER}",
        slug=f"bai-{MARKER}",
        owner=owner,
        cover=world.images["hidden"],
        cover_alternative="Ảnh",
    )
    secret.save_revision(user=owner, log_action=True)
    secret.locked, secret.locked_by = True, owner
    secret.save()
    draft = ArticlePageFactory(
        parent=closed, title=f"Nháp {MARKER}", slug=f"nhap-{MARKER}", live=False
    )
    Workflow.objects.create(name=f"Quy trình {MARKER}")
    Task.objects.create(name=f"Bước {MARKER}")
    own = OfficialDocumentPageFactory(
        parent=LibraryPage.objects.get(slug="van-ban"), subject="Văn bản cho một đơn vị"
    )
    own_group = world.units["own"].group
    assert own_group is not None
    restrict(own, own_group)
    world.pages |= {
        "closed_section": closed,
        "closed_article": secret,
        "closed_draft": draft,
        "for_unit": own,
        "units": world.units["own"].page.get_parent().specific,
        "own_section": world.units["own"].page,
        "other_section": world.units["hidden"].page,
    }
