"""Thousands of applications with the same routes and templates: what is compiled for them is compiled once a run.

It took most of the time of ``create_app``, and of the time of the first page of each.
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
    """Let equal rules share what is compiled of them; a rule itself is only their first argument.

    What werkzeug finds of a rule depends on its text, where it stands and the converters of its map alone.
    """
    compiled, compile_anew = {}, Rule.compile

    @wraps(compile_anew)
    def compile_once(rule):
        if rule.defaults:  # they are worked into the code
            compile_anew(rule)
            return
        key = rule.rule, rule.subdomain, rule.host, rule.merge_slashes, tuple(rule.map.converters.items())
        if key not in compiled:
            compile_anew(rule)
            kept = {name: getattr(rule, name) for name in ("_parts", "_trace", "_converters")}
            builders = {name: getattr(rule, name).__func__ for name in ("_build", "_build_unknown")}
            compiled[key] = kept, builders, frozenset(rule.arguments)
        kept, builders, arguments = compiled[key]
        vars(rule).update(kept)
        vars(rule).update((name, builder.__get__(rule, None)) for name, builder in builders.items())
        rule.arguments |= arguments

    Rule.compile = compile_once
