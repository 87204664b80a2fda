"""The desk's page, its workers and the pairing of a device."""

import hashlib
import json
import re

import pytest
from flask import g
from lxml import html

from tests.factories import checkin, events
from tests.support.client import WorkshopClient
from workshop.accounts.models import DeskDevice, DeskPairing
from workshop.checkin import desks
from workshop.extensions import db, utc_now
from workshop.transactions import transaction
from workshop.web.assets import STATIC_ROOT
from workshop.web.headers import CONTENT_SECURITY_POLICY as GENERAL


@pytest.fixture
def hall(app):
    event = events.event(title="Hội thảo có bàn đón tiếp")
    checkin.point(event)
    return event


@pytest.fixture
def offer(hall):
    """(path, number) of a pairing that is offered."""
    pairing, token = desks.offer_pairing(hall, "Bàn 2", "entry")
    return f"/desk/pair/{token}", pairing.confirmation


def paired():
    return db.session.query(DeskDevice).count()


def in_language(client, address, language):
    """Fetch anew in a language: the pushed context of the tests would keep the first one."""
    g.pop("language", None)
    g.pop("_flask_babel", None)
    return client.get(f"{address}?lang={language}").get_data(as_text=True)


def test_the_short_address_leads_to_the_desk(client):
    answer = client.get("/desk")
    assert (answer.status_code, answer.location) == (308, "http://localhost/desk/")


def test_the_page_holds_no_data_and_says_everything_in_both_languages(client, hall):
    pages = {language: html.fromstring(in_language(client, "/desk/", language)) for language in ("vi", "en")}
    words = {language: json.loads(page.get_element_by_id("words").text) for language, page in pages.items()}
    assert [page.get("lang") for page in pages.values()] == ["vi", "en"]
    assert (words["vi"]["welcome"], words["en"]["welcome"]) == ("Mời vào", "Welcome")
    assert words["vi"].keys() == words["en"].keys()
    places = {key: [sorted(re.findall(r"\{\w+\}", said[key])) for said in words.values()] for key in words["vi"]}
    assert [key for key, (vi, en) in places.items() if vi != en] == []
    assert hall.title not in pages["vi"].text_content()


def test_every_word_that_a_script_says_is_in_the_page(client):
    words = json.loads(client.tree("/desk/").get_element_by_id("words").text)
    scripts = "\n".join(path.read_text(encoding="utf-8") for path in (STATIC_ROOT / "js/desk").glob("*.js"))
    said = set(re.findall(r'\bsay\("(\w+)"', scripts))
    assert sorted(said - set(words)) == []


def test_the_manifest_installs_the_desk_alone(client):
    answer = client.get("/desk/manifest.webmanifest")
    assert answer.mimetype == "application/manifest+json"
    said = answer.get_json(force=True)
    assert (said["start_url"], said["scope"], said["display"]) == ("/desk/", "/desk/", "standalone")
    assert [client.get(icon["src"]).status_code for icon in said["icons"]] == [200, 200, 200]


def test_only_the_reader_may_compile_webassembly(client):
    worker, page, service_worker = (client.get(f"/desk/{name}") for name in ("scan-worker.js", "", "sw.js"))
    assert worker.headers["Content-Security-Policy"] == (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    )
    assert [answer.headers["Content-Security-Policy"] for answer in (page, service_worker)] == [GENERAL, GENERAL]
    assert [answer.mimetype for answer in (worker, service_worker)] == ["text/javascript"] * 2
    assert re.findall(r"https?://", worker.get_data(as_text=True)) == []


def test_the_service_worker_keeps_files_that_are_there(client):
    answer = client.get("/desk/sw.js")
    script = answer.get_data(as_text=True)
    files = json.loads(re.search(r"const FILES = (\[.*\]);", script).group(1))
    assert answer.headers["Cache-Control"] == "no-cache"
    assert {client.get(file).status_code for file in files} == {200}
    assert [file for file in files if not file.startswith(("/static/", "/desk/"))] == []
    assert {"/desk/", "/desk/scan-worker.js"} <= set(files)
    assert sum(file.endswith("zxing_reader.wasm") for file in files) == 1


