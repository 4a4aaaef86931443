"""The structure that every site has, made or mended; safe to repeat.

Rights in Wagtail are inherited downwards and cannot be taken back below, so roles get
rights on each library, never on a page above the private sections, and on the shared
collection, never on the root of collections.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.utils.text import slugify
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from intranet.roles import CADRES, EDITORS, REVIEWERS
from pages.models import HomePage, LibraryPage
from pages.vocabulary_loading import load_vocabularies

PUBLIC_COLLECTION = "Thư viện chung"
WORKFLOW = "Duyệt trước khi đăng"
APPROVAL = "Người duyệt đồng ý đăng"


@dataclass(frozen=True)
class Section:
    """A library that every site has."""

    slug: str
    title: str
    kind: str
    introduction: str


SECTIONS = (
    Section(
        "van-ban",
        "Văn bản",
        "officialdocumentpage",
        "Văn bản chỉ đạo, điều hành và văn bản pháp luật để tra cứu, thực hiện.",
    ),
    Section(
        "huong-dan",
        "Hướng dẫn",
        "guidancepage",
        "Hướng dẫn nghiệp vụ và pháp luật theo từng việc, kèm biểu mẫu.",
    ),
    Section(
        "tin-bai",
        "Tin, bài",
        "articlepage",
        "Tin và bài tuyên truyền, kèm bản đọc trên loa truyền thanh.",
    ),
    Section(
        "tai-lieu",
        "Tài liệu tuyên truyền",
        "materialpage",
        "Tờ rơi, áp phích, bài trình chiếu, bài phát thanh, âm thanh và phim ngắn.",
    ),
    Section(
        "mo-hinh",
        "Mô hình hay",
        "practicepage",
        "Mô hình, cách làm hiệu quả của các đơn vị để học tập, làm theo.",
    ),
)

PAGE_RIGHTS = {
    EDITORS: ("add_page", "change_page"),
    REVIEWERS: (
        "add_page",
        "change_page",
        "publish_page",
        "lock_page",
        "unlock_page",
    ),
}
# Wagtail asks for the rights of its own models, whichever take their place.
FILE_RIGHTS = tuple(
    f"{verb}_{kind}"
    for kind in ("image", "document")
    for verb in ("add", "change", "choose")
)
REGISTERS = ("numberseries", "outgoingentry", "incomingentry")
VOCABULARY_RIGHTS = {
    EDITORS: ("topic", "issuingbody", "synonymgroup", *REGISTERS),
    REVIEWERS: (
        "topic",
        "issuingbody",
        "documenttype",
        "fieldofwork",
        "synonymgroup",
        *REGISTERS,
        "registerclosing",
    ),
}

_further: list[Callable[[HomePage], object]] = []


def register_structure(build: Callable[[HomePage], object]) -> None:
    """``build(home)`` makes what another app keeps below the home page (the container of
    private sections); it must be safe to repeat."""
    _further.append(build)


@transaction.atomic
def ensure_site_structure(*, organisation: str = "Xã mẫu") -> HomePage:
    """Groups with their rights, home page, libraries, shared collection and workflow."""
    load_vocabularies()
    groups = _groups()
    home = _home(organisation)
    libraries = [_library(home, section) for section in SECTIONS]
    _page_rights(groups, libraries)
    _collection_rights(groups)
    _workflow(groups[REVIEWERS], libraries)
    for build in _further:
        build(home)
    return home


def public_collection() -> Collection:
    """The collection of what editors publish, below the root."""
    root = Collection.get_first_root_node()
    found = root.get_children().filter(name=PUBLIC_COLLECTION).first()
    return found or root.add_child(name=PUBLIC_COLLECTION)


def _groups() -> dict[str, Group]:
    # Wagtail's own example groups hold rights on the root, which nobody here may have.
    Group.objects.filter(name__in=["Editors", "Moderators"], user=None).delete()
    groups = {
        name: Group.objects.get_or_create(name=name)[0]
        for name in (EDITORS, REVIEWERS, CADRES)
    }
    for name in (EDITORS, REVIEWERS):
        codenames = ["access_admin"]
        for model in VOCABULARY_RIGHTS[name]:
            codenames += [f"add_{model}", f"change_{model}", f"view_{model}"]
        groups[name].permissions.add(*_permissions(codenames))
    return groups


def _permissions(codenames: Iterable[str]) -> list[Permission]:
    apps = (
        "wagtailadmin",
        "wagtailcore",
        "wagtaildocs",
        "wagtailimages",
        "pages",
        "search",
    )
    return list(
        Permission.objects.filter(
            codename__in=list(codenames), content_type__app_label__in=apps
        )
    )


def _home(organisation: str) -> HomePage:
    home = HomePage.objects.first()
    if home is None:
        root = Page.get_first_root_node()
        title = "Trang chủ"
        home = root.add_child(
            instance=HomePage(
                title=title, slug=slugify(title), organisation=organisation
            )
        )
    site = Site.objects.filter(is_default_site=True).first() or Site(
        hostname="localhost", is_default_site=True
    )
    if site.root_page_id != home.pk:
        welcome = site.root_page if site.root_page_id else None
        site.root_page, site.site_name = home, organisation
        site.save()
        if welcome and type(welcome.specific) is Page and not welcome.is_root():
            welcome.delete()
    return home


def _library(home: HomePage, section: Section) -> LibraryPage:
    found = LibraryPage.objects.child_of(home).filter(slug=section.slug).first()
    return found or home.add_child(
        instance=LibraryPage(
            title=section.title,
            slug=section.slug,
            kinds=[section.kind],
            introduction=section.introduction,
            show_in_menus=True,
        )
    )


def _page_rights(groups: dict[str, Group], libraries: list[LibraryPage]) -> None:
    for name, codenames in PAGE_RIGHTS.items():
        for permission in _permissions(codenames):
            for library in libraries:
                GroupPagePermission.objects.get_or_create(
                    group=groups[name], page=library, permission=permission
                )


def _collection_rights(groups: dict[str, Group]) -> None:
    collection = public_collection()
    for name in PAGE_RIGHTS:
        for permission in _permissions(FILE_RIGHTS):
            GroupCollectionPermission.objects.get_or_create(
                group=groups[name], collection=collection, permission=permission
            )


def _workflow(reviewers: Group, libraries: list[LibraryPage]) -> None:
    # Wagtail ships a workflow on the root for the groups that are removed above.
    Workflow.objects.filter(name="Moderators approval").delete()
    GroupApprovalTask.objects.filter(name="Moderators approval").delete()
    task, _created = GroupApprovalTask.objects.get_or_create(name=APPROVAL)
    task.groups.add(reviewers)
    workflow, _created = Workflow.objects.get_or_create(name=WORKFLOW)
    WorkflowTask.objects.get_or_create(
        workflow=workflow, task=task, defaults={"sort_order": 0}
    )
    for library in libraries:
        WorkflowPage.objects.get_or_create(
            page=library, defaults={"workflow": workflow}
        )
