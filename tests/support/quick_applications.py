"""Thousands of applications with the same routes and templates: what is compiled for them is compiled once a run.

It took most of the time of ``create_app``, and of the time of the first page of each.
"""

from functools import partial, wraps
from pathlib import Path

from apispec import APISpec
from flask_smorest import Api, Blueprint
from jinja2 import FileSystemBytecodeCache
from werkzeug.routing.rules import Rule


class RememberedTemplates(FileSystemBytecodeCache):
    """Compiled templates, for this process and on disk for the other workers and the stages after this one.

    jinja compares their sources itself.
    """

    def __init__(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        super().__init__(str(folder))
        self.kept = {}

    def load_bytecode(self, bucket):
        """Give what was compiled before, if anything."""
        if code := self.kept.get(bucket.key):
            bucket.bytecode_from_string(code)
            return
        super().load_bytecode(bucket)
        if bucket.code:
            self.kept[bucket.key] = bucket.bytecode_to_string()

    def dump_bytecode(self, bucket):
        """Keep what was compiled."""
        self.kept[bucket.key] = bucket.bytecode_to_string()
        super().dump_bytecode(bucket)


TEMPLATES = RememberedTemplates(Path(__file__).resolve().parent.parent / "output" / "templates")


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


def describe_late():
    """Let the description of the API be made when somebody reads it, which few tests do."""
    views, responses, to_dict = Blueprint.register_views_in_doc, Api._register_responses, APISpec.to_dict

    @wraps(views)
    def views_later(blueprint, api, app, spec, **how):
        _left_of(spec).append(partial(views, blueprint, api, app, spec, **how))

    @wraps(responses)
    def responses_later(api):
        _left_of(api.spec).append(partial(responses, api))

    @wraps(to_dict)
    def whole(spec):
        for act in vars(spec).pop("left", ()):
            act()
        return to_dict(spec)

    Blueprint.register_views_in_doc, Api._register_responses, APISpec.to_dict = views_later, responses_later, whole


def _left_of(spec):
    return vars(spec).setdefault("left", [])
