"""The long run of the search for leaks, against both engines."""

import os
from secrets import token_hex
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.search.leaks.work import LeakMachine

URL = os.environ.get("TEST_ELASTICSEARCH_URL", "")
TIMES = 10 if os.environ.get("SOAK_FULL") else 1
STEPS = 50

pytestmark = [pytest.mark.soak, pytest.mark.django_db]


class ElasticsearchLeakMachine(LeakMachine):
    """The same site on Elasticsearch, under a prefix of its own."""

    prefix = f"test-{token_hex(4)}"

    def engine_settings(self) -> dict[str, Any]:
        return {
            **super().engine_settings(),
            "ELASTICSEARCH_URL": URL,
            "ELASTICSEARCH_PREFIX": self.prefix,
        }


def run(machine: type[LeakMachine], steps: int) -> None:
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=steps * TIMES // STEPS,
            stateful_step_count=STEPS,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_leaks_from_the_embedded_engine() -> None:
    run(LeakMachine, 2_000)


@pytest.mark.elasticsearch
def test_nothing_leaks_from_elasticsearch() -> None:
    if not URL:
        assert not os.environ.get("CI"), "CI must run the Elasticsearch lane"
        pytest.skip("TEST_ELASTICSEARCH_URL is not set")
    run(ElasticsearchLeakMachine, 300)
