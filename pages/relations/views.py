"""`/admin/relations/`: what waits to be confirmed, and the relations of a document."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext, ngettext
from django.views.decorators.http import require_http_methods

from intranet import access
from intranet.models import User
from pages.duplicates import known_to
from pages.models import OfficialDocumentPage
from pages.models.relation import Relation
from pages.relations import deciding, queue
from pages.relations.forms import NewRelationForm, RelationForm

PER_PAGE = 50
LONGEST_ID = 10


@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """Proposals of all documents that the person may edit; several can be decided at
    once."""
    user = _person(request)
    everything = request.GET.get("all") == "1"
    if request.method == "POST":
        _decide_chosen(request, user)
        return redirect(request.get_full_path())
    rows = Paginator(queue.waiting(user, everything=everything), PER_PAGE)
    context = {
        "rows": rows.get_page(request.GET.get("p")),
        "everything": everything,
        "total": rows.count,
    }
    return render(request, "pages/admin/relations_waiting.html", context)


@require_http_methods(["GET", "POST"])
def of_document(request: HttpRequest, page_id: int) -> HttpResponse:
    """Every relation that one document states, and a form for another one."""
    user = _person(request)
    page = _document(user, page_id)
    known = access.visible_pages(user).filter(
        pk__in=OfficialDocumentPage.objects.values("pk")
    )
    form = NewRelationForm(request.POST or None, source=page, known=known)
    if form.is_valid():
        target = form.cleaned_data["target"]
        deciding.add(source=page, target=target, by=user, **form.decision())
        messages.success(request, gettext("The relation is entered."))
        return redirect("pages_relations_of", page.pk)
    rows = queue.of_document(user, page)
    context = {"page": page, "rows": rows, "form": form}
    return render(request, "pages/admin/relations_of.html", context)


@require_http_methods(["GET", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one relation right, confirm or refuse it."""
    user = _person(request)
    relation = get_object_or_404(queue.decided_by_person(user), pk=pk)
    shown = relation if relation.target_seen else _without_target(relation)
    form = RelationForm(request.POST or None, relation=shown)
    back = redirect("pages_relations_of", relation.source_id)
    if "refuse" in request.POST:
        deciding.refuse(relation=relation, by=user)
        messages.success(request, gettext("The relation is refused."))
        return back
    if form.is_valid():
        deciding.confirm(relation=relation, by=user, **form.decision())
        messages.success(request, gettext("The relation is confirmed."))
        return back
    context = {"relation": relation, "form": form}
    return render(request, "pages/admin/relation.html", context)


def _person(request: HttpRequest) -> User:
    if not isinstance(request.user, User):
        raise Http404
    return request.user


def _document(user: User, page_id: int) -> OfficialDocumentPage:
    documents = OfficialDocumentPage.objects.filter(known_to(user), pk=page_id)
    page: OfficialDocumentPage | None = documents.first()
    if page is None or not deciding.may_decide(user, page):
        raise Http404
    return page


def _without_target(relation: Relation) -> Relation:
    """What the person may not see is not looked into for its clauses."""
    return Relation(
        kind=relation.kind,
        target_anchors=relation.target_anchors,
        since=relation.since,
    )


def _decide_chosen(request: HttpRequest, user: User) -> None:
    ids = [
        item
        for item in request.POST.getlist("relation")
        if item.isdecimal() and len(item) < LONGEST_ID
    ]
    chosen = list(queue.waiting(user, everything=True).filter(pk__in=ids))
    decide = deciding.refuse if "refuse" in request.POST else deciding.confirm
    for relation in chosen:
        decide(relation=relation, by=user)
    said = ngettext(
        "%(count)d relation is decided.",
        "%(count)d relations are decided.",
        len(chosen),
    )
    messages.success(request, said % {"count": len(chosen)})
