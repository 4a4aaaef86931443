"""The vocabularies: loaded once, suggested without diacritics, changed by their keepers."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import PageViewRestriction

from pages.models import DocumentType, FieldOfWork, IssuingBody, Topic
from pages.vocabulary_loading import load_vocabularies
from tests.factories import ArticlePageFactory, IssuingBodyFactory


def test_a_new_site_knows_the_types_of_party_and_state(db, capsys):
    call_command("setup_site")
    codes = DocumentType.objects.values_list("code", flat=True)
    assert set(codes.filter(system="party")) >= {"NQ", "KL", "CV", "TT"}
    assert set(codes.filter(system="state", normative=False)) >= {"CĐ", "QyĐ", "PB"}
    assert codes.filter(system="state", normative=False).count() == 28
    assert set(codes.filter(normative=True)) >= {"LUẬT", "NĐ", "TTLT"}
    party = DocumentType.objects.filter(system="party", code="QĐ")
    assert {item.name for item in party} == {"Quyết định", "Quy định"}
    assert IssuingBody.objects.get(name="Bộ Chính trị").parent.abbreviation == "TW"


def test_what_was_taken_out_does_not_come_back(home):
    FieldOfWork.objects.filter(slug="nong-nghiep").delete()
    load_vocabularies()
    assert not FieldOfWork.objects.filter(slug="nong-nghiep").exists()


@pytest.mark.parametrize("typed", ["dan", "Dân", "DAN VAN", "van", "dân v"])
def test_topics_are_suggested_whatever_the_diacritics(editor, typed):
    Topic.objects.create(name="Dân vận khéo")
    Topic.objects.create(name="Bảo vệ môi trường")
    answer = editor.get(reverse("pages_topics_autocomplete"), {"term": typed})
    assert answer.json() == ["Dân vận khéo"]


def test_d_with_and_without_stroke_are_one(editor):
    Topic.objects.create(name="Đại đoàn kết")
    answer = editor.get("/admin/topics/autocomplete/", {"term": "dai doan"})
    assert answer.json() == ["Đại đoàn kết"]


def test_nothing_typed_suggests_nothing(editor):
    Topic.objects.create(name="Dân vận")
    assert editor.get(reverse("pages_topics_autocomplete")).json() == []


def test_a_topic_of_hidden_pages_is_not_suggested(editor, admin, library):
    page = ArticlePageFactory(parent=library("tin-bai"))
    page.topics.add("Việc kín")
    page.save()
    address = reverse("pages_topics_autocomplete")
    assert editor.get(address, {"term": "viec"}).json() == ["Việc kín"]
    PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.GROUPS
    )
    assert editor.get(address, {"term": "viec"}).json() == []
    assert admin.get(address, {"term": "viec"}).json() == ["Việc kín"]
    listed = reverse("wagtailsnippets_pages_topic:list")
    assert "Việc kín" not in editor.get(listed).content.decode()


def test_cadres_have_no_suggestions(client, home):
    assert client.get(reverse("pages_topics_autocomplete")).status_code == 302


def test_the_editing_form_asks_our_suggestions(editor, library):
    address = reverse(
        "wagtailadmin_pages:add", args=["pages", "articlepage", library("tin-bai").pk]
    )
    content = editor.get(address).content.decode()
    assert 'data-w-tag-url-value="/admin/topics/autocomplete/"' in content


@pytest.mark.parametrize(
    ("role", "model", "allowed"),
    [
        ("editor", "topic", True),
        ("editor", "issuingbody", True),
        ("editor", "documenttype", False),
        ("editor", "fieldofwork", False),
        ("reviewer", "documenttype", True),
        ("reviewer", "fieldofwork", True),
    ],
)
def test_each_role_changes_its_vocabularies(request, role, model, allowed):
    client = request.getfixturevalue(role)
    answer = client.get(reverse(f"wagtailsnippets_pages_{model}:list"))
    assert (answer.status_code == 200) is allowed


def menu_of(client):
    from wagtail.admin.menu import admin_menu

    request = client.get("/admin/").wsgi_request
    return {item.name for item in admin_menu.menu_items_for_request(request)}


def test_each_role_sees_its_own_menu(editor, reviewer, admin):
    assert menu_of(editor) == {
        "explorer",
        "images",
        "documents",
        "relations",
        "reviews",
        "registers",
        "vocabularies",
        "searching",
        "paper-templates",
        "report-forms",
        "settings",
    }
    assert menu_of(reviewer) == {*menu_of(editor), "reports"}
    assert menu_of(reviewer) <= menu_of(admin)
    assert "help" not in menu_of(admin)


def test_a_body_does_not_close_before_it_opened(db):
    body = IssuingBodyFactory.build(
        opened=datetime.date(2025, 7, 1), closed=datetime.date(2025, 6, 30)
    )
    with pytest.raises(ValidationError) as refused:
        body.full_clean()
    assert set(refused.value.message_dict) == {"closed"}


def test_a_body_does_not_stand_above_itself(db):
    above = IssuingBodyFactory()
    below = IssuingBodyFactory(parent=above)
    above.parent = below
    with pytest.raises(ValidationError) as refused:
        above.full_clean()
    assert set(refused.value.message_dict) == {"parent"}


def test_a_body_is_not_its_own_superior(db):
    body = IssuingBodyFactory()
    body.parent = body
    with pytest.raises(ValidationError) as refused:
        body.full_clean()
    assert set(refused.value.message_dict) == {"parent"}


class TestSuccessors:
    """In the form, since they are known only there before they are stored."""

    @pytest.fixture
    def sent(self, reviewer):
        def send(body, *successors):
            address = reverse("wagtailsnippets_pages_issuingbody:edit", args=[body.pk])
            data = {
                "name": body.name,
                "system": body.system,
                "successors": [item.pk for item in successors],
            }
            return reviewer.post(address, data)

        return send

    def test_a_body_does_not_come_after_itself(self, sent):
        body = IssuingBodyFactory()
        answer = sent(body, body)
        assert set(answer.context["form"].errors) == {"successors"}
        assert not body.successors.exists()

    def test_nor_after_what_came_after_it(self, sent):
        first, second, third = (IssuingBodyFactory() for _number in range(3))
        first.successors.add(second)
        second.successors.add(third)
        answer = sent(third, first)
        assert first.name in str(answer.context["form"].errors["successors"])

    def test_several_bodies_may_follow_one(self, sent):
        body, one, other = (IssuingBodyFactory() for _number in range(3))
        assert sent(body, one, other).status_code == 302
        assert set(body.successors.all()) == {one, other}


def test_successors_are_read_from_both_ends(db):
    old, new = IssuingBodyFactory(), IssuingBodyFactory()
    old.successors.add(new)
    assert list(new.predecessors.all()) == [old]
