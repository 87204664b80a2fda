"""The instrument that tries the API finds each kind of fault where there is one, and none where there is none."""

import pytest
from flask import Flask, abort, jsonify, request

from tests.support.api_fuzzing import DESCRIPTION, Fuzz

LABEL = "GET /things"
THING = {"$ref": "#/components/schemas/T"}
DESCRIBED = {
    "openapi": "3.1.0", "info": {"title": "x", "version": "1"},
    "paths": {"/things": {"get": {
        "security": [{"bearer": []}],
        "parameters": [{"in": "query", "name": "size", "required": True, "schema": {"type": "integer", "minimum": 1}}],
        "responses": {
            "200": {"description": "-", "content": {"application/json": {"schema": THING}}},
            **{status: {"description": "-"} for status in ("401", "422", "500")},
        },
    }}},
    "components": {
        "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer"}},
        "schemas": {"T": {"type": "object", "required": ["size"], "properties": {"size": {"type": "integer"}}}},
    },
}  # fmt: skip
FAULTS = {
    "more": {"JsonSchemaError"}, "status": {"UndefinedStatusCode"}, "type": {"UndefinedContentType"},
    "fails": {"ServerError", "ContentTypeServerError"}, "takes": {"AcceptedNegativeData"}, "open": {"IgnoredAuth"},
}  # fmt: skip


def small(fault):
    """An application of one operation, sound but for ``fault``."""
    app = Flask("small")
    app.add_url_rule(DESCRIPTION, "described", lambda: jsonify(DESCRIBED))

    @app.get("/things")
    def things():
        if fault != "open" and request.headers.get("Authorization") != "Bearer t":
            abort(401)
        size = request.args.get("size", "")
        if fault != "takes" and not (size.isascii() and size.isdecimal() and int(size[:9]) > 0):
            abort(422)
        if fault == "status":
            abort(418)
        if fault == "fails":
            return {"size": 1}, 500
        if fault == "type":
            return "1"
        return {"size": 1, **({"more": 1} if fault == "more" else {})}

    return app


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found(fault):
    found = Fuzz(small(fault), {}).ask(LABEL, ["t"], examples=4)
    assert {meaning.partition(":")[0] for meaning in found} == FAULTS[fault]


def test_nothing_is_found_where_all_is_as_described():
    fuzz = Fuzz(small(None), {})
    assert fuzz.ask(LABEL, ["t"], examples=4) == {}
    assert set(fuzz.statuses[LABEL]) == {200, 422}
