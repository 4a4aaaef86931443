"""Pages of every content type; ``parent`` is a page that exists."""

import factory
import wagtail_factories

from pages import models
from tests.factories.vocabulary import DocumentTypeFactory, IssuingBodyFactory


class LibraryPageFactory(wagtail_factories.PageFactory):
    """A library."""

    class Meta:
        model = models.LibraryPage

    title = factory.Sequence(lambda n: f"Thư mục {n}")


class OfficialDocumentPageFactory(wagtail_factories.PageFactory):
    """An official document with a number of its own."""

    class Meta:
        model = models.OfficialDocumentPage

    document_type = factory.SubFactory(DocumentTypeFactory)
    issuing_body = factory.SubFactory(IssuingBodyFactory)
    number = factory.Sequence(lambda n: f"{n + 1:02}")
    symbol = "CV/ĐU"
    subject = factory.Sequence(lambda n: f"Về việc thực hiện nội dung thứ {n}")
    title = factory.LazyAttribute(lambda item: item.subject[:255])
    issued_on = "2026-03-05"


class GuidancePageFactory(wagtail_factories.PageFactory):
    """Guidance with a short answer."""

    class Meta:
        model = models.GuidancePage

    title = factory.Sequence(lambda n: f"Hướng dẫn {n}")
    question = factory.LazyAttribute(lambda item: f"{item.title}: làm thế nào?")
    answer = "Làm theo các bước dưới đây."


class ArticlePageFactory(wagtail_factories.PageFactory):
    """An article."""

    class Meta:
        model = models.ArticlePage

    title = factory.Sequence(lambda n: f"Bài viết {n}")
    lead = "Tóm tắt của bài viết."


class MaterialPageFactory(wagtail_factories.PageFactory):
    """A leaflet, without files."""

    class Meta:
        model = models.MaterialPage

    title = factory.Sequence(lambda n: f"Tài liệu {n}")
    kind = models.MaterialPage.Kind.LEAFLET
    description = "Nội dung của tài liệu."


class PracticePageFactory(wagtail_factories.PageFactory):
    """A nominated practice."""

    class Meta:
        model = models.PracticePage

    title = factory.Sequence(lambda n: f"Mô hình {n}")
    problem = "Vấn đề đã gặp."


class TopicPageFactory(wagtail_factories.PageFactory):
    """A topic page without groups."""

    class Meta:
        model = models.TopicPage

    title = factory.Sequence(lambda n: f"Chuyên đề {n}")
