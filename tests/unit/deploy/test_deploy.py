"""The configurations in deploy/, run by the real servers from Debian before the real product."""

import os
import re
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from configparser import ConfigParser

import pytest

from tests.support.browser import ROOT, free_port
from tests.support.serving import Product
from workshop import create_app
from workshop.edges.hall_certificate import AUTHORITY, make_certificate
from workshop.extensions import db
from workshop.migrations import schema

pytestmark = pytest.mark.slow
NAME, TOKEN = "hoithao.example.gov.vn", "BCFGHJKMNPQRSTVXZ0123456789"


@pytest.fixture(scope="module")
def product(tmp_path_factory):
    """The product behind one proxy."""
    folder = tmp_path_factory.mktemp("instance")
    settings = {"WORKSHOP_TRUSTED_PROXIES": "1", "WORKSHOP_MIN_FREE_BYTES": "0"}
    with create_app({"WORKSHOP_INSTANCE": str(folder), "WORKSHOP_MIN_FREE_BYTES": 0}).app_context():
        schema.upgrade()
        db.engine.dispose()
    served = Product(folder, **settings)
    served.start()
    yield served
    served.stop()


def read(name):
    return (ROOT / "deploy" / name).read_text(encoding="utf-8")


class Server:
    """A running proxy that answers on ``https`` for NAME."""

    def __init__(self, command, https, **options):
        self.https = https
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **options)
        for _attempt in range(100):
            try:
                if self.get("/healthz").status == 200:
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.1)
        raise AssertionError(f"{command[0]} does not answer")

    def get(self, path, **headers):
        """The answer to a GET, redirects not followed; the certificate is the test's own."""
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        request = urllib.request.Request(f"https://localhost:{self.https}{path}", headers={"Host": NAME, **headers})
        try:
            return urllib.request.urlopen(request, context=context, timeout=10)
        except urllib.error.HTTPError as answer:
            return answer

    def stop(self):
        self.process.terminate()
        self.process.wait(10)


@pytest.fixture
def nginx(product, tmp_path):
    """nginx with the file as it stands, its ports and folders moved."""
    https, http = free_port(), free_port()
    make_certificate(NAME, days=1, folder=tmp_path)
    moved = (
        re.sub(r"\n    listen \[::\].*", "", read("nginx/workshop.conf"))
        .replace("listen 443", f"listen 127.0.0.1:{https}").replace("listen 80", f"listen 127.0.0.1:{http}")
        .replace("/etc/ssl/workshop", str(tmp_path)).replace("/var/log/nginx", str(tmp_path))
        .replace("127.0.0.1:8000", f"127.0.0.1:{product.port}")
    )  # fmt: skip
    places = "".join(f"{kind}_temp_path {tmp_path}/{kind};" for kind in
                     ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))  # fmt: skip
    whole = tmp_path / "nginx.conf"
    user = "user root;" if os.geteuid() == 0 else ""
    whole.write_text(f"{user}pid {tmp_path}/pid; daemon off; events {{}} http {{ {places}\n{moved}\n}}")
    subprocess.run(["nginx", "-t", "-c", whole], check=True, capture_output=True)
    server = Server(["nginx", "-c", whole], https)
    yield server, tmp_path / "workshop.log"
    server.stop()


@pytest.fixture
def caddy(product, tmp_path):
    """Caddy with the file as it stands, its port moved and its certificate made by itself."""
    https, file = free_port(), tmp_path / "Caddyfile"
    own = f"{{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\thttps_port {https}\n}}\n"
    site = re.sub(rf"^{NAME} {{", "localhost {\n\ttls internal", read("caddy/Caddyfile"), flags=re.MULTILINE)
    file.write_text(own + site.replace("127.0.0.1:8000", f"127.0.0.1:{product.port}"))
    environment = {**os.environ, **dict.fromkeys(("XDG_DATA_HOME", "XDG_CONFIG_HOME", "HOME"), str(tmp_path))}
    given = ["--config", file, "--adapter", "caddyfile"]
    subprocess.run(["caddy", "validate", *given], check=True, capture_output=True, env=environment)
    server = Server(["caddy", "run", *given], https, env=environment)
    yield server
    server.stop()


def test_nginx_serves_the_product_over_https(nginx):
    server, log = nginx
    page = server.get("/", **{"Accept-Encoding": "gzip", "X-Forwarded-For": "203.0.113.9"})
    assert (page.status, page.headers["Strict-Transport-Security"]) == (200, "max-age=31536000")
    assert page.headers["Content-Encoding"] == "gzip"
    assert server.get(f"/r/{TOKEN}/ticket.png").status == 404
    assert server.get(f"/desk/pair/{TOKEN}").status in (200, 404, 410)
    said, until = "", time.monotonic() + 10
    while "/desk/pair" not in said and time.monotonic() < until:  # a line is written after its answer
        said = log.read_text(encoding="utf-8")
    assert (TOKEN in said, "GET /r/***/ticket.png" in said, "GET /desk/pair/***" in said) == (False, True, True)


def test_a_phone_that_knows_the_hall_s_authority_trusts_the_host_and_no_other(nginx, tmp_path):
    server, _log = nginx
    knows = ssl.create_default_context(cafile=tmp_path / AUTHORITY)
    assert _greeted(server, knows, NAME) == "ok"
    assert "Hostname mismatch" in _greeted(server, knows, "bank.vn")
    assert "self-signed certificate in certificate chain" in _greeted(server, ssl.create_default_context(), NAME)


def _greeted(server, context, name):
    """What comes of the handshake when ``name`` is asked for."""
    with socket.create_connection(("127.0.0.1", server.https), timeout=10) as plain:
        try:
            with context.wrap_socket(plain, server_hostname=name):
                return "ok"
        except ssl.SSLCertVerificationError as error:
            return str(error)


def test_caddy_serves_the_product_over_https(caddy):
    page = caddy.get("/", Host="localhost", **{"Accept-Encoding": "gzip"})
    assert (page.status, page.headers["Strict-Transport-Security"]) == (200, "max-age=31536000")
    assert page.headers["Content-Encoding"] == "gzip"


def test_the_service_starts_what_make_run_starts():
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read_string(read("systemd/workshop.service"))
    service = unit["Service"]
    assert service["ExecStart"].split()[1:] == ["-m", "workshop.serve"]
    assert float(service["TimeoutStopSec"]) > 20  # what the product asks for to drain
    assert service["ReadWritePaths"] == f"{service['WorkingDirectory']}/instance"


def test_every_setting_of_the_environment_file_is_one_of_ours():
    from workshop import config

    names = re.findall(r"^#? ?([A-Z_]+)=", read("workshop.env"), flags=re.MULTILINE)
    assert [name for name in names if name not in config.DEFAULTS] == []
