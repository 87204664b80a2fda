"""Security headers on every answer; a view that needs another value sets it itself."""

from flask import request

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; media-src 'self' blob:; worker-src 'self'; manifest-src 'self'; "
    "frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"
)
# a received file is shown by nobody's page and runs nothing (house: uploads)
FILE_POLICY = "default-src 'none'; sandbox"
PRIVATE_PATHS = ("/r/", "/i/", "/d/", "/desk/pair/", "/setup/", "/password/")


def bind(app):
    """Add the headers to every answer."""
    app.after_request(_add)


def _add(response):
    headers = response.headers
    headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    headers.setdefault("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Permissions-Policy", "camera=(self), geolocation=(), microphone=()")
    headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
    headers.setdefault("X-Frame-Options", "DENY")
    if request.is_secure:
        headers.setdefault("Strict-Transport-Security", "max-age=31536000")
    if request.path.startswith(PRIVATE_PATHS):
        headers["Cache-Control"] = "no-store"
        headers["Referrer-Policy"] = "no-referrer"
        headers["X-Robots-Tag"] = "noindex, nofollow"
    elif not request.path.startswith("/static/"):
        headers.setdefault("Cache-Control", "no-store" if request.cookies else "no-cache")
    return response
