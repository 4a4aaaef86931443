"""Lists: filters narrow, counts hold under the other filters, addresses can be shared."""

import datetime
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import QueryDict
from wagtail.models import PageViewRestriction

from intranet.models import User
from pages.listing import list_below
from pages.listing.results import Results
from tests.factories import (
    ArticlePageFactory,
    DocumentTypeFactory,
    FieldOfWorkFactory,
    IssuingBodyFactory,
    LibraryPageFactory,
    OfficialDocumentPageFactory,
    UserFactory,
)

TODAY = datetime.date.today()


@pytest.fixture
def library(db):
    from wagtail.models import Page

    return LibraryPageFactory(parent=Page.objects.get(depth=1), title="Văn bản")


@pytest.fixture
def letters(library) -> Iterator[None]:
    """Two letters of one body, a resolution of another; one letter has expired."""
    party = IssuingBodyFactory(name="Đảng ủy xã Thử")
    council = IssuingBodyFactory(name="Hội đồng nhân dân xã Thử", system="state")
    resolution = DocumentTypeFactory(system="state", code="NQ", name="Nghị quyết")
    field = FieldOfWorkFactory(name="Dân chủ ở cơ sở", slug="dan-chu")
    for date, ended in (
        ("2025-02-01", TODAY - datetime.timedelta(1)),
        ("2026-03-05", None),
    ):
        page = OfficialDocumentPageFactory(
            parent=library, issuing_body=party, issued_on=date, effective_to=ended
        )
        page.fields_of_work.add(field)
        page.save()
    OfficialDocumentPageFactory(
        parent=library,
        issuing_body=council,
        document_type=resolution,
        symbol="NQ-HĐND",
        issued_on="2026",
        effective_from=TODAY + datetime.timedelta(1),
    )
    yield


def listed(library, query: str = "", user=None) -> Results:
    return list_below(library, user=user or UserFactory(), query=QueryDict(query))


def counts(results: Results, name: str) -> dict[str, int]:
    for facet in results.facets:
        if facet.name == name:
            return {choice.label: choice.count for choice in facet.choices}
    return {}


def test_everything_is_counted(library, letters) -> None:
    results = listed(library)
    assert results.total == 3
    assert counts(results, "type") == {"Công văn": 2, "Nghị quyết": 1}
    assert counts(results, "year") == {"2026": 2, "2025": 1}
    assert (
        counts(results, "effect").keys() >= {"Còn hiệu lực"}
        or len(counts(results, "effect")) == 3
    )


def test_a_facet_with_one_value_is_not_offered(library, letters) -> None:
    assert "kind" not in {facet.name for facet in listed(library).facets}


def test_counts_stand_under_the_other_filters(library, letters) -> None:
    results = listed(library, "type=Công văn")
    assert results.total == 2
    assert counts(results, "type") == {"Công văn": 2, "Nghị quyết": 1}
    assert counts(results, "issuer") == {}  # one value left, nothing chosen
    assert counts(results, "year") == {"2026": 1, "2025": 1}


def test_two_values_of_a_facet_add_up(library, letters) -> None:
    assert listed(library, "type=Công văn&type=Nghị quyết").total == 3


def test_two_facets_narrow(library, letters) -> None:
    assert listed(library, "type=Công văn&year=2026").total == 1


@pytest.mark.parametrize(
    ("state", "total"), [("in_force", 1), ("expired", 1), ("not_yet", 1), ("partly", 0)]
)
def test_effect_goes_by_the_dates(library, letters, state: str, total: int) -> None:
    assert listed(library, f"effect={state}").total == total


def test_a_page_in_two_chosen_fields_is_listed_once(library) -> None:
    fields = [FieldOfWorkFactory(), FieldOfWorkFactory()]
    page = OfficialDocumentPageFactory(parent=library)
    page.fields_of_work.set(fields)
    page.save()
    query = "&".join(f"field={field.slug}" for field in fields)
    assert listed(library, query).total == 1


