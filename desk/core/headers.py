"""Headers of every answer: the content policy, the referrer, and that nothing private is kept on the way."""

from flask import Flask, Response, current_app, g, request

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


def init_app(app: Flask) -> None:
    """Put the headers on every answer."""
    app.after_request(protect)


def widen_policy(**directives: str) -> None:
    """Allow this one page a little more: `widen_policy(img_src="'self' data:")`."""
    g.policy = POLICY | {name.replace("_", "-"): value for name, value in directives.items()}


def protect(response: Response) -> Response:
    """Add what is missing; a page may have said something stricter or, by widen_policy, wider."""
    policy = "; ".join(f"{name} {value}" for name, value in g.get("policy", POLICY).items())
    response.headers.setdefault("Content-Security-Policy", policy)
    response.headers.setdefault("Referrer-Policy", "same-origin")  # “no-referrer” would make every form over HTTPS fail
    response.headers.setdefault("X-Content-Type-Options", "nosniff")
    response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    response.headers.setdefault("Cache-Control", "private, no-store")
    if request.blueprint == "security":
        response.headers["Cache-Control"] = "private, no-store"  # Flask-Security's own is written wrongly
    if current_app.config["SESSION_COOKIE_SECURE"]:
        response.headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    return response
