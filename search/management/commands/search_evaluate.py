"""Measure the quality of search on judged questions, in a throw-away index."""

import json
import random
import shutil
import tempfile
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from secrets import token_hex
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from search import evaluation
from search.backend import ELASTICSEARCH, ENGINES
from search.engines.base import Engine, EngineUnavailable
from search.engines.elasticsearch import ElasticsearchEngine
from search.engines.embedded import EmbeddedEngine


class Command(BaseCommand):
    """Needs no database: production analysis, ranking and shipped synonyms only."""

    help = __doc__ or ""
    requires_system_checks = ()
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("corpus", type=Path)
        parser.add_argument("queries", type=Path)
        parser.add_argument("--engine", choices=ENGINES)
        parser.add_argument("--strip-diacritics", action="store_true")
        parser.add_argument("--misspell", type=int, metavar="SEED")
        parser.add_argument("--json", action="store_true")

    def handle(self, *_args: Any, **options: Any) -> None:
        name = options["engine"] or (
            ENGINES[1] if settings.ELASTICSEARCH_URL else ENGINES[0]
        )
        try:
            questions = evaluation.read_questions(options["queries"])
            questions = [
                replace(q, text=_typed(q.text, i, options))
                for i, q in enumerate(questions)
            ]
            with throw_away(name) as engine:
                speed = evaluation.load(
                    engine, evaluation.read_corpus(options["corpus"])
                )
                size = engine.size()
                answers = evaluation.ask(engine, questions)
        except EngineUnavailable as error:
            raise CommandError(str(error), returncode=3) from error
        except (OSError, ValueError, KeyError) as error:
            raise CommandError(f"cannot be read: {error!r}", returncode=1) from error
        report = {
            "engine": name,
            **evaluation.figures(answers),
            "index_docs_per_s": round(speed, 1),
            "index_bytes": size,
        }
        if options["json"]:
            self.stdout.write(json.dumps(report))
            return
        self.print_figures(report, evaluation.by_source(answers))

    def print_figures(
        self, report: dict[str, Any], sources: dict[str, dict[str, float]]
    ) -> None:
        for key, value in report.items():
            self.stdout.write(f"{key:18}{value}")
        for source, values in sources.items():
            self.stdout.write(
                f"  {source:24} n {values['n']:4}  nDCG@10 {values['ndcg_10']:.4f}"
                f"  recall@20 {values['recall_20']:.4f}"
            )


def _typed(text: str, number: int, options: dict[str, Any]) -> str:
    """The question as the flags have it typed."""
    if options["strip_diacritics"]:
        text = evaluation.strip_diacritics(text)
    if options["misspell"] is not None:
        chance = random.Random(f"{options['misspell']}/{number}")  # noqa: S311
        text = evaluation.misspell(text, chance)
    return text


@contextmanager
def throw_away(name: str) -> Iterator[Engine]:
    """An engine with nothing in it, removed at the end."""
    engine: Engine
    if name == ELASTICSEARCH:
        if not settings.ELASTICSEARCH_URL:
            raise EngineUnavailable("ELASTICSEARCH_URL is not set")
        engine = ElasticsearchEngine(
            settings.ELASTICSEARCH_URL,
            prefix=f"evaluate-{token_hex(4)}",
            api_key=settings.ELASTICSEARCH_API_KEY or None,
            ca=settings.ELASTICSEARCH_CA or None,
        )
        try:
            yield engine
        finally:
            engine.clear()
            engine.close()
        return
    folder = Path(tempfile.mkdtemp(prefix="search-evaluate-"))
    try:
        yield EmbeddedEngine(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
