"""What is counted of the service, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """A registry of our own, so that two services in one process do not meet."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.seconds = Histogram(
            "kg_request_seconds", "Time to the last byte", ("kind",), buckets=BUCKETS, registry=self.registry
        )
        self.answers = Counter("kg_requests", "Requests by kind and status", ("kind", "status"), registry=self.registry)
        self.killed = Counter("kg_queries_killed", "Queries ended by force", ("reason",), registry=self.registry)
        for reason in ("deadline", "client left", "memory"):
            self.killed.labels(reason)
        self.waiting = Gauge("kg_queue_length", "Queries that wait for a worker", registry=self.registry)
        self.running = Gauge("kg_queries_running", "Queries that run", registry=self.registry)
        self.snapshot_age = Gauge(
            "kg_snapshot_age_seconds", "Age of the graph that readers see", registry=self.registry
        )
        self.snapshot_number = Gauge("kg_snapshot_number", "Number of that snapshot", registry=self.registry)
        self.quads = Gauge("kg_quads", "Quads in it", registry=self.registry)
        self.published = Counter("kg_snapshots_published", "Snapshots since the start", registry=self.registry)

    def text(self) -> bytes:
        """Everything, as Prometheus reads it."""
        return generate_latest(self.registry)
