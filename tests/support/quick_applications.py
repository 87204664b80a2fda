"""Thousands of applications with the same routes and templates: what is compiled for them is compiled once a run.

It took two thirds of the time of ``create_app``, and of the time of the first page of each.
"""

from functools import wraps

from jinja2 import BytecodeCache
from werkzeug.routing.rules import Rule


class RememberedTemplates(BytecodeCache):
    """Compiled templates of this process; jinja compares their sources itself."""

    def __init__(self):
        self.kept = {}

    def load_bytecode(self, bucket):
        """Give what was compiled before, if anything."""
        if code := self.kept.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket):
        """Keep what was compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()


TEMPLATES = RememberedTemplates()


def remember_routes():
    """Let equal rules share a compiled builder, which knows its rule by its first argument alone."""
    compiled, compile_anew = {}, Rule._compile_builder

    @wraps(compile_anew)
    def compile_once(rule, append_unknown=True):
        if rule.defaults:  # they are worked into the code
            return compile_anew(rule, append_unknown)
        key = rule.rule, tuple(rule._trace), append_unknown
        if key not in compiled:
            compiled[key] = compile_anew(rule, append_unknown)
        return compiled[key]

    Rule._compile_builder = compile_once
