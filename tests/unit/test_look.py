"""The look's files agree with each other: icons, style lists, vendored packages, sizes."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
STYLES = sorted((ROOT / "static" / "css").rglob("*.css"))


def test_every_icon_that_a_template_names_is_in_the_sprite():
    drawn = set(
        re.findall(r'<symbol id="([\w-]+)"', (ROOT / "static/img/sprite.svg").read_text(encoding="utf-8"))
    )
    pattern = re.compile(r"""\b(?:icon|sign)(?:\(|=)["']([\w-]+)["']""")
    named = {name for path in TEMPLATES for name in pattern.findall(path.read_text(encoding="utf-8"))}
    assert sorted(named - drawn) == []


def test_every_style_that_a_layout_lists_exists():
    for layout in (ROOT / "templates" / "layouts").glob("*.html"):
        listed = re.search(r"set styles = \[(.*?)\]", layout.read_text(encoding="utf-8"), re.DOTALL)
        for name in re.findall(r'"([\w-]+)"', listed.group(1) if listed else ""):
            assert (ROOT / f"static/css/components/{name}.css").is_file(), f"{layout.name}: {name}"


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_styles_name_only_known_tokens(path):
    text = path.read_text(encoding="utf-8")
    known = set(
        re.findall(r"(--[\w-]+):", (ROOT / "static/css/tokens.css").read_text(encoding="utf-8") + text)
    )
    assert sorted(set(re.findall(r"var\((--[\w-]+)\)", text)) - known) == []


def test_styles_point_at_files_that_exist():
    for path in STYLES:
        for target in re.findall(r'url\("([^"]+)"\)', path.read_text(encoding="utf-8")):
            assert (path.parent / target).resolve().is_file(), f"{path.name}: {target}"


def test_vendored_packages_are_what_their_manifests_say():
    command = [sys.executable, "scripts/vendor.py", "--check"]
    checked = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout) == (0, "Every vendored file is what its manifest says.\n")
