"""Every action that the code puts on record has words, and every action that has words is put on record."""

import ast
import re
from pathlib import Path

import pytest

from workshop.activity.wording.actions import ACTIONS
from workshop.activity.wording.details import NAMES, detail_words

PACKAGE = Path(__file__).parents[3] / "workshop"
ACTION = re.compile(r"[a-z]+\.[a-z]+_?[a-z_]*[a-z]")


def recorded(path):
    """The actions that a file records: named in the call, or in the same file where the call has a variable."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    firsts = [call.args[0] for call in ast.walk(tree) if _records(call)]
    found = {each for first in firsts for each in _texts(first)}
    if any(isinstance(first, ast.Name) for first in firsts):
        rooms = {action.partition(".")[0] for action in ACTIONS}
        found |= {each for each in _texts(tree) if each.partition(".")[0] in rooms}
    return found


def _records(node):
    if not isinstance(node, ast.Call) or not node.args:
        return False
    return getattr(node.func, "attr", getattr(node.func, "id", "")) in ("record", "record_look")


def _texts(tree):
    texts = {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if ACTION.fullmatch(text)}


def test_no_action_on_record_is_without_words():
    found = {action: path.name for path in sorted(PACKAGE.rglob("*.py")) for action in recorded(path)}
    assert len(found) > 100
    assert {action: name for action, name in found.items() if action not in ACTIONS} == {}


def test_no_words_are_for_an_action_that_nothing_records():
    said = "\n".join(path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py") if "wording" not in path.parts)
    composed = ("mou.memorandum_", "privacy.request_", "paper.")  # followed by the state that is reached
    unused = [action for action in ACTIONS if f'"{action}"' not in said and not action.startswith(composed)]
    assert unused == []


def _details(path):
    """The names of the details that a file puts on record."""
    calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if _records(node)]
    return {each.arg for call in calls for each in call.keywords if each.arg}


def test_no_detail_on_record_is_without_words():
    columns = {"event_id", "subject", "subject_id", "subject_type"}
    found = {name for path in PACKAGE.rglob("*.py") for name in _details(path)} - columns
    assert len(found) > 60
    assert found - set(NAMES) == set()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("vi", "loại: mật khẩu; vai trò: Người phê duyệt; tài khoản: 8; cách gửi: Trao tay; trạng thái: Dự thảo; "
               "SHA-256: abababab…"),
        ("en", "kind: password; role: Approver; account: 8; how: By hand; state: Draft; SHA-256: abababab…"),
    ],
)  # fmt: skip
def test_codes_and_hashes_are_said_in_words(app, language, said):
    details = {"kind": "password", "role": "approver", "user": 8, "how": "hand", "left": 0, "status": "draft",
               "sha256": ["ab" * 32]}  # fmt: skip
    with app.test_request_context(f"/?lang={language}"):
        assert detail_words(details) == said