def test_the_service_worker_changes_with_the_page(client):
    before = in_language(client, "/desk/sw.js", "vi")
    assert in_language(client, "/desk/sw.js", "vi") == before
    assert in_language(client, "/desk/sw.js", "en") != before


def test_looking_at_a_pairing_link_changes_nothing(client, offer):
    path, number = offer
    for _ in range(3):
        page = client.tree(path)
    assert "Bàn 2" in page.text_content()
    assert page.xpath("//*[@class='desk-number']/text()") == [number]  # as on the organizers' screen
    assert paired() == 0
    assert db.session.query(DeskPairing).one().used_at is None
    headers = client.get(path).headers
    assert (headers["Cache-Control"], headers["Referrer-Policy"]) == ("no-store", "no-referrer")


def test_the_right_number_pairs_once(client, app, offer):
    path, number = offer
    answer = client.post_form(path, {"confirmation": number})
    assert answer.status_code == 200
    kept = json.loads(re.search(r'id="pairing">(.*?)</script>', answer.get_data(as_text=True)).group(1))
    assert (kept["label"], kept["point"], kept["event"]["title"]) == ("Bàn 2", "entry", "Hội thảo có bàn đón tiếp")
    bundle = client.get("/api/v1/checkin/bundle", headers={"Authorization": f"Bearer {kept['token']}"})
    assert bundle.status_code == 200
    again = WorkshopClient(app).post_form(path, {"confirmation": number})
    assert again.status_code == 410
    assert client.get(path).status_code == 410
    assert paired() == 1


def test_a_wrong_number_pairs_nothing_and_says_so(client, offer):
    path, number = offer
    wrong = str(1000 + (int(number) - 999) % 9000)
    for sent in ("", wrong):
        answer = client.post_form(path, {"confirmation": sent})
        assert answer.status_code == 422
        assert f'value="{number}"' in answer.get_data(as_text=True)
    assert paired() == 0
    assert client.post_form(path, {"confirmation": number}).status_code == 200


def test_a_link_of_ten_minutes_ago_is_over(client, offer):
    path, number = offer
    with transaction() as session:
        session.query(DeskPairing).update({"expires_at": utc_now()})
    assert client.get(path).status_code == 410
    assert client.post_form(path, {"confirmation": number}).status_code == 410
    assert client.get("/desk/pair/0000000000000000").status_code == 410
    assert paired() == 0


def test_pairing_takes_a_form_of_ours(client, offer):
    path, number = offer
    assert client.post(path, data={"confirmation": number}).status_code == 400
    assert paired() == 0


def test_a_kiosk_knows_its_number_by_a_hash_and_the_organizers_see_it(app, sign_in, hall):
    office = sign_in("organizer", hall)
    sent = {"label": "Máy tự quét 1", "point": "entry", "is_kiosk": "y"}
    assert office.post_form(f"/events/{hall.slug}/check-in/pairings/new", sent).status_code == 303
    pairing, token = desks.offer_pairing(hall, "Máy tự quét 2", "entry", is_kiosk=True)
    assert [row.is_kiosk for row in db.session.query(DeskPairing).order_by(DeskPairing.id)] == [True, True]
    answer = WorkshopClient(app).post_form(f"/desk/pair/{token}", {"confirmation": pairing.confirmation})
    kept = json.loads(re.search(r'id="pairing">(.*?)</script>', answer.get_data(as_text=True)).group(1))
    expected = hashlib.sha256(f"{kept['id']}:{pairing.confirmation}".encode()).hexdigest()
    assert (kept["kiosk"], kept["unlock"]) == (True, expected)
    assert f"số {pairing.confirmation}" in office.tree(f"/events/{hall.slug}/check-in/desks").text_content()
