"""The desk: a page that opens without network, its two workers, and the pairing of a device."""

import hashlib
import re
from pathlib import Path

from flask import Blueprint, Response, jsonify, render_template, request, url_for
from flask_babel import gettext as _

from workshop.accounts.access import public
from workshop.checkin import desks
from workshop.checkin.desk_forms import PairingForm
from workshop.checkin.refusals import ConfirmationWrong, PairingOver
from workshop.events.models import Event
from workshop.extensions import db
from workshop.web.assets import STATIC_ROOT, asset, tree_version
from workshop.web.language import current

blueprint = Blueprint("desk", __name__, url_prefix="/desk")
ENGINE = "vendor/zxing-wasm@3.1.4/dist/iife/reader/index.js"
WASM = "vendor/zxing-wasm@3.1.4/dist/reader/zxing_reader.wasm"
IN_STYLES = ("img/check.svg", "img/chevron.svg")  # named by the style sheets, so not to be found in the page
# a worker takes the policy of its own script: nothing else of the product may compile WebAssembly
WORKER_POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"


@blueprint.get("/")
@public
def index():
    """The desk as a shell without data."""
    return render_template("desk/index.html")


@blueprint.get("/manifest.webmanifest")
@public
def manifest():
    """What a phone needs to install the desk."""
    icons = [
        {"src": asset(f"img/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
        for size in (192, 512)
    ]
    maskable = {"src": asset("img/icon-maskable-512.png"), "sizes": "512x512", "type": "image/png"}
    response = jsonify(
        id=url_for("desk.index"), name=_("Reception desk"), short_name=_("Desk"), lang=current(),
        start_url=url_for("desk.index"), scope=url_for("desk.index"), display="standalone",
        background_color="#faf8f3", theme_color="#0b5d45", icons=[*icons, {**maskable, "purpose": "maskable"}],
    )  # fmt: skip
    response.mimetype = "application/manifest+json"
    return response


@blueprint.get("/sw.js")
@public
def service_worker():
    """The service worker, another one whenever a file or the page itself has changed."""
    page = render_template("desk/index.html")
    files = [url_for("desk.index"), url_for("desk.scan_worker"), *_files_of(page)]
    digest = hashlib.sha256(f"{page}{_scan_worker()}".encode()).hexdigest()[:8]
    return _script(render_template("desk/sw.js", version=f"{tree_version()}-{digest}", files=files))


@blueprint.get("/scan-worker.js")
@public
def scan_worker():
    """The worker that reads QR codes; under /desk/, so that it works without network too."""
    response = _script(_scan_worker())
    response.headers["Content-Security-Policy"] = WORKER_POLICY
    return response


@blueprint.get("/pair/<token>")
@public
def pair(token):
    """What this device would become; looking pairs nothing and uses nothing up."""
    pairing = desks.pairing_of(token)
    form = PairingForm(confirmation=pairing.confirmation)
    return render_template("desk/pair.html", form=form, pairing=pairing, event=_event(pairing))


@blueprint.post("/pair/<token>")
@public
def confirm_pairing(token):
    """Pair this device, once, with the number that its reader compared."""
    pairing, form = desks.pairing_of(token), PairingForm()
    event = _event(pairing)
    if form.validate_on_submit():
        try:
            device, bearer = desks.confirm_pairing(token, form.confirmation.data, request.user_agent.string)
            return render_template("desk/paired.html", pairing=_facts(device, bearer, event))
        except ConfirmationWrong as error:
            form.refuse(error)
    form.confirmation.data = pairing.confirmation
    return render_template("desk/pair.html", form=form, pairing=pairing, event=event), 422


@blueprint.errorhandler(PairingOver)
def pairing_over(error):
    """Say in words that the offer is over, and how to get another."""
    return render_template("desk/pairing_over.html"), error.status


def _event(pairing):
    return db.session.get(Event, pairing.event_id)


def _facts(device, bearer, event):
    return {
        "id": device.id, "token": bearer, "label": device.label, "point": device.point_code,
        "event": {"slug": event.slug, "title": event.title}, "expires_at": device.expires_at.isoformat(),
        "kiosk": device.is_kiosk, "unlock": _unlock(device),
    }  # fmt: skip


def _unlock(device):
    """By what a kiosk knows its number without holding it; the id of the desk keeps equal numbers apart."""
    return hashlib.sha256(f"{device.id}:{device.number}".encode()).hexdigest()


def _files_of(page):
    """Every static file that the page, its modules, its styles and its workers need."""
    named = re.findall(r'"(/static/[^"#]+)', page)
    modules = [asset(path.relative_to(STATIC_ROOT).as_posix()) for path in sorted(_modules())]
    others = [asset(path) for path in (ENGINE, WASM, *IN_STYLES)]
    return sorted({*named, *modules, *others})


def _modules() -> list[Path]:
    return list((STATIC_ROOT / "js" / "desk").glob("*.js"))


def _scan_worker():
    return render_template("desk/scan-worker.js", engine=asset(ENGINE), wasm=asset(WASM))


def _script(text):
    return Response(text, mimetype="text/javascript", headers={"Cache-Control": "no-cache"})
