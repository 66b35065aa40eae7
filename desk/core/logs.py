"""Logs as JSON lines and figures for Prometheus: a request id, never a person."""

import logging
import re
import secrets
import sys
import time
from collections.abc import MutableMapping
from typing import Any

import structlog
from flask import Flask, Response, abort, g, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Gauge, Histogram, generate_latest

log = structlog.get_logger()

REGISTRY = CollectorRegistry()
REQUESTS = Counter("desk_requests", "Answers by page and status", ["endpoint", "method", "status"], registry=REGISTRY)
SECONDS = Histogram("desk_request_seconds", "Time to answer", ["endpoint"], registry=REGISTRY)
LETTERS = Gauge("desk_letters", "Letters in the outbox by state", ["state"], registry=REGISTRY)

METHODS = {"GET", "HEAD", "POST", "OPTIONS"}
_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def init_app(app: Flask) -> None:
    """Log every answer and count it."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            leave_values_out,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelName(app.config["LOG_LEVEL"])),
    )
    app.log_exception = log_exception  # type: ignore[method-assign,assignment]
    app.before_request(begin)
    app.after_request(end)
    app.add_url_rule("/metrics", "metrics", metrics)


def leave_values_out(_logger: Any, _name: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """PostgreSQL quotes the offending row in its errors, and rows hold names."""
    if "exception" in event:
        event["exception"] = re.sub(r"DETAIL:.*", "DETAIL: left out", event["exception"])
    return event


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
    method = request.method if request.method in METHODS else "other"  # a label must not be a stranger's to choose
    REQUESTS.labels(endpoint, method, response.status_code).inc()
    SECONDS.labels(endpoint).observe(took)
    response.headers["X-Request-ID"] = g.request_id
    log.info("request", endpoint=endpoint, method=request.method, status=response.status_code, ms=round(took * 1000, 1))
    return response


def metrics() -> Response:
    """Figures for Prometheus, for whoever has the token; without a token set the page does not exist."""
    from flask import current_app

    token = current_app.config["METRICS_TOKEN"]
    given = request.headers.get("Authorization", "").encode()
    if not token or not secrets.compare_digest(given, f"Bearer {token}".encode()):
        abort(404)
    for gauge in current_app.extensions["gauges"]:
        gauge()
    return Response(generate_latest(REGISTRY), content_type=CONTENT_TYPE_LATEST)
