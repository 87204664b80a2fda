"""Operations of the API as their description shows them: who may ask, what is taken, given and refused."""

import json

from flask_smorest import Blueprint
from webargs import core
from webargs.flaskparser import FlaskParser

from workshop.web.schemas import page_of

# status: (name under components/responses, a code of that kind, what it says to an outside system)
PROBLEMS = {
    400: ("NotJson", "bad_request", "The body is no JSON."),
    401: ("TokenUnknown", "token_unknown", "No bearer token, an unknown one, or one that was revoked or has expired."),
    403: ("NotAllowed", "scope_missing", "The token lacks the scope or is of another workshop, or its desk has ended."),
    404: ("NothingHere", "not_found", "There is nothing at this address, or not for this token."),
    409: ("CannotBeDone", "already_registered", "What is stored stands against it; `code` names the reason."),
    412: ("Stale", "stale_version", "The version that was seen is missing, unreadable or not the present one."),
    413: ("TooMuch", "too_many_scans", "The body holds more than one request may."),
    422: ("Unusable", "unprocessable_entity", "Something that was sent cannot be used; `errors` or `detail` names it."),
    429: ("TooMany", "too_many_attempts", "A limit was reached. Wait and send the same again."),
    500: ("Failed", "internal_error", "The server failed; `instance` finds it in the log."),
    503: ("Busy", "too_busy", "The database is busy and nothing was saved. Send the same again."),
    507: ("DiskFull", "disk_full", "The server's disk is full and nothing was saved. Keep it and send it again later."),
}
ALWAYS = (401, 403, 500, 503, 507)  # also a read notes that it was asked
WITH_BODY = (413, 422)


class BodyParser(FlaskParser):
    """Reads a body as JSON whatever it calls itself, as check-in does, and refuses what Python's reader gives up."""

    def _raw_load_json(self, req):
        said = req.get_data(cache=True)
        try:
            return core.parse_json(said) if said else core.missing
        except ValueError as error:
            if isinstance(error, (json.JSONDecodeError, UnicodeDecodeError)):
                raise
            # a number of more than 4,300 digits
            raise json.JSONDecodeError("unreadable", said.decode(), 0) from error


class Operations(Blueprint):
    """A blueprint of the API; what the guard and the error handlers make of each operation is described too."""

    ARGUMENTS_PARSER = BodyParser()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._prepare_doc_cbks.append(self._prepare_declared_doc)

    def gives(self, schema, status=200, **more):
        """Describe an answer that the view writes by itself."""
        return self.alt_response(status, schema=schema, success=True, **more)

    def lists(self, item):
        """Describe a page of ``item``."""
        return self.gives(page_of(item), description="A page of the list")

    @staticmethod
    def takes(schema):
        """Describe a body that the view reads by itself."""
        return _noted("takes", schema)

    @staticmethod
    def refuses(*statuses):
        """Name the refusals of an operation, beside those that each may have."""
        return _noted("refusals", statuses)

    def _store_endpoint_docs(self, endpoint, obj, *args, **options):
        super()._store_endpoint_docs(endpoint, obj, *args, **options)
        for method, described in self._docs[endpoint].items():
            if method != "parameters":
                described["view"] = {"name": f"{self.name.removesuffix('_api')}.{endpoint}", "access": obj.access,
                                     "takes": getattr(obj, "takes", None),
                                     "refusals": getattr(obj, "refusals", ())}  # fmt: skip

    @staticmethod
    def _prepare_declared_doc(doc, doc_info, **_context):
        view = doc_info["view"]
        doc["operationId"] = view["name"]
        doc["security"] = [{"bearer": [scope]} for scope in view["access"].scopes]
        if view["takes"] is not None:
            doc["requestBody"] = {"required": True, "content": {"application/json": {"schema": view["takes"]}}}
        answers = {int(status): answer for status, answer in doc.get("responses", {}).items()}
        refusals = {*ALWAYS, *view["refusals"], *(WITH_BODY if "requestBody" in doc else ())}
        refusals.update(status for status, answer in answers.items() if isinstance(answer, str))  # of arguments()
        answers.update({status: PROBLEMS[status][0] for status in refusals})
        doc["responses"] = dict(sorted(answers.items()))
        for described in (doc.get("requestBody"), *answers.values()):
            _add_examples(described)
        return doc


def _noted(name, value):
    def declare(view):
        setattr(view, name, value)
        return view

    return declare


def _add_examples(described):
    """Give a body the example of its schema."""
    content = described.get("content", {}) if isinstance(described, dict) else {}
    for part in content.values():
        example = getattr(part.get("schema"), "example", None)
        if example is not None:
            part.setdefault("example", example)
