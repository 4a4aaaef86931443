"""Relations between documents that a text itself states, for an editor to confirm.

The verbs are those of the field ("Căn cứ", "thay thế", "bãi bỏ", "sửa đổi, bổ sung",
"hướng dẫn", "quy định chi tiết", "đính chính", "hợp nhất", "kèm theo", "thực hiện"). One
counts only where this document is its subject: "Nghị định số 71/2023/NĐ-CP sửa đổi Nghị
định số 112/2020/NĐ-CP" tells of two others and is a plain citation here.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pages.citations import Citation
from pages.clauses import Clause
from pages.relations.kinds import RelationKind
from pages.sentences import Sentence, Sentences
from search.document_types import fold
from search.offsets import fold_letters


@dataclass(frozen=True)
class RelationProposal:
    """One relation with the sentence that states it and the clause it stands in."""

    kind: RelationKind
    citation: Citation
    from_clause: Clause | None
    sentence_start: int
    sentence_end: int


_K = RelationKind
_REACH = 3000
_OTHERS_WORK = "others"
_VERBS: dict[str, str] = {
    _OTHERS_WORK: r"(?:duoc|da|bi)\s+(?:sua\s+doi|bo\s+sung|thay\s+the|bai\s+bo|dinh\s+chinh)",
    _K.REPLACES: r"thay\s+the",
    _K.REPEALS: r"(?:bai|huy)\s+bo",
    _K.CORRECTS: r"dinh\s+chinh",
    _K.AMENDS: r"sua\s+doi(?:\s*,?\s*bo\s+sung)?|bo\s+sung",
    _K.DETAILS: r"quy\s+dinh\s+chi\s+tiet(?:\s+va\s+huong\s+dan\s+thi\s+hanh)?",
    _K.GUIDES: r"huong\s+dan(?:\s+(?:thi\s+hanh|thuc\s+hien))?",
    _K.ATTACHED_TO: r"kem\s+theo",
    _K.IMPLEMENTS: r"(?:trien\s+khai\s+)?thuc\s+hien|trien\s+khai|quan\s+triet",
}
_VERB = re.compile("|".join(f"(?P<{kind}>{words})" for kind, words in _VERBS.items()))
_STRONG = frozenset({_K.REPLACES, _K.REPEALS, _K.CORRECTS})
_BEFORE_ARTICLES = frozenset({_K.BASED_ON, _K.IMPLEMENTS})
_TURNS_AWAY = re.compile(
    r"\b(?:theo|quy\s+dinh\s+(?:tai|cua)|ap\s+dung|sau\s+day|tai|phap\s+luat)\b"
)
_TURNS_STRONG_AWAY = re.compile(r"\b(?:theo\s+quy\s+dinh|ap\s+dung|tru\s+truong)\b")
_THIS = re.compile(r"\b(?:luat|lenh|dinh|tu|quyet|thi|che|dan|hoach|van|dien)\s+nay\b")
_ENACTS = re.compile(
    r"ban\s+hanh\s+(?:luat|phap\s+lenh|nghi|thong\s+tu|quyet\s+dinh|chi\s+thi|quy)"
)
_AT_HEAD = re.compile(r"[\W\d_]*(?:dieu\s+\d+\w?)?[\W\d_]*(?:[a-z]\))?\s*")
_DIRECT = re.compile(
    r"\s*(?:nghiem(?:\s+tuc)?|tot|(?:co\s+)?hieu\s+qua|cac|dung|noi\s+dung)?\s*"
)
_JOINED = re.compile(r"\s*(?:[,;]|\bva\b|[,;]\s*va\b)\s*")
_ITEM = re.compile(r"[^.]{0,400};\s*")
_BASIS = re.compile(r"(?:\A|\n)[\s*_-]{0,12}can\s+cu\s+\Z")
_OPENS_BASIS = re.compile(r"[\s*_-]*can\s+cu\s")
_PART = re.compile(
    r"\b(?:chuong|muc|phan|phu\s+luc|mau|quy\s+dinh|noi\s+dung)\b[^;.]{0,60}\Z"
)
_ATTACHED = re.compile(r"\(\s*(?:duoc\s+)?(?:ban\s+hanh\s+)?kem\s+theo\s*\Z")
_LAPSES = re.compile(r"\bhet\s+hieu\s+luc\b")
_TITLE_ENDS = re.compile(
    r"\n[ \t*_-]{0,20}can\s+cu\s|\n[ \t*#]{0,20}dieu\s+1\b|kinh\s+gui"
)
_CONSOLIDATION = re.compile(r"van\s+ban\s+hop\s+nhat")


def propose_relations(
    text: str, citations: Iterable[Citation]
) -> list[RelationProposal]:
    """One proposal for each cited document and kind, where it is first or best stated.

    ``text`` is composed (NFC), as the importer leaves it, and the one that the citations
    were found in. A document with a telling relation is not proposed as merely cited.
    """
    best: dict[tuple[str, RelationKind], RelationProposal] = {}
    for proposal in _Reader(text, list(citations)).proposals():
        key = (fold(proposal.citation.label), proposal.kind)
        first = best.setdefault(key, proposal)
        if proposal.citation.clauses and not first.citation.clauses:
            best[key] = proposal
    related = {label for label, kind in best if kind is not _K.CITES}
    return [
        proposal
        for (label, kind), proposal in best.items()
        if kind is not _K.CITES or label not in related
    ]


class _Reader:
    """Reads the relation of each citation from its sentence."""

    def __init__(self, text: str, citations: list[Citation]) -> None:
        self.folded = fold_letters(text)
        self.citations = citations
        self.starts = [citation.start for citation in citations]
        self.sentences = Sentences(text)
        title = _TITLE_ENDS.search(self.folded)
        self.title_ends = title.start() if title else min(len(text), 1500)
        consolidates = _CONSOLIDATION.search(self.folded, 0, 600)
        self.is_consolidation = consolidates is not None

    def proposals(self) -> Iterator[RelationProposal]:
        before: tuple[Citation, RelationKind] | None = None
        for citation in self.citations:
            sentence = self.sentences.around(citation.start, citation.end)
            first = max(sentence.start, citation.start - _REACH)
            sentence = Sentence(first, min(sentence.end, citation.end + _REACH))
            clause = self.sentences.clause_at(citation.start)
            if self.is_consolidation:
                kind = self.consolidated(citation)
            else:
                kind = self.kind_of(citation, sentence, before)
            if clause and kind in _BEFORE_ARTICLES:
                kind = _K.CITES
            before = (citation, kind)
            yield RelationProposal(
                kind,
                citation,
                None if kind is _K.ATTACHED_TO else clause,
                sentence.start,
                sentence.end,
            )

    def consolidated(self, citation: Citation) -> RelationKind:
        """A consolidated text speaks with the voice of the texts that it joins."""
        at_head = citation.start < self.title_ends and citation.symbol
        return _K.CONSOLIDATES if at_head else _K.CITES

    def kind_of(
        self,
        citation: Citation,
        sentence: Sentence,
        before: tuple[Citation, RelationKind] | None,
    ) -> RelationKind:
        start = citation.reach_start
        if _BASIS.search(self.folded, max(0, start - 24), start):
            return _K.BASED_ON
        if before and before[0].start >= sentence.start:
            between = self.folded[before[0].reach_end : start]
            if _JOINED.fullmatch(between):
                return before[1]
            opens_item = _ITEM.fullmatch(between)
            if opens_item and _OPENS_BASIS.match(self.folded, sentence.start):
                return _K.BASED_ON
        if _ATTACHED.search(
            self.folded, sentence.start - 1 if sentence.start else 0, start
        ):
            return _K.ATTACHED_TO
        return self.by_verb(citation, sentence)

    def by_verb(self, citation: Citation, sentence: Sentence) -> RelationKind:
        """The nearest verb before it that this document is the subject of."""
        start = citation.reach_start
        inside = self.masked(sentence.start, start)
        if inside is None:
            return _K.CITES
        for verb in reversed(list(_VERB.finditer(inside))):
            kind = verb.lastgroup or ""
            between = inside[verb.end() :]
            if kind == _K.IMPLEMENTS and not _DIRECT.fullmatch(between):
                continue
            if self.is_of_another(kind, sentence.start + verb.start(), sentence):
                first = self.is_first_after(sentence.start + verb.end(), citation)
                if first and ";" not in between:
                    return _K.CITES
            elif self.is_own(RelationKind(kind), verb, inside, sentence):
                return self.whole_or_part(RelationKind(kind), inside, citation)
        if _LAPSES.search(self.folded, citation.reach_end, sentence.end):
            return self.whole_or_part(_K.REPLACES, inside, citation)
        return _K.CITES

    def is_own(
        self, kind: RelationKind, verb: re.Match[str], inside: str, sentence: Sentence
    ) -> bool:
        """Whether the verb is this document's and reaches as far as the citation."""
        between, head = inside[verb.end() :], inside[: verb.start()]
        if kind is _K.IMPLEMENTS:
            return True
        is_ours = (
            sentence.start < self.title_ends
            or _AT_HEAD.fullmatch(head)
            or _THIS.search(head)
            or _ENACTS.search(head)
        )
        away = _TURNS_STRONG_AWAY if kind in _STRONG else _TURNS_AWAY
        return bool(is_ours and kind is not _K.ATTACHED_TO and not away.search(between))

    def whole_or_part(
        self, kind: RelationKind, inside: str, citation: Citation
    ) -> RelationKind:
        """A part is repealed where the whole would be replaced."""
        is_part = citation.clauses or _PART.search(inside)
        return _K.REPEALS if kind is _K.REPLACES and is_part else kind

    def masked(self, start: int, end: int) -> str | None:
        """The sentence so far without what stands in brackets; None inside a bracket."""
        masked = self.folded[start:end]
        while bracket := re.search(r"\([^()]*\)", masked):
            blank = " " * len(bracket.group())
            masked = masked[: bracket.start()] + blank + masked[bracket.end() :]
        return None if "(" in masked else masked

    def is_of_another(self, kind: str, position: int, sentence: Sentence) -> bool:
        """Whether the verb is passive or has a cited document as its subject."""
        if kind == _OTHERS_WORK:
            return True
        index = bisect_left(self.starts, position) - 1
        if index < 0 or self.starts[index] < sentence.start:
            return False
        subject = self.citations[index]
        between = self.folded[subject.end : position]
        return subject.end > position or bool(re.fullmatch(r"[^;.:()]{0,60}", between))

    def is_first_after(self, position: int, citation: Citation) -> bool:
        index = bisect_left(self.starts, position)
        return self.starts[index] >= citation.start
