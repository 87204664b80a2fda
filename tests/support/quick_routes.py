"""Thousands of applications with the same routes: what Werkzeug compiles for a rule is compiled once a run.

Two thirds of the time of ``create_app`` went into it. A compiled builder knows its rule by its first
argument alone, so equal rules may share one.
"""

from functools import wraps

from werkzeug.routing.rules import Rule


def install():
    """Remember what was compiled, for this process."""
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
