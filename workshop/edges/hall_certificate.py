"""A certificate for one host of the hall's own network, from an authority that can sign nothing else and is gone.

The last resort where there is no name on the internet (docs/mang-hoi-truong.md). OpenSSL does the work. The
authority is good for this host and its addresses alone, even if somebody had its key, and its key never
touches a disk: it lies in memory that no file system holds (memfd), and is overwritten once it has signed.
"""

import ipaddress
import os
import re
import secrets
import subprocess
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from workshop.errors import N_, Invalid

MOST_DAYS = 30
CURVE = ("-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256")
HOST = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
NO_NAME = "khong-co-ten.invalid"  # permitted where the host has addresses only; nobody can have it (RFC 6761)
NO_ADDRESSES = ["excluded;IP.0 = 0.0.0.0/0.0.0.0", "excluded;IP.1 = 0:0:0:0:0:0:0:0/0:0:0:0:0:0:0:0"]
AUTHORITY, CHAIN, KEY = "ca.crt", "fullchain.pem", "privkey.pem"


class HostUnusable(Invalid):
    """Neither a name with a dot nor an address."""

    message = N_("This is neither a host name such as hoithao.lan nor an IP address.")


class OpenSSLFailed(Invalid):
    """OpenSSL is missing or refused."""

    message = N_("OpenSSL could not make the certificate: %(said)s")


@dataclass(frozen=True)
class HallCertificate:
    """Where the files lie, and the SHA-256 of the authority that people compare when they install it."""

    authority: Path
    chain: Path
    key: Path
    fingerprint: str


def make_certificate(host, addresses=(), *, days, folder):
    """Write the authority's certificate, the host's chain and the host's key into ``folder``.

    :param host: a name with a dot, or an IP address.
    :raises HostUnusable: if ``host`` or one of ``addresses`` is neither.
    :raises OpenSSLFailed: with what it said.
    """
    names, ips = _read([host, *addresses])
    days = min(max(days, 1), MOST_DAYS)
    folder.mkdir(parents=True, exist_ok=True)
    authority, chain, key = (folder / name for name in (AUTHORITY, CHAIN, KEY))
    with _in_memory(_run("genpkey", *CURVE)) as signing, ExitStack() as texts:
        permits, shown = (texts.enter_context(_in_memory(text.encode()))
                          for text in (_authority_text(names, ips), _host_text(names, ips)))  # fmt: skip
        made = _run("req", "-x509", "-new", "-key", signing, "-config", permits, "-days", days,
                    "-set_serial", _serial())  # fmt: skip
        _write(authority, made)
        host_key = _run("genpkey", *CURVE)
        with _in_memory(host_key) as own:
            request = _run("req", "-new", "-key", own, "-config", shown)
        leaf = _run("x509", "-req", "-CA", authority, "-CAkey", signing, "-days", days, "-set_serial", _serial(),
                    "-extfile", shown, "-extensions", "host", given=request)  # fmt: skip
    _write(chain, leaf + made)
    _write(key, host_key, 0o600)
    said = _run("x509", "-in", authority, "-noout", "-fingerprint", "-sha256").decode()
    return HallCertificate(authority, chain, key, said.partition("=")[2].strip())


def _read(stated):
    names, ips = [], []
    for each in stated:
        try:
            ips.append(ipaddress.ip_address(each))
        except ValueError:
            if not HOST.fullmatch(each.lower()):
                raise HostUnusable("host") from None
            names.append(each.lower())
    return names, ips


def _authority_text(names, ips):
    """The request of the authority: it may sign for these names and addresses, for web servers, and no authority."""
    permitted = [f"permitted;DNS.{number} = {name}" for number, name in enumerate(names or [NO_NAME])]
    permitted += [f"permitted;IP.{number} = {ip}/{_whole_mask(ip)}" for number, ip in enumerate(ips)] or NO_ADDRESSES
    return "\n".join([
        "[req]", "prompt = no", "distinguished_name = name", "x509_extensions = authority", "string_mask = utf8only",
        "utf8 = yes", "[name]", f"CN = Mạng hội trường {(names or ips)[0]}", "[authority]",
        "basicConstraints = critical, CA:true, pathlen:0", "keyUsage = critical, keyCertSign",
        "extendedKeyUsage = serverAuth", "subjectKeyIdentifier = hash", "nameConstraints = critical, @only",
        "[only]", *permitted,
    ])  # fmt: skip


def _whole_mask(ip):
    return "255.255.255.255" if ip.version == 4 else ":".join(["ffff"] * 8)


def _host_text(names, ips):
    shown = [f"DNS:{name}" for name in names] + [f"IP:{ip}" for ip in ips]
    return "\n".join([
        "[req]", "prompt = no", "distinguished_name = name", "[name]", "CN = OCOP workshops", "[host]",
        "basicConstraints = critical, CA:false", "keyUsage = critical, digitalSignature",
        "extendedKeyUsage = serverAuth", f"subjectAltName = {', '.join(shown)}", "subjectKeyIdentifier = hash",
        "authorityKeyIdentifier = keyid:always",
    ])  # fmt: skip


@contextmanager
def _in_memory(content):
    """A path under which only our children read ``content``; overwritten with zeros at the end."""
    handle = os.memfd_create("workshop", os.MFD_CLOEXEC)
    try:
        os.write(handle, content)
        yield f"/proc/{os.getpid()}/fd/{handle}"
    finally:
        os.pwrite(handle, bytes(len(content)), 0)
        os.close(handle)


def _run(*arguments, given=None):
    command = ["openssl", *(str(each) for each in arguments)]
    try:
        return subprocess.run(command, input=given, capture_output=True, check=True, timeout=60).stdout
    except FileNotFoundError as error:
        raise OpenSSLFailed(said="apt-get install openssl") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", "replace").strip().splitlines()
        raise OpenSSLFailed(said=said[0] if said else error.returncode) from error


def _serial():
    return f"0x{secrets.randbits(127):x}"


def _write(path, content, mode=0o644):
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
