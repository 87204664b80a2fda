"""A real Chromium against the product as a real process, for tests marked ``browser``."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
FLAGS = (
    "--headless=new",
    "--no-sandbox",  # the sandbox does not start as root, nor in most containers
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
_drivers = []
DESKTOP, PHONE = (1440, 900), (360, 740)
PATIENCE = 30.0  # seconds: a busy machine is slow, and only a test that fails waits for so long


def chromium():
    """The installed browser; a test run without one fails rather than passes unseen."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if path := shutil.which(name):
            return path
    raise RuntimeError("no Chromium on this machine: run scripts/setup.sh tests")


@contextmanager
def launched(camera=None):
    """A running browser; ``camera`` is the .mjpeg file that its camera shows (one a browser)."""
    flags = list(FLAGS)
    if camera:
        flags += ["--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream"]
        flags += [f"--use-file-for-fake-video-capture={camera}"]
    with _driver() as playwright:
        # playwright's own headless flag would choose the old mode
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=flags, ignore_default_args=["--headless"], headless=True
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def _driver():
    """The one driver of this process: it refuses a second one while it runs."""
    from playwright.sync_api import expect, sync_playwright

    if _drivers:
        yield _drivers[0]
        return
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        _drivers.append(playwright)
        try:
            yield playwright
        finally:
            _drivers.clear()


@contextmanager
def opened(browser, size=DESKTOP, language="vi-VN", **options):
    """A page in a context of its own that fails the test when a script fails or a file is refused."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        locale=language,
        timezone_id="Asia/Ho_Chi_Minh",
        **options,
    )
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("console", lambda said: complaints.append(f"console: {said.text}") if said.type == "error" else None)
    page.complaints = complaints
    try:
        yield page
        assert complaints == []
    finally:
        context.close()


def wait_until(page, expression, seconds=PATIENCE):
    """Wait until ``expression`` is true in ``page``; its CSP forbids playwright's own way of waiting.

    A page that leaves for another one while it is asked, or of which nothing has come yet, is asked again.
    """
    from playwright.sync_api import Error

    deadline, why = time.monotonic() + seconds, ""
    while time.monotonic() < deadline:
        try:
            if value := page.evaluate(expression):
                return value
        except Error as unready:
            if page.is_closed():
                raise
            why = unready.message
        page.wait_for_timeout(50)
    raise AssertionError(f"not true within {seconds} s: {expression}\n{why}")


def wait_for(page, read, expected, seconds=PATIENCE):
    """Wait until ``read()`` equals ``expected``: the server may be told after ``page`` has spoken."""
    deadline = time.monotonic() + seconds
    while (found := read()) != expected and time.monotonic() < deadline:
        page.wait_for_timeout(50)  # and not asleep: the page's requests are let through meanwhile
    assert found == expected


def free_port():
    """A loopback port that nothing listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running_product(instance, *arguments, seconds=60, **environment):
    """Serve the data in ``instance`` from a process of its own; give its address.

    ``arguments`` go to ``workshop.serve``; ``environment`` adds settings. The end sends SIGTERM, as
    a service manager does.
    """
    port = free_port()
    settings = {"WORKSHOP_INSTANCE": str(instance), "HOST": "127.0.0.1", "PORT": str(port), **environment}
    log = Path(instance) / "server.log"
    with open(log, "wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "workshop.serve", *arguments],
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz", process, log, seconds)
        yield f"http://127.0.0.1:{port}"
    finally:
        _stop(process)


def _wait_for(address, process, log, seconds):
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the product did not answer at {address}:\n{log.read_text(errors='replace')[-4000:]}")


def _stop(process):
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    try:
        process.wait(25)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise AssertionError("the product did not stop within 25 s of SIGTERM") from None


@pytest.fixture(scope="session")
def driver():
    """What drives every browser of the run, so that none of them takes it along when it ends."""
    with _driver() as running:
        yield running


@pytest.fixture(scope="session")
def browser(driver):
    """One browser for the whole run; every page gets a context of its own."""
    with launched() as running:
        yield running


@pytest.fixture
def page(browser):
    """A desktop page in Vietnamese."""
    with opened(browser) as fresh:
        yield fresh


@pytest.fixture
def phone(browser):
    """A page of 360 pixels in Vietnamese."""
    with opened(browser, PHONE, has_touch=True, is_mobile=True) as fresh:
        yield fresh


def choose(page, field, words):
    """Choose the one option of a select whose text begins with these words, whatever follows them."""
    option = page.locator(f"{field} option").filter(has_text=re.compile(rf"^\s*{re.escape(words)}"))
    page.select_option(field, option.get_attribute("value"))
