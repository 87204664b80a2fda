"""Schemathesis over our own description of the API: what it makes up, sent to the application and judged."""

import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import count, cycle

import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import CHECKS, load_all_checks
from schemathesis.config import SchemathesisConfig
from schemathesis.core.failures import Failure, FailureGroup
from schemathesis.generation.hypothesis.builder import HypothesisTestConfig, HypothesisTestMode, create_test

DESCRIPTION = "/api/v1/openapi.json"
# not positive_data_acceptance: a cursor, point, kind or version that is well written and not ours is refused too
CHECKED = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_schema_conformance",
    "response_headers_conformance", "negative_data_rejection", "missing_required_header", "unsupported_method",
)  # fmt: skip
# asks again without the bearer and with a false one, after a success: the first few tell it for all
CHECKED_AT_FIRST, FIRST = ("ignored_auth",), 5
# what refuses a request for its own sake; a 409 or a 429 would say nothing of it
REFUSED = ["400", "401", "403", "404", "412", "413", "422"]
# what the description states as an example, every boundary of its schemas, and what Hypothesis makes of them
MODES = [HypothesisTestMode.EXAMPLES, HypothesisTestMode.COVERAGE, HypothesisTestMode.FUZZING]


@dataclass
class Fuzz:
    """Asks operations of the API of ``app``, and counts ``cases``, ``seconds`` and ``statuses``.

    ``known`` are values of the database, by the parameter or the "Schema.property" where they belong: made-up
    text would never meet them. The same description and the same ``known`` give the same requests.
    """

    app: object
    known: dict
    cases: int = 0
    seconds: float = 0.0
    statuses: dict = field(default_factory=lambda: defaultdict(Counter))

    def __post_init__(self):
        load_all_checks()
        raw = self.app.test_client().get(DESCRIPTION).get_json()
        config = SchemathesisConfig.from_dict(
            {"seed": 19052023, "generation": {"with-security-parameters": False, "deterministic": True},
             "checks": {"negative_data_rejection": {"expected-statuses": REFUSED}}}
        )  # fmt: skip
        self.schema = schemathesis.openapi.from_dict(closed(knowing(raw, self.known)), config=config)
        self.schema.app = self.app
        self.operations = {found.ok().label: found.ok() for found in self.schema.get_all_operations()}

    def ask(self, label, bearers, *, examples, excluded=(), answered=lambda _response: None):
        """Send what the operation ``label`` takes and what it does not, ``examples`` drawn by Hypothesis.

        ``bearers`` are tokens that take turns, ``answered`` hears every response of it. Returns
        {what is wrong: its first request and answer}, of all that was sent and not only of the first fault.
        """
        found, turns, began, successes = {}, cycle(bearers), time.monotonic(), count(1)
        checks = [CHECKS.get_one(name) for name in CHECKED if name not in excluded]
        at_first = [CHECKS.get_one(name) for name in CHECKED_AT_FIRST]

        def send(case):
            headers = {"Authorization": f"Bearer {next(turns)}"}
            response = case.call(headers=headers)
            self.cases += 1
            if response.request.method == label.partition(" ")[0]:  # other methods are tried as well
                self.statuses[label][response.status_code] += 1
                answered(response)
            is_early = 200 <= response.status_code < 300 and next(successes) <= FIRST
            due = checks + at_first if is_early else checks
            try:
                case.validate_response(response, checks=due, headers=headers)
            except (Failure, FailureGroup) as error:
                for each in getattr(error, "exceptions", [error]):
                    meaning = " ".join(f"{type(each).__name__}: {each.title}: {each.message}".split())[:200]
                    found.setdefault(meaning, f"{case.as_curl_command()[:800]}\n{response.text[:400]}")

        drawn = settings(max_examples=examples, deadline=None, derandomize=True, database=None,
                         suppress_health_check=list(HealthCheck))  # fmt: skip
        config = HypothesisTestConfig(project=self.schema.config, modes=MODES, settings=drawn)
        create_test(operation=self.operations[label], test_func=send, config=config)()
        self.seconds += time.monotonic() - began
        return found


def knowing(raw, known):
    """``raw`` in which values of the database stand beside what may be made up, and in a path instead of it."""
    for path in raw["paths"].values():
        for parameter in path.get("parameters", []):
            if parameter["name"] in known:
                parameter["schema"] = {"enum": known[parameter["name"]]}
    for name, values in known.items():
        schema, _, prop = name.partition(".")
        if prop:
            properties = raw["components"]["schemas"][schema]["properties"]
            properties[prop] = {"anyOf": [{"enum": values}, properties[prop]]}
    return raw


def closed(raw):
    """``raw`` in which an answer has the fields that stand in it and no others, so that none goes undescribed."""
    schemas = raw["components"]["schemas"]
    methods = [each for path in raw["paths"].values() for each in path.values() if isinstance(each, dict)]
    taken = _named_in([each.get("requestBody") for each in methods], schemas)
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
