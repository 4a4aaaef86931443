"""Why a page ranks where it does, and what other weights would do."""

from dataclasses import fields, replace
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from intranet import access
from search import outbox
from search.admin.permissions import keepers_only
from search.backend import get_engine
from search.engines.base import EngineUnavailable
from search.explaining import explain_search
from search.judging import compare, mean, read_judgements
from search.matching import visible
from search.query import MAX_CHARACTERS
from search.ranking import WEIGHTS, Weights
from search.records import SearchRequest
from search.searching import Searcher
from search.service import known, synonyms

NUMBERS = [field.name for field in fields(Weights) if field.type in (float, "float")]
MOST = 10_000.0


class ExplainForm(forms.Form):
    """Words, and weights to try; a weight that is left empty is the live one."""

    q = forms.CharField(label=_("Words"), max_length=MAX_CHARACTERS, required=False)
    judged = forms.CharField(
        label=_("Judged questions"),
        help_text=_(
            "One on a line: the question, =, the numbers of the pages that answer it, "
            "apart by commas."
        ),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in NUMBERS:
            self.fields[name] = forms.FloatField(
                label=name,
                required=False,
                min_value=0,
                max_value=MOST,
                widget=forms.NumberInput(
                    attrs={"step": "any", "placeholder": getattr(WEIGHTS, name)}
                ),
            )

    @property
    def weights(self) -> Weights:
        """The live weights with those that were typed."""
        typed = {name: self.cleaned_data[name] for name in NUMBERS}
        return replace(WEIGHTS, **{k: v for k, v in typed.items() if v is not None})


@require_http_methods(["GET", "POST"])
@never_cache
@keepers_only
def explain(request: HttpRequest) -> HttpResponse:
    """Nothing is saved: the live weights are in the code, where they are measured."""
    form = ExplainForm(request.POST or request.GET or None)
    context: dict[str, Any] = {"form": form}
    if form.is_bound and form.is_valid():
        try:
            context |= _explained(request.user, form)
        except EngineUnavailable:
            context["down"] = True
    return render(request, "search/admin/explain.html", context)


def _explained(viewer: access.Viewer, form: ExplainForm) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if text := form.cleaned_data["q"].replace("\x00", ""):
        wanted = SearchRequest(
            text, access.search_tokens(viewer), outbox.withheld(), facets=False
        )
        searcher = Searcher(get_engine(), form.weights, synonyms(), known())
        explained = explain_search(searcher, wanted)
        seen = visible(viewer, [item.id for item in explained])
        found["explained"] = [item for item in explained if item.id in seen]
    if questions := read_judgements(form.cleaned_data["judged"]):
        trials = compare(viewer, questions, form.weights)
        found["trials"] = trials
        found["live"] = mean([trial.live for trial in trials])
        found["tried"] = mean([trial.tried for trial in trials])
    return found
