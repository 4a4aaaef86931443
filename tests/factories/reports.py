"""Report forms with their sections and indicators."""

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from units.models import FormSection, FormVersion, Indicator, ReportForm


class ReportFormFactory(DjangoModelFactory):
    class Meta:
        model = ReportForm

    name = factory.Sequence(lambda n: f"Báo cáo tháng {n}")


class FormVersionFactory(DjangoModelFactory):
    """A published version, without questions."""

    class Meta:
        model = FormVersion

    form = factory.SubFactory(ReportFormFactory)
    number = 1
    published_at = factory.LazyFunction(timezone.now)


class FormSectionFactory(DjangoModelFactory):
    class Meta:
        model = FormSection

    version = factory.SubFactory(FormVersionFactory)
    code = factory.Sequence(lambda n: f"phan-{n}")
    heading = factory.Sequence(lambda n: f"Phần {n}")
    sort_order = factory.Sequence(lambda n: n)


class IndicatorFactory(DjangoModelFactory):
    class Meta:
        model = Indicator

    section = factory.SubFactory(FormSectionFactory)
    code = factory.Sequence(lambda n: f"chi-tieu-{n}")
    name = factory.Sequence(lambda n: f"Chỉ tiêu {n}")
    sort_order = factory.Sequence(lambda n: n)
