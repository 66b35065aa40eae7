"""Logs as JSON lines and figures for Prometheus: a request id, never a person."""

import logging
import re
import secrets
import sys
import time
from typing import Any

import structlog
from flask import Flask, Response, abort, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

log = structlog.get_logger()

REGISTRY = CollectorRegistry()
REQUESTS = Counter("desk_requests", "Answers by page and status", ["endpoint", "method", "status"], registry=REGISTRY)
SECONDS = Histogram("desk_request_seconds", "Time to answer", ["endpoint"], registry=REGISTRY)
LETTERS = Gauge("desk_letters", "Letters in the outbox by state", ["state"], registry=REGISTRY)

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def init_app(app: Flask) -> None:
    """Log every answer and count it."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(app.config["LOG_LEVEL"])),
    )
    app.log_exception = log_exception  # type: ignore[method-assign]
    app.before_request(begin)
    app.after_request(end)
    app.add_url_rule("/metrics", "metrics", metrics)


def log_exception(error: Any) -> None:
    """A bug, with its trace; the database's parameters are left out of it (see db.py)."""
    log.error("server_error", exc_info=error)


def begin() -> None:
    """Give the request an id; one from the proxy in front is kept."""
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _REQUEST_ID.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()
    structlog.contextvars.clear_contextvars()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def end(response: Response) -> Response:
    """Write one line. The address is left out: private links hold secrets."""
    if "began" not in g:
        return response
    took = time.perf_counter() - g.began
    endpoint = request.endpoint or "none"
    REQUESTS.labels(endpoint, request.method, response.status_code).inc()
    SECONDS.labels(endpoint).observe(took)
    response.headers["X-Request-ID"] = g.request_id
    log.info("request", endpoint=endpoint, method=request.method, status=response.status_code, ms=round(took * 1000, 1))
    return response


def metrics() -> Response:
    """Figures for Prometheus, for whoever has the token; without a token set the page does not exist."""
    from flask import current_app

    token = current_app.config["METRICS_TOKEN"]
    if not token or not secrets.compare_digest(request.headers.get("Authorization", ""), f"Bearer {token}"):
        abort(404)
    for gauge in current_app.extensions["gauges"]:
        gauge()
    return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)
