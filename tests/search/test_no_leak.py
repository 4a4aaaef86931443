"""No search tells of what its reader may not see; the long run is in tests/soak."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.search.leaks.work import LeakMachine


@pytest.mark.django_db
def test_nothing_leaks_from_the_embedded_engine() -> None:
    run_state_machine_as_test(
        LeakMachine,
        settings=settings(
            max_examples=2,
            stateful_step_count=15,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
