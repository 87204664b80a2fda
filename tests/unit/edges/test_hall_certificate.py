"""The certificate of the hall's own network: good for its host alone, and the authority's key is nowhere."""

import os
import subprocess
from pathlib import Path

import pytest

from workshop.edges import hall_certificate
from workshop.edges.hall_certificate import HostUnusable, OpenSSLFailed, make_certificate

HOST, ADDRESS = "hoithao.lan", "192.168.43.1"


def openssl(*arguments, given=None):
    """(status, what it said) of OpenSSL itself."""
    done = subprocess.run(["openssl", *map(str, arguments)], input=given, capture_output=True)
    return done.returncode, (done.stdout + done.stderr).decode()


@pytest.fixture
def kept_key(monkeypatch):
    """The authority's key, which nobody else gets to see: the first key that is made."""
    seen, real = [], hall_certificate._run

    def run(*arguments, **more):
        said = real(*arguments, **more)
        if arguments[0] == "genpkey":
            seen.append(said)
        return said

    monkeypatch.setattr(hall_certificate, "_run", run)
    return seen


@pytest.fixture
def made(tmp_path):
    return make_certificate(HOST, [ADDRESS], days=7, folder=tmp_path)


def verified(made, leaf, *how):
    return openssl("verify", "-x509_strict", "-purpose", "sslserver", "-CAfile", made.authority, *how, leaf)


def test_the_host_and_its_address_are_good_and_nothing_else_is(made):
    assert verified(made, made.chain, "-verify_hostname", HOST)[0] == 0
    assert verified(made, made.chain, "-verify_ip", ADDRESS)[0] == 0
    assert "hostname mismatch" in verified(made, made.chain, "-verify_hostname", "bank.vn")[1]
    assert "IP address mismatch" in verified(made, made.chain, "-verify_ip", "192.168.43.2")[1]


@pytest.mark.parametrize("name", ["DNS:bank.vn", "DNS:hoithao.lan.bank.vn", "IP:192.168.43.2", "IP:2001:db8::1"])
def test_even_with_its_key_the_authority_signs_for_nobody_else(tmp_path, kept_key, name):
    made = make_certificate(HOST, [ADDRESS], days=7, folder=tmp_path)
    assert "OK" in _signed_with(kept_key[0], made, tmp_path, f"DNS:{HOST}")
    said = _signed_with(kept_key[0], made, tmp_path, name)
    assert "permitted subtree violation" in said


def test_a_name_alone_permits_no_address_and_an_address_no_name(tmp_path, kept_key):
    by_name = make_certificate(HOST, days=1, folder=tmp_path / "name")
    said = _signed_with(kept_key[0], by_name, tmp_path, "IP:10.0.0.1")
    assert "excluded subtree violation" in said
    kept_key.clear()
    by_address = make_certificate(ADDRESS, days=1, folder=tmp_path / "address")
    assert verified(by_address, by_address.chain, "-verify_ip", ADDRESS)[0] == 0
    assert "permitted subtree violation" in _signed_with(kept_key[0], by_address, tmp_path, "DNS:bank.vn")


def _signed_with(key, made, folder, name):
    """What OpenSSL says of a certificate for ``name`` by whoever had stolen the authority's key."""
    stolen, leaf, extensions = folder / "stolen.pem", folder / "leaf.pem", folder / "extensions"
    stolen.write_bytes(key)
    extensions.write_text(f"subjectAltName = {name}\nbasicConstraints = CA:false\nextendedKeyUsage = serverAuth\n"
                          "authorityKeyIdentifier = keyid\nsubjectKeyIdentifier = hash\n")  # fmt: skip
    request = subprocess.run(["openssl", "req", "-new", "-key", made.key, "-subj", "/CN=x"], capture_output=True).stdout
    status, said = openssl("x509", "-req", "-CA", made.authority, "-CAkey", stolen, "-days", "1", "-set_serial", "7",
                           "-extfile", extensions, "-out", leaf, given=request)  # fmt: skip
    assert status == 0, said
    return verified(made, leaf)[1]


def test_the_authority_may_make_no_other_and_ends_within_thirty_days(tmp_path):
    made = make_certificate(HOST, days=400, folder=tmp_path)
    said = openssl("x509", "-in", made.authority, "-noout", "-text")[1]
    assert ("CA:TRUE, pathlen:0" in said, "X509v3 Name Constraints: critical" in said) == (True, True)
    assert openssl("x509", "-in", made.authority, "-noout", "-checkend", 31 * 86400)[0] == 1
    assert openssl("x509", "-in", made.authority, "-noout", "-checkend", 29 * 86400)[0] == 0


def open_files():
    """The memory files that this process still holds."""
    return [link for each in Path("/proc/self/fd").iterdir() if "memfd" in (link := os.path.realpath(each))]


def test_no_key_of_the_authority_remains(tmp_path, kept_key):
    before = open_files()
    made = make_certificate(HOST, [ADDRESS], days=7, folder=tmp_path)
    assert open_files() == before
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["ca.crt", "fullchain.pem", "privkey.pem"]
    authority_key, host_key = kept_key
    lines = [line for line in authority_key.splitlines() if not line.startswith(b"---")]
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert [line for line in lines if line in held] == []
    assert (made.key.read_bytes(), made.key.stat().st_mode & 0o777) == (host_key, 0o600)
    of_authority = openssl("x509", "-in", made.authority, "-noout", "-pubkey")[1]
    assert openssl("pkey", "-in", made.key, "-pubout")[1] != of_authority


@pytest.mark.parametrize("host", ["localhost", "bad host.vn", "-x.vn", "a.vn\nDNS:b.vn", "*.lan", "1.2.3", ""])
def test_what_is_no_host_is_refused(tmp_path, host):
    with pytest.raises(HostUnusable):
        make_certificate(host, days=1, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_machine_without_openssl_is_told_so(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(OpenSSLFailed):
        make_certificate(HOST, days=1, folder=tmp_path)


def test_the_command_says_what_to_install_and_refuses_in_one_line(app, tmp_path):
    run = app.test_cli_runner().invoke
    done = run(args=["network", "certificate", HOST, "--ip", ADDRESS, "--out", str(tmp_path)])
    assert done.exit_code == 0, done.output
    fingerprint = openssl("x509", "-in", tmp_path / "ca.crt", "-noout", "-fingerprint", "-sha256")[1].split("=")[1]
    assert f"SHA-256: {fingerprint.strip()}" in done.output
    assert run(args=["network", "certificate", "localhost"]).exit_code == 1
    assert run(args=["network", "certificate", HOST, "--days", "31"]).exit_code == 2
