"""What a page cites and where it is cited, as its readers see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from pages import citing
from pages.models import CitationReading, PageCitation
from tests.factories import (
    ArticlePageFactory,
    GuidancePageFactory,
    OfficialDocumentPageFactory,
)
from tests.factories.vocabulary import DocumentTypeFactory, IssuingBodyFactory
from tests.pages.conftest import signed_in

SENTENCE = (
    "Thực hiện Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ, xã họp dân."
)


@pytest.fixture
def decree(library):
    """Make the decree that is cited, published."""

    def make(**kwargs):
        page = OfficialDocumentPageFactory(
            parent=library("van-ban"),
            live=False,
            document_type=DocumentTypeFactory(
                system="state", code="NĐ", name="Nghị định"
            ),
            issuing_body=IssuingBodyFactory(name="Chính phủ", system="state"),
            number="59/2023",
            symbol="NĐ-CP",
            issued_on="2023-08-14",
            subject="Quy định chi tiết một số điều",
            title="Nghị định năm mươi chín",
            **kwargs,
        )
        page.save_revision().publish()
        return page

    return make


@pytest.fixture
def letter(library):
    """Make a published letter with these paragraphs, duties and so on."""

    def make(*blocks, text: str = SENTENCE, **kwargs):
        body = list(blocks) or [("paragraph", f"<p>{text}</p>")]
        page = OfficialDocumentPageFactory(
            parent=library("van-ban"), live=False, body=body, **kwargs
        )
        page.save_revision().publish()
        return page

    return make


def shown(page, client=None) -> str:
    answer = (client or signed_in()).get(page.url)
    assert answer.status_code == 200
    return answer.content.decode()


class TestBothEnds:
    def test_what_is_cited_is_a_link_with_its_words(self, decree, letter):
        decree, letter = decree(), letter()
        page = shown(letter)
        link = f'<a href="{decree.url}">Nghị định số 59/2023/NĐ-CP ngày 14/8/2023</a>'
        assert link in page

    def test_so_are_its_words_in_the_text_with_a_card(self, decree, letter):
        decree, letter = decree(), letter()
        page = shown(letter)
        assert (
            f'Thực hiện <a class="cite" href="{decree.url}" '
            f'data-card="card-{decree.pk}" aria-describedby="card-{decree.pk}">'
            "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023</a> của Chính phủ"
        ) in page
        card = page[page.index(f'id="card-{decree.pk}"') :]
        card = card[: card.index("</div>")]
        for said in (
            "Nghị định 59/2023/NĐ-CP",
            "14/08/2023",
            decree.subject,
            "tag-good",
        ):
            assert said in card

    def test_a_clause_that_is_cited_is_named_and_led_to(self, decree, letter):
        decree = decree()
        text = "Theo khoản 2 Điều 7 Nghị định số 59/2023/NĐ-CP ngày 14/8/2023, xã họp."
        letter = letter(text=text)
        assert f'href="{decree.url}#dieu-7-khoan-2"' in shown(letter)
        assert "Khoản 2 Điều 7." in shown(decree)

    def test_a_wrong_date_is_told_and_not_obeyed(self, decree, letter):
        decree = decree()
        letter = letter(text="Theo Nghị định số 59/2023/NĐ-CP ngày 14/9/2023.")
        page = shown(letter)
        assert f'href="{decree.url}"' in page
        assert "citation-doubt" in page

    def test_the_cited_page_shows_the_sentence_and_its_place(self, decree, letter):
        duty = {"number": "1", "title": "", "text": f"<p>{SENTENCE}</p>"}
        decree, letter = decree(), letter(("duty", duty))
        page = shown(decree)
        assert SENTENCE in page
        assert f'href="{letter.url}#nhiem-vu-1"' in page

    def test_guidance_and_articles_cite_too(self, decree, library):
        decree = decree()
        guidance = GuidancePageFactory(parent=library("huong-dan"), answer=SENTENCE)
        article = ArticlePageFactory(parent=library("tin-bai"), lead=SENTENCE)
        for page in (guidance, article):
            page.save_revision().publish()
        assert f'href="{guidance.url}"' in shown(decree)
        assert f'href="{article.url}"' in shown(decree)

    def test_what_is_struck_out_is_cited_no_more(self, decree, letter):
        decree, letter = decree(), letter()
        letter.body = [("paragraph", "<p>Không còn gì.</p>")]
        letter.save_revision().publish()
        assert SENTENCE not in shown(decree)

    def test_a_draft_cites_nothing_yet(self, decree, letter):
        decree, letter = decree(), letter(text="Chưa có gì.")
        letter.body = [("paragraph", f"<p>{SENTENCE}</p>")]
        letter.save_revision()
        assert SENTENCE not in shown(decree)


class TestArrival:
    def test_a_citation_becomes_a_link_when_the_document_arrives(self, decree, letter):
        letter = letter()
        assert "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023" in shown(letter)
        decree = decree()
        assert f'href="{decree.url}"' in shown(letter)

    def test_so_does_a_law_cited_by_its_name(self, letter, library):
        letter = letter(text="Theo Luật Thực hiện dân chủ ở cơ sở, xã công khai.")
        law = OfficialDocumentPageFactory(
            parent=library("van-ban"),
            live=False,
            document_type=DocumentTypeFactory(system="state", code="LUẬT", name="Luật"),
            issuing_body=IssuingBodyFactory(name="Quốc hội", system="state"),
            number="10/2022",
            symbol="QH15",
            issued_on="2022-11-10",
            subject="Thực hiện dân chủ ở cơ sở",
        )
        law.save_revision().publish()
        assert f'href="{law.url}"' in shown(letter)

    def test_one_whose_number_was_wrong_loses_the_link(self, decree, letter):
        decree, letter = decree(), letter()
        decree.number = "58/2023"
        decree.save_revision().publish()
        assert f'href="{decree.url}"' not in shown(letter)

    def test_a_deleted_document_leaves_the_citation(self, decree, letter):
        decree, letter = decree(), letter()
        decree.delete()
        assert PageCitation.objects.get().target_id is None
        assert "Nghị định số 59/2023/NĐ-CP" in shown(letter)


class TestAccess:
    def hide(self, page):
        PageViewRestriction.objects.create(
            page=page, restriction_type=PageViewRestriction.GROUPS
        )

    def test_a_citing_page_that_is_hidden_does_not_exist(self, decree, letter):
        decree, letter = decree(), letter(title="Thư không cho xem")
        self.hide(letter)
        page = shown(decree)
        assert letter.title not in page
        assert SENTENCE not in page
        assert letter.title in shown(decree, signed_in(superuser=True))

    def test_a_cited_page_that_is_hidden_is_as_one_not_held(self, decree, letter):
        decree, letter = decree(), letter()
        self.hide(decree)
        page = shown(letter)
        assert "Nghị định số 59/2023/NĐ-CP ngày 14/8/2023" in page
        assert decree.url not in page

    def test_what_is_known_of_a_hidden_page_is_not_told(self, decree, letter):
        decree = decree()
        letter = letter(text="Theo Nghị định số 59/2023/NĐ-CP ngày 14/9/2023.")
        self.hide(decree)
        page = shown(letter)
        assert "citation-doubt" not in page
        assert "14/08/2023" not in page
        assert f"card-{decree.pk}" not in page
        assert 'class="cite"' not in page

    def test_a_page_taken_down_is_no_link(self, decree, letter):
        decree, letter = decree(), letter()
        decree.refresh_from_db()
        decree.unpublish()
        assert decree.url not in shown(letter)


class TestHelper:
    """Pages that were published before their citations were read."""

    def test_they_are_read_by_the_helper(self, decree, letter):
        decree, letter = decree(), letter()
        PageCitation.objects.all().delete()
        CitationReading.objects.all().delete()
        assert citing.note_next() is True
        assert PageCitation.objects.get().target_id == decree.pk
        assert citing.note_next() is False

    def test_so_are_those_that_an_older_reader_read(self, letter):
        letter()
        PageCitation.objects.all().delete()
        assert citing.note_next() is False
        CitationReading.objects.update(reader=citing.READER - 1)
        assert citing.note_next() is True
        assert PageCitation.objects.exists()


def test_queries_do_not_grow_with_the_citations(decree, letter):
    decree, client = decree(), signed_in()
    letter()

    def queries() -> int:
        client.get(decree.url)
        with CaptureQueriesContext(
            connection,
        ) as found:
            client.get(decree.url)
        return len(found)

    before = queries()
    for _more in range(20):
        letter()
    assert queries() == before
