"""Schemathesis over our own description of the API: a world of records to meet, bearers, and what was found."""

import time
from dataclasses import dataclass, field
from itertools import cycle

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test

DESCRIPTION = "/api/v1/openapi.json"
ASKED = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method",
    "ignored_auth",
)  # fmt: skip
# what refuses a request for its own sake; a 409 or a 429 would say nothing of it
REFUSED = ["400", "401", "403", "404", "412", "413", "422"]


@dataclass
class Fuzz:
    """Asks operations of the API of ``app``, and counts.

    ``bearers(operation)`` are the tokens that take turns; ``known`` are the values of the database by where
    they are asked for, which generated text would never meet.
    """

    app: object
    known: dict
    cases: int = 0
    seconds: float = 0.0
    statuses: dict = field(default_factory=dict)

    def __post_init__(self):
        load_all_checks()
        self.raw = self.app.test_client().get(DESCRIPTION).get_json()
        self.config = SchemathesisConfig.from_dict(
            {"seed": 19052023, "generation": {"with-security-parameters": False, "deterministic": True},
             "checks": {"negative_data_rejection": {"expected-statuses": REFUSED}}}
        )
        self.schema = schemathesis.openapi.from_dict(_closed(_knowing(self.raw, self.known)), config=self.config)
        self.schema.app = self.app
        self.operations = {found.ok().label: found.ok() for found in self.schema.get_all_operations()}

    def ask(self, label, bearers, *, examples, excluded=()):
        """Send what the operation ``label`` takes and what it does not; returns {what is wrong: first request}."""
        found, turns, began = {}, cycle(bearers), time.monotonic()
        checks = [CHECKS.get_one(name) for name in ASKED if name not in excluded]

        def asked(case):
            headers = {"Authorization": f"Bearer {next(turns)}"}
            response = case.call(headers=headers)
            self.cases += 1
            self.statuses.setdefault(label, set()).add(response.status_code)
            try:
                case.validate_response(response, checks=checks, headers=headers)
            except (Failure, FailureGroup) as error:
                for each in getattr(error, "exceptions", [error]):
                    meaning = " ".join(each.message.split())[:160]
                    title = f"{type(each).__name__}: {each.title}: {meaning} -> {response.status_code}"
                    found.setdefault(title[:300], f"{case.as_curl_command()[:600]}\n{response.text[:300]}")

        operation = self.operations[label]
        modes = [HypothesisTestMode.EXAMPLES, HypothesisTestMode.COVERAGE, HypothesisTestMode.FUZZING]
        test = create_test(operation=operation, test_func=asked, config=HypothesisTestConfig(
            project=self.schema.config, modes=modes, settings=settings(
                max_examples=examples, deadline=None, derandomize=True, database=None,
                suppress_health_check=list(HealthCheck),
            ),
        ))  # fmt: skip
        test()
        self.seconds += time.monotonic() - began
        return found


def _knowing(raw, known):
    """``raw`` in which the values of the database stand beside what may be made up."""
    for path in raw["paths"].values():
        for parameter in path.get("parameters", []):
            if parameter["name"] in known:
                parameter["schema"] = {"enum": known[parameter["name"]]}
    schemas = raw["components"]["schemas"]
    for name, values in known.items():
        if "." in name:
            schema, _, prop = name.partition(".")
            made_up = schemas[schema]["properties"][prop]
            schemas[schema]["properties"][prop] = {"anyOf": [{"enum": values}, made_up]}
    return raw


def _closed(raw):
    """``raw`` in which an answer has no field beyond those that stand in it, so that none goes undescribed."""
    schemas = raw["components"]["schemas"]
    taken = _named_in([each.get("requestBody") for path in raw["paths"].values() for each in path.values()
                       if isinstance(each, dict)], schemas)  # fmt: skip
    for name, schema in schemas.items():
        if name not in taken:
            schema.setdefault("additionalProperties", False)
    return raw


def _named_in(part, schemas):
    """The names of the schemas that ``part`` refers to, and of those they refer to."""
    if isinstance(part, list):
        return set().union(*(_named_in(each, schemas) for each in part))
    if not isinstance(part, dict):
        return set()
    if isinstance(reference := part.get("$ref"), str):
        name = reference.rpartition("/")[2]
        return {name} | (_named_in(schemas[name], schemas) if name in schemas else set())
    return _named_in(list(part.values()), schemas)
