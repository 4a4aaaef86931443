"""Keeps a cluster that does not answer from holding up the readers.

A cluster that is paused takes connections and never answers: each search would occupy a
web worker until its time is over, and soon nobody could read or publish anything. So
searches have little time, and after a failure they fail at once for a while.
"""

import time
from typing import Any

from elastic_transport import ConnectionError as NotConnected
from elastic_transport import ConnectionTimeout, Transport, TransportApiResponse

SEARCH_SECONDS = 5.0
PAUSE_SECONDS = 3.0
SEARCHES = ("_search", "_msearch")


class PatientTransport(Transport):
    """Sends requests as Elasticsearch's own transport does, searches with care. Anything
    that is answered, such as the helper's next look, opens the way again."""

    closed_until = 0.0

    def perform_request(
        self, method: str, target: str, **options: Any
    ) -> TransportApiResponse:
        """Send one request; raises ConnectionTimeout at once where searches pause."""
        if target.partition("?")[0].endswith(SEARCHES):
            if time.monotonic() < self.closed_until:
                raise ConnectionTimeout("the cluster did not answer a moment ago")
            options["request_timeout"] = SEARCH_SECONDS
        try:
            answer = super().perform_request(method, target, **options)
        except (ConnectionTimeout, NotConnected):
            self.closed_until = time.monotonic() + PAUSE_SECONDS
            raise
        self.closed_until = 0.0
        return answer
