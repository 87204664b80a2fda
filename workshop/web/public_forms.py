"""Limits of the forms that anyone may send: five a minute a browser, 600 a minute an address."""

import hashlib

from flask import request, session

from workshop.web import limits

BROWSER_LIMIT, ADDRESS_LIMIT = 5, 600  # a whole hall asks from one address


def count_submission(form):
    """Count one submission of the form named ``form``.

    A browser is known by the secret behind its CSRF token, which every accepted POST has.

    :raises TooManyAttempts: with the seconds to wait.
    """
    browser = hashlib.sha256(str(session.get("csrf_token", "")).encode()).hexdigest()[:32]
    limits.hit_below(f"form:{form}:browser:{browser}", BROWSER_LIMIT, 60)
    limits.hit_below(f"form:{form}:from:{request.remote_addr}", ADDRESS_LIMIT, 60)
