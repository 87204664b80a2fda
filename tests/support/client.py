"""The one test client: it checks every page it fetches, so that no page is left out."""

import re

from flask import g
from flask.testing import FlaskClient
from lxml import html

from workshop.accounts import guard, sessions
from workshop.web.headers import CONTENT_SECURITY_POLICY

WORDS_OF_TEMPLATES = re.compile(r"\{\{|\}\}|\{%|%\([a-z_]+\)s|None</|Undefined")


class WorkshopClient(FlaskClient):
    """A FlaskClient whose HTML answers are checked: title, one h1, unique ids, labels, CSP, no inline code."""

    def __init__(self, app):
        super().__init__(app, app.response_class, use_cookies=True)

    def sign_in_as(self, user):
        """Open a session for ``user`` and carry its cookie."""
        _, token = sessions.open_session(user, address="127.0.0.1")
        self.set_cookie(guard.COOKIE, token)
        return self

    def open(self, *args, **kwargs):
        """Fetch, then check what came if it is a page."""
        _forget_the_last_request()
        response = super().open(*args, **kwargs)
        if response.mimetype == "text/html" and response.status_code not in (301, 302, 303, 307, 308):
            check_page(response)
        return response

    def tree(self, *args, **kwargs):
        """The parsed page behind a GET that answers 200."""
        response = self.get(*args, **kwargs)
        assert response.status_code == 200, f"{response.request.path} answered {response.status_code}"
        return html.fromstring(response.get_data(as_text=True))

    def post_form(self, path, data=None, **kwargs):
        """POST ``data`` with the CSRF token of this client's session."""
        return self.post(path, data={**(data or {}), "csrf_token": self.csrf_token()}, **kwargs)

    def csrf_token(self):
        """A CSRF token that this client's session accepts."""
        from flask import session
        from flask_wtf.csrf import generate_csrf

        _forget_the_last_request()
        # minted in a request of its own and written back, as a page with a form would have done
        with self.session_transaction() as kept, self.application.test_request_context():
            session.update(kept)
            token = generate_csrf()
            kept.update(session)
        return token


def _forget_the_last_request():
    """Clear what requests keep in ``g``, which all share under the application context of a test."""
    for name in ("csrf_token", "language", "_flask_babel"):
        g.pop(name, None)


def check_page(response):
    """Assert what holds for every page of the product."""
    where = f"{response.request.method} {response.request.path}"
    text = response.get_data(as_text=True)
    tree = html.fromstring(text)
    assert tree.get("lang") in ("vi", "en"), f"{where}: html has no language"
    assert len(tree.xpath("//title[normalize-space()]")) == 1, f"{where}: one title"
    assert len(tree.xpath("//h1")) == 1, f"{where}: exactly one h1"
    ids = tree.xpath("//@id")
    assert sorted(ids) == sorted(set(ids)), f"{where}: ids stand twice {sorted({i for i in ids if ids.count(i) > 1})}"
    _check_labels(tree, where)
    _check_way_up(tree, where, response)
    assert not tree.xpath("//@style"), f"{where}: style attribute"
    assert not tree.xpath("//style"), f"{where}: inline style"
    assert not tree.xpath("//script[not(@src)][not(@type='application/json')]"), f"{where}: inline script"
    assert not [name for node in tree.iter() for name in node.attrib if name.startswith("on")], f"{where}: on*="
    assert response.headers["Content-Security-Policy"].startswith("default-src 'none'"), f"{where}: CSP"
    assert CONTENT_SECURITY_POLICY
    left = WORDS_OF_TEMPLATES.search(re.sub(r"(?s)<(script|textarea|code|pre)\b.*?</\1>", "", text))
    assert left is None, f"{where}: template words left: {text[left.start() - 40 : left.end() + 40]!r}"
    for form in tree.xpath("//form[translate(@method,'POST','post')='post']"):
        assert form.xpath(".//input[@name='csrf_token']"), f"{where}: a form without CSRF token"


def _check_way_up(tree, where, response):
    """A page of the office stands in a menu itself, or says what lies above it."""
    if not tree.xpath("//body[contains(@class, 'staff')]") or response.status_code >= 400:
        return
    above = tree.xpath("//main//nav[contains(@class, 'breadcrumbs')]//a")
    here = tree.xpath("//a[@aria-current='page'][@href=$path]", path=response.request.path)
    assert above or here, f"{where}: no way back up"


def _check_labels(tree, where):
    for control in tree.xpath("//input[not(@type='hidden' or @type='submit')] | //select | //textarea"):
        name = control.get("name") or control.get("id")
        labelled = (
            control.get("aria-label")
            or control.get("aria-labelledby")
            or control.xpath("ancestor::label")
            or (control.get("id") and tree.xpath("//label[@for=$id]", id=control.get("id")))
        )
        assert labelled, f"{where}: {name} has no label"


def page(client, path):
    """The words of a page in English."""
    return said(client, f"{path}{'&' if '?' in path else '?'}lang=en")


def said(client, path):
    """The words of a page in the language in which the act before it answered."""
    return " ".join(client.tree(path).text_content().split())
