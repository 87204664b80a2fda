"""Settings: environment over file over default, a kept secret, previews."""

import stat

import pytest

from workshop import config


def test_the_environment_overrides_the_file_overrides_the_default(tmp_path, monkeypatch):
    (tmp_path / "config.py").write_text("PORT = 9000\nHOST = '0.0.0.0'\nOTHER = 1\n")
    monkeypatch.setenv("PORT", "9100")
    monkeypatch.delenv("HOST", raising=False)
    values = config.load(tmp_path)
    assert (values["PORT"], values["HOST"], values["WORKSHOP_TRUSTED_PROXIES"]) == (9100, "0.0.0.0", 0)
    assert "OTHER" not in values


def test_the_secret_is_made_once_and_readable_by_its_owner_only(tmp_path):
    first = config.load(tmp_path)["SECRET_KEY"]
    assert config.load(tmp_path)["SECRET_KEY"] == first
    assert len(first) >= 43
    assert stat.S_IMODE((tmp_path / "secret.key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("url", "preview"),
    [("http://127.0.0.1:8000", True), ("http://localhost", True), ("https://hoithao.travinh.gov.vn", False)],
)
def test_a_loopback_address_makes_previews(url, preview):
    assert config.is_preview(url) is preview


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_postgresql_address_takes_the_installed_driver(tmp_path, scheme):
    assert config.database_url(f"{scheme}://a@b/c", tmp_path) == "postgresql+psycopg://a@b/c"


def test_cookies_are_secure_under_https(tmp_path, monkeypatch):
    monkeypatch.setenv("WORKSHOP_BASE_URL", "https://hoithao.travinh.gov.vn/")
    values = config.load(tmp_path)
    assert values["SESSION_COOKIE_SECURE"] is True
    assert values["WORKSHOP_BASE_URL"] == "https://hoithao.travinh.gov.vn"
