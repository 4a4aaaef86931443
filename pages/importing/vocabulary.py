"""Which document type and which body a letter names: found among ours, else made."""

import unicodedata

from pages.models.vocabulary import DocumentType, IssuingBody, System
from search.document_types import NAMES, fold

from .fields import Letter
from .layouts import PARTY

_PARTY_BODIES = (
    "dang uy",
    "dang bo",
    "chi bo",
    "chi uy",
    "tinh uy",
    "thanh uy",
    "bo chinh tri",
    "ban bi thu",
    "ban chap hanh trung uong",
    "ban thuong vu",
    "van phong trung uong",
    "uy ban kiem tra",
)
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_FRONT_BODIES = ("uy ban mat tran", "uy ban trung uong mat tran", "hoi ", "doan ")


def system_of(letter: Letter) -> System:
    """Whose form the document follows, by its layout, else by its body's name."""
    if (letter.layout or "").startswith(PARTY):
        return System.PARTY
    return System.STATE if letter.layout else _system_of_name(letter.issuing_body or "")


def document_type_of(letter: Letter, *, make: bool) -> DocumentType | None:
    """None where the letter does not say it; a new one only if we ``make`` it."""
    code = letter.document_type
    if not code:
        return None
    system = system_of(letter)
    names = [name.capitalize() for name in NAMES.get(code, (code,))]
    name = names[0]
    if system == System.PARTY and code == "QyĐ":
        code = "QĐ"
    elif system == System.PARTY and code == "TT":
        name = names[-1]
    same = DocumentType.objects.filter(code=code)
    own = same.filter(system=system)
    found = own.filter(name=name).first() or own.first() or same.first()
    if found or not make:
        return found
    return DocumentType.objects.create(system=system, code=code, name=name)


def issuing_body_of(letter: Letter, *, make: bool) -> IssuingBody | None:
    """The body; a new one is made with its superior."""
    if not letter.issuing_body:
        return None
    parent = None
    if letter.parent_body:
        parent = _body(letter.parent_body, None, system_of(letter), make)
    return _body(letter.issuing_body, parent, system_of(letter), make)


def body_named(name: str) -> IssuingBody | None:
    """The body of ours that is written so, in this spelling or another."""
    return _body(name, None, System.STATE, make=False)


def named_or_made(name: str, like: IssuingBody | None) -> IssuingBody:
    """The body of this name; a new one stands where the one stood that was misread."""
    system = like.system if like else _system_of_name(name)
    body = _body(name, like.parent if like else None, System(system), make=True)
    assert body is not None  # noqa: S101  it is made where it is not found
    return body


def _body(
    name: str, parent: IssuingBody | None, system: System, make: bool
) -> IssuingBody | None:
    wanted = _spelling(name)
    for body in IssuingBody.objects.order_by("pk"):
        names = [body.name, *body.former_names.splitlines()]
        if parent and body.parent_id not in (parent.pk, None):
            continue
        if wanted in map(_spelling, names):
            return body
    if not make:
        return None
    own = _system_of_name(name)
    return IssuingBody.objects.create(
        name=name[:200], parent=parent, system=system if own == System.STATE else own
    )


def _spelling(name: str) -> tuple[str, ...]:
    """`Uỷ ban` and `Ủy ban` are one; `Tân Hòa` and `Tân Hoa` are not."""
    words = unicodedata.normalize("NFD", name.casefold()).split()
    return tuple(
        "".join(char for char in word if char not in _TONES)
        + "".join(char for char in word if char in _TONES)
        for word in words
    )


def _system_of_name(name: str) -> System:
    plain = fold(name)
    if plain.startswith(_PARTY_BODIES):
        return System.PARTY
    return System.FRONT if plain.startswith(_FRONT_BODIES) else System.STATE
