"""A DOCX template filled with plain values (https://docxtpl.readthedocs.io/).

Editors may replace templates, so they run in Jinja's sandbox, get no objects of the site,
and what is wrong in one is said with the very tag.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from units.papers.fitting import fit_columns

CLOSED = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
CLOSING = re.compile(r"\{%\w*\s+(?:end(?:for|if|set)|else|elif)\b")
TAG = re.compile(r"\{[{%#].*?(?:[}%#]\}|$)", re.MULTILINE)
# What XML 1.0 forbids, and the characters that docxtpl takes for orders of its own.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


class BrokenTemplate(ValidationError):
    """The template cannot be filled; the message names the tag."""


def render(template: bytes, values: Mapping[str, Any]) -> bytes:
    """The DOCX that a template and values give."""
    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, autoescape=True
    )
    try:
        paper = DocxTemplate(io.BytesIO(template))
        _refuse_open_tags(paper)
        paper.render(_clean(values), environment, autoescape=True)
        fit_columns(paper.docx.element.body)
        buffer = io.BytesIO()
        paper.save(buffer)
    except (PackageNotFoundError, zipfile.BadZipFile, KeyError) as error:
        raise BrokenTemplate(_("The template is not a DOCX file.")) from error
    except TemplateError as error:
        raise BrokenTemplate(_reason(error)) from error
    except (XMLSyntaxError, ValueError, TypeError, ArithmeticError) as error:
        message = _("The template cannot be filled: %(why)s")
        raise BrokenTemplate(message % {"why": error}) from error
    return buffer.getvalue()


def _refuse_open_tags(paper: DocxTemplate) -> None:
    """A tag begins and ends in one paragraph; docxtpl would swallow what lies between
    one that is not closed and the next."""
    for paragraph in paper.get_docx().element.body.iter(qn("w:p")):
        text = "".join(node.text or "" for node in paragraph.iter(qn("w:t")))
        left = re.search(r"(\{[{%#].*)|(.*[}%#]\})", CLOSED.sub("", text))
        if left:
            message = _("The tag %(tag)s of the template is not closed.")
            raise BrokenTemplate(message % {"tag": left.group().strip()})


def _reason(error: TemplateError) -> str:
    near = " ".join(getattr(error, "docx_context", ()))
    if isinstance(error, UndefinedError):
        message = _("The template asks for something that there is not: %(why)s")
        return message % {"why": error.message}
    tag = _broken_tag(near)
    if isinstance(error, TemplateSyntaxError) and tag:
        message = _("The tag %(tag)s of the template is broken: %(why)s")
        return message % {"tag": tag, "why": error.message}
    return _("The template cannot be filled: %(why)s") % {"why": error.message}


def _broken_tag(near: str) -> str:
    """The first tag nearby that is wrong by itself, else the one in the middle."""
    environment = ImmutableSandboxedEnvironment()
    tags = TAG.findall(near)
    for tag in tags:
        if CLOSING.match(tag):
            continue
        plain = re.sub(r"^\{([{%])(?:p|tr|tc|r) ", r"{\1 ", tag)
        try:
            environment.parse(plain)
        except TemplateSyntaxError as error:
            if "Unexpected end of template" not in (error.message or ""):
                return str(tag)
    return str(tags[len(tags) // 2]) if tags else ""


def _clean(value: Any) -> Any:
    """Values as XML can hold them."""
    if isinstance(value, str):
        return FORBIDDEN.sub("", value.replace("\t", " "))
    if isinstance(value, Mapping):
        return {key: _clean(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_clean(item) for item in value]
    return value
