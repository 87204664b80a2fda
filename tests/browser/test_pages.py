"""Every main page of the demonstration, in both languages and on both sizes of screen."""

import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tests.support import axe
from tests.support.browser import DESKTOP, PHONE, ROOT, opened

pytestmark = [pytest.mark.browser, pytest.mark.slow]
EVENT = "/events/hoi-thao-ocop-19-5-2023"
PUBLIC = "/e/hoi-thao-ocop-19-5-2023"
GUEST_PAGES = {
    "home": "/", "event": PUBLIC, "registering": f"{PUBLIC}/register", "lost link": f"{PUBLIC}/register/link",
    "registering several": f"{PUBLIC}/register/group", "asking": f"{PUBLIC}/ask",
    "privacy notice": f"{PUBLIC}/privacy",
    "feedback": f"{PUBLIC}/feedback", "hall screen": f"{PUBLIC}/live", "sign-in": "/login", "check of a code": "/v/",
    "desk before pairing": "/desk/", "no such page": "/no-such-page",
}  # fmt: skip
STAFF_PAGES = {
    "events": "/events/", "new event": "/events/new", "dashboard": EVENT, "before the day": f"{EVENT}?phase=before",
    "on the day": f"{EVENT}?phase=day", "programme": f"{EVENT}/programme", "settings": f"{EVENT}/settings",
    "details": f"{EVENT}/edit", "organisers": f"{EVENT}/hosts", "kinds": f"{EVENT}/kinds",
    "materials": f"{EVENT}/materials", "questions": f"{EVENT}/questions",
    "registration settings": f"{EVENT}/registration", "standard fields": f"{EVENT}/questions/fields",
    "new question": f"{EVENT}/questions/new", "form preview": f"{EVENT}/registrations/preview",
    "links asked for": f"{EVENT}/registrations/lost-links",
    "invitations": f"{EVENT}/invitations", "invite a unit": f"{EVENT}/invitations/new",
    "invite many units": f"{EVENT}/invitations/many", "invite from the directory": f"{EVENT}/invitations/directory",
    "text of invitations": f"{EVENT}/invitations/letter", "reminders": f"{EVENT}/invitations/reminders",
    "invitations by e-mail": f"{EVENT}/invitations/mail/invitation",
    "reminders by e-mail": f"{EVENT}/invitations/mail/unit_reminder",
    "messages": f"{EVENT}/messages", "messages to many": f"{EVENT}/messages/new",
    "messages by Zalo": f"{EVENT}/messages/zalo", "texts of messages": f"{EVENT}/messages/texts",
    "text of a message": f"{EVENT}/messages/texts/placed/vi", "mail settings": "/admin/mail",
    "delegates": f"{EVENT}/registrations", "new delegate": f"{EVENT}/registrations/new",
    "table of delegates": f"{EVENT}/registrations/table", "duplicates": f"{EVENT}/registrations/duplicates",
    "papers of delegates": f"{EVENT}/registrations/papers", "order of rank": f"{EVENT}/registrations/order",
    "imports": f"{EVENT}/imports",
    "import": f"{EVENT}/imports/new", "check-in": f"{EVENT}/check-in", "roster": f"{EVENT}/check-in/roster",
    "scan log": f"{EVENT}/check-in/log", "points": f"{EVENT}/check-in/points",
    "pairing": f"{EVENT}/check-in/pairings/new", "leaders": f"{EVENT}/check-in/leaders",
    "who is a leader": f"{EVENT}/check-in/leaders/rule", "introduction": f"{EVENT}/check-in/introduction",
    "new point": f"{EVENT}/check-in/points/new",
    "desks": f"{EVENT}/check-in/desks", "inside now": f"{EVENT}/check-in/inside",
    "to decide": f"{EVENT}/check-in/review", "unknown codes": f"{EVENT}/check-in/review?list=unknown",
    "desk settings": f"{EVENT}/check-in/settings",
    "signed list": f"{EVENT}/check-in/signed-list",
    "memoranda of the event": f"{EVENT}/memoranda", "awards of the event": f"{EVENT}/awards",
    "ceremony": f"{EVENT}/ceremony", "order of awards": f"{EVENT}/ceremony?part=award",
    "conductor": f"{EVENT}/ceremony/award/conductor", "hand-overs": f"{EVENT}/ceremony/award/hand-overs",
    "turn on the stage": f"{EVENT}/ceremony/turns/1", "prize money": "/awards/1/prizes",
    "certificates of attendance": f"{EVENT}/attendance",
    "dialogue": f"{EVENT}/dialogue", "booths": f"{EVENT}/booths",
    "feedback given": f"{EVENT}/feedback", "report": f"{EVENT}/report", "reports": "/reports/",
    "personal data": f"{EVENT}/privacy", "a delegate's data": f"{EVENT}/privacy/people/1",
    "people to inform": f"{EVENT}/privacy/notices",
    "who looked": f"{EVENT}/privacy/looks", "privacy texts": f"{EVENT}/privacy/texts",
    "privacy text": f"{EVENT}/privacy/texts/photo/vi", "retention": f"{EVENT}/privacy/retention",
    "data requests": f"{EVENT}/data-requests", "new data request": f"{EVENT}/data-requests/new?search=nguyen",
    "personal data of all": "/admin/privacy", "default text": "/admin/privacy/texts/attend/vi",
    "projector": f"{EVENT}/projector", "matching": f"{EVENT}/matching", "registry": "/ocop/",
    "owners": "/ocop/owners", "products": "/ocop/products", "platforms": "/ocop/platforms",
    "provincial lists": "/ocop/imports", "provincial list": "/ocop/imports/1",
    "rows decided together": "/ocop/imports/1/together",
    "memoranda": "/mous/", "memorandum": "/mous/1", "drafting": "/mous/new", "awards": "/awards/",
    "preview decision": "/awards/1", "decision": "/awards/2", "new decision": "/awards/new",
    "proposing": "/awards/1/proposals?is_certified=1", "checks of a decision": "/awards/1/rules",
    "signed copies": "/awards/2/signed", "register numbers": "/awards/1/numbers", "office papers": "/awards/2/papers",
    "text of office papers": "/awards/2/papers/edit", "print run": "/awards/2/print-run",
    "kinds of awards": "/awards/kinds", "kind of award": "/awards/kinds/1/edit", "new kind": "/awards/kinds/new",
    "blanks": "/awards/blanks", "new blanks": "/awards/blanks/new",
    "stock of blanks": "/awards/blanks/1", "cancelling a line": "/awards/blanks/entries/1/cancellation",
    "printers": "/awards/printers", "new printer": "/awards/printers/new",
    "blanks of a kind": "/awards/kinds/1/printing", "pattern of certificates": "/awards/kinds/1/pattern",
    "administration": "/admin/", "users": "/admin/users", "tokens": "/admin/tokens", "audit log": "/admin/audit",
    "jobs": "/admin/jobs", "organizations": "/admin/organizations", "units": "/admin/units", "my account": "/account",
}  # fmt: skip
# pages that lie behind a link: where it stands, and the link
FOLLOWED = {
    "owner": ("/ocop/owners", "main tbody th a"),
    "product": ("/ocop/products", "main tbody th a"),
    "delegate": (f"{EVENT}/registrations", "main tbody th a"),
    "who looked at a delegate": (f"{EVENT}/privacy/looks", "main tbody a[href*='person=']"),
    "pair of registrations": (f"{EVENT}/registrations/duplicates", "td.cell-actions a"),
    "reprint": ("/awards/2", "main tbody a[href$='/reprint']"),
    "correction": ("/awards/2", "main tbody a[href$='/reissue']"),
    "certificate's page": ("/awards/2", "main tbody a[href^='/v/']"),
    "job": ("/admin/jobs", "main tbody a[href^='/jobs/']"),
}
WORDS = """() => {
  const apart = "[lang=en], script, style, [translate=no]";
  const words = [document.title.split(" · ")[0]];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (node.checkVisibility({ visibilityProperty: true }) && !node.closest(apart)) {
      words.push(walker.currentNode.textContent);
    }
  }
  for (const name of ["aria-label", "placeholder", "alt", "title"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) {
      if (!node.closest(apart)) words.push(node.getAttribute(name));
    }
  }
  return [...new Set(words.map((text) => text.replace(/\\s+/g, " ").trim()).filter(Boolean))];
}"""
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const spills = (node) => getComputedStyle(node).overflowX === "visible" && node.scrollWidth > node.clientWidth + 1;
  const spilt = [...document.querySelectorAll(".table-scroll")].filter(spills);
  if (spilt.length) return spilt.map((node) => `a table spills out of its card: ${node.getAttribute("aria-label")}`);
  if (document.documentElement.scrollWidth <= width) return [];
  const all = [...document.querySelectorAll("body *")];
  const wide = all.filter((node) => node.getBoundingClientRect().right > width + 1);
  return [document.documentElement.scrollWidth, ...wide.slice(0, 5).map((node) => node.outerHTML.slice(0, 120))];
}"""
# the hall's screen has nothing to operate, and a page with one field puts the cursor there
IS_TAKEN = "document.body.matches('.screen-body') || document.activeElement !== document.body"
FOCUS = """() => {
  const node = document.activeElement, box = node.getBoundingClientRect(), style = getComputedStyle(node);
  const ring = (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none";
  return { name: node.className, ring, inside: box.width > 0 && box.top >= 0 && box.left >= 0 };
}"""


@cache
def english_messages():
    """(whole texts, patterns) of English messages whose Vietnamese differs."""
    texts, patterns = set(), []
    for path in sorted((ROOT / "workshop" / "translations" / "vi").glob("*.po")):
        with Path(path).open("rb") as file:
            catalogue = read_po(file, locale="vi")
        for message in catalogue:
            for text in message.id if isinstance(message.id, tuple) else (message.id,):
                if not text or text in (message.string if isinstance(message.string, tuple) else (message.string,)):
                    continue
                literal = re.sub(r"%\(\w+\)s", "", text)
                if literal == text:
                    texts.add(text)
                elif len(re.findall(r"[A-Za-z]{2,}", literal)) > 1:
                    parts = re.split(r"%\(\w+\)s", text)
                    patterns.append(re.compile(".+".join(map(re.escape, parts))))
    return texts, patterns


def left_in_english(page):
    """The visible texts of a Vietnamese page that are an English message."""
    texts, patterns = english_messages()
    return [
        word for word in page.evaluate(WORDS) if word in texts or any(pattern.fullmatch(word) for pattern in patterns)
    ]


@pytest.fixture(scope="module")
def staff(demo, browser):
    """A page that an administrator is signed in on."""
    with opened(browser) as page:
        demo.sign_in(page, "administrator")
        yield page
        page.complaints.clear()  # every test has read those of its page


@pytest.fixture(scope="module")
def guest(demo, browser):
    """A page that nobody is signed in on."""
    with opened(browser) as page:
        yield page
        page.complaints.clear()


def in_language(address, language):
    return f"{address}{'&' if '?' in address else '?'}lang={language}"


def show_on(page, size):
    """Give the page's window this size."""
    wanted = {"width": size[0], "height": size[1]}
    if page.viewport_size != wanted:
        page.set_viewport_size(wanted)


def visit(page, address):
    """Open ``address`` in Vietnamese on a desktop; what an earlier page complained of is not this one's.

    Answers its status.
    """
    page.complaints.clear()
    show_on(page, DESKTOP)
    return page.goto(in_language(address, "vi")).status


def complaints_of(page, visited=None):
    """What is wrong with the page in each language and size: empty when nothing is.

    ``visited`` is the address that ``visit`` has just opened, and that is not opened anew in Vietnamese.
    """
    found, address = [], visited or page.url
    for language, first, second in (("vi", DESKTOP, PHONE), ("en", PHONE, DESKTOP)):
        for size in (first, second):
            show_on(page, size)
            if size is first:
                if language == "en" or not visited:
                    page.goto(in_language(address, language))
                found += _of_keyboard(page, language)
                found += [f"{language}: {violation}" for violation in axe.violations(page)]
            found += [f"{language} {size[0]}: {part}" for part in page.evaluate(TOO_WIDE)]
        if page.evaluate("document.documentElement.lang") != language:
            found.append(f"not in {language}")
        if language == "vi":
            found += [f"English: {text}" for text in left_in_english(page)]
    return [*found, *page.complaints]


def _of_keyboard(page, language):
    """The skip link comes first, what has focus shows it and lies on the screen."""
    if page.evaluate(IS_TAKEN):
        return []
    found = []
    for expected in ("skip-link", ""):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if expected and at["name"] != expected:
            found.append(f"{language}: the first stop is {at['name']!r}")
        if not at["ring"] or not at["inside"]:
            found.append(f"{language}: focus is not seen on {at}")
    return found


@pytest.mark.parametrize("path", GUEST_PAGES.values(), ids=GUEST_PAGES)
def test_a_page_for_guests(demo, guest, path):
    is_missing, address = path == GUEST_PAGES["no such page"], demo.address + path
    assert visit(guest, address) == (404 if is_missing else 200)
    # the console reports the status of a page that is not there
    assert [line for line in complaints_of(guest, address) if not (is_missing and "404" in line)] == []


@pytest.mark.parametrize("path", STAFF_PAGES.values(), ids=STAFF_PAGES)
def test_a_page_for_staff(demo, staff, path):
    assert visit(staff, demo.address + path) == 200
    assert complaints_of(staff, demo.address + path) == []


@pytest.mark.parametrize(("path", "link"), FOLLOWED.values(), ids=FOLLOWED)
def test_a_page_behind_a_list(demo, staff, path, link):
    staff.goto(demo.address + path)
    address = demo.address + staff.locator(link).first.get_attribute("href")
    assert visit(staff, address) == 200
    assert complaints_of(staff, address) == []