def test_a_chosen_value_stays_to_be_taken_away(library, letters) -> None:
    results = listed(library, "type=Nghị quyết&year=2025")
    assert results.total == 0
    assert counts(results, "type")["Nghị quyết"] == 0
    assert [chip.label for chip in results.chips] == [
        f"{facet.label}: {choice.label}"
        for facet in results.facets
        for choice in facet.choices
        if choice.chosen
    ]
    assert "year=2025" in results.chips[0].address
    assert "type" not in results.chips[0].address


@pytest.mark.parametrize(
    "query",
    [
        "issuer=abc",
        "issuer=99999999999999999999",
        "year=²",
        "page=-1",
        "page=999999999",
        "page=x",
        "sort=;drop",
        "effect=nonsense",
        "kind=user",
        "field=%00",
        "type=" + "x" * 5000,
        "&".join(f"year={n}" for n in range(2000)),
    ],
)
def test_nonsense_in_the_address_is_never_an_error(library, letters, query) -> None:
    results = listed(library, query)
    assert results.total <= 3
    assert list(results.rows) is not None


def test_order_by_date_title_and_publication(library, letters) -> None:
    dates = [entry.date for entry in listed(library).rows]
    assert dates == ["2026-03-05", "2026", "2025-02-01"]
    titles = [entry.title for entry in listed(library, "sort=title").rows]
    assert titles == sorted(titles)
    last = OfficialDocumentPageFactory(parent=library, issued_on="1990")
    last.save_revision().publish()
    assert listed(library, "sort=new").rows[0].pk == last.pk


def test_pages_keep_the_choice(library) -> None:
    for _number in range(25):
        OfficialDocumentPageFactory(parent=library)
    first = listed(library, "type=Công văn")
    assert len(first.rows) == 20
    assert first.following == "?type=C%C3%B4ng+v%C4%83n&page=2"
    second = listed(library, first.following[1:])
    assert len(second.rows) == 5
    assert second.previous == "?type=C%C3%B4ng+v%C4%83n"


def test_equal_choices_have_equal_addresses(library, letters) -> None:
    one = listed(library, "year=2026&year=2025&type=Công văn").pages
    addresses = {
        listed(library, query).orders[1].address
        for query in ("year=2026&year=2025&kind=", "year=2025&sort=&year=2026&x=1")
    }
    assert one == ()
    assert addresses == {"?year=2025&year=2026&sort=new"}


def test_kinds_are_named_in_words(library, letters) -> None:
    ArticlePageFactory(parent=library)
    assert sum(counts(listed(library), "kind").values()) == 4
    assert listed(library, "kind=articlepage").total == 1


def test_what_is_closed_is_neither_listed_nor_counted(library, letters) -> None:
    closed = OfficialDocumentPageFactory(parent=library, issued_on="1999")
    restriction = PageViewRestriction.objects.create(
        page=closed, restriction_type=PageViewRestriction.GROUPS
    )
    results = listed(library)
    assert results.total == 3
    assert "1999" not in counts(results, "year")
    restriction.delete()
    assert listed(library).total == 4


def test_nobody_sees_nothing_on_a_closed_site(library, letters) -> None:
    results = listed(library, user=AnonymousUser())
    assert results.total == 0
    assert results.facets == ()


def test_cost_does_not_grow_with_rows(
    library, letters, django_assert_num_queries, django_assert_max_num_queries
) -> None:
    person = UserFactory()

    def read() -> None:
        user = User.objects.get(pk=person.pk)
        results = list_below(library, user=user, query=QueryDict("type=Công văn"))
        for entry in results.rows:
            assert entry.kind_name

    with django_assert_max_num_queries(16) as before:
        read()
    for _number in range(20):
        OfficialDocumentPageFactory(parent=library)
    with django_assert_num_queries(len(before)):
        read()
