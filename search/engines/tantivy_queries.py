"""Plans in the language of tantivy."""

from collections.abc import Iterable, Mapping, Sequence

import tantivy
from tantivy import Occur

from search.engines.base import Scope
from search.fields import Field
from search.plan import AllOf, AnyOf, Everything, Flat, Node, Phrase, Plan, Term

Query = tantivy.Query
Clause = tuple[Occur, Query]

MANY_TOKENS = 16


class Compiler:
    """Translates plans and scopes for one schema."""

    def __init__(self, schema: tantivy.Schema) -> None:
        self.schema = schema

    def term(self, field: str, value: str) -> Query:
        return Query.term_query(self.schema, field, value, "freq")

    def among(self, field: str, values: Iterable[str]) -> Query:
        """Records with any of the values, all at the same score."""
        values = sorted(values)
        if len(values) > MANY_TOKENS:
            return Query.term_set_query(self.schema, field, values)
        return union([self.term(field, value) for value in values])

    def node(self, node: Node) -> Query:
        """What a node matches; scores are those of terms without weight."""
        match node:
            case Term(field, value) | Flat(field, value):
                return self.term(field, value)
            case Phrase(words) if len(words) > 1:
                return Query.phrase_query(self.schema, Field.TEXT, list(words))
            case Phrase(words):
                return self.term(Field.TEXT, words[0])
            case AnyOf(children, 1):
                return union([self.node(child) for child in children])
            case AnyOf(children, minimum):
                clauses = [(Occur.Should, self.node(child)) for child in children]
                return Query.boolean_query(clauses, minimum)
            case AllOf(children):
                return Query.boolean_query(
                    [(Occur.Must, self.node(c)) for c in children]
                )
            case Everything():
                return Query.all_query()

    def worth(self, term: Term | Flat) -> Query:
        query = self.term(term.field, term.value)
        if isinstance(term, Flat):
            return Query.const_score_query(query, term.weight)
        return Query.boost_query(query, term.weight)

    def matching(
        self, plan: Plan, scope: Scope, filters: Mapping[str, tuple[str, ...]]
    ) -> list[Clause]:
        """The clauses that say which records match, without their worth."""
        clauses = self.scoped(scope)
        clauses.append((Occur.Must, silent(self.node(plan.match))))
        for name, values in filters.items():
            clauses.append((Occur.Must, silent(self.among(name, values))))
        clauses += [(Occur.MustNot, self.node(node)) for node in plan.excluded]
        return clauses

    def scoped(self, scope: Scope) -> list[Clause]:
        clauses = [(Occur.Must, silent(self.among(Field.VIEWERS, scope.viewers)))]
        if scope.exclude_ids:
            clauses.append((Occur.MustNot, self.among(Field.ID, scope.exclude_ids)))
        return clauses

    def scoring(self, terms: Sequence[Term | Flat]) -> list[Clause]:
        return [(Occur.Should, self.worth(term)) for term in terms]


def union(queries: list[Query]) -> Query:
    """Records that match any of the queries."""
    if not queries:
        return Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(Occur.Should, query) for query in queries])


def silent(query: Query) -> Query:
    """The query without its score."""
    return Query.const_score_query(query, 0.0)
