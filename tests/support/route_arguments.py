"""Values for the arguments of routes, so that every route can be tried with every role.

``make_world()`` makes one event and what hangs on it. A room adds to ``EXAMPLES`` what its routes
take: ``("endpoint", "argument")`` where an argument means something of its own there, otherwise the
argument's name alone. A value is a function of the world, so that it may name a record just made:
put the maker into ``RECORDS`` when the route answers 404 before it asks who is there.
"""

from types import SimpleNamespace

from tests.factories import accounts, awards, events, mou
from workshop.awards.models import Certificate, Correction, SignedCopy
from workshop.directory.services import create_organization
from workshop.edges.jobs.models import Job
from workshop.paper.services import store_file
from workshop.transactions import transaction

ABSENT = 987_654  # a record that does not exist: enough where the guard is asked before the record


def make_world():
    """One event and the records that routes name, by the names under which ``EXAMPLES`` finds them."""
    world = SimpleNamespace(event=events.event())
    for name, make in RECORDS.items():
        setattr(world, name, make(world))
    return world


def _absent(_world):
    return ABSENT


def _job(world):
    with transaction() as session:
        made = Job(kind="tests.slow", event_id=world.event.id)
        session.add(made)
    return made


def _certificate(world):
    award = world.decision.awards[0]
    with transaction() as session:
        # replaced, so that no page looks for the file that it does not have
        made = Certificate(
            award_id=award.id, code="0" * 16, printed_name=award.printed_name, status="replaced"
        )
        session.add(made)
    return made


def _signed_copy(world):
    with transaction() as session:
        stored = store_file(b"%PDF-1.7 signed", filename="a.pdf", media_type="application/pdf")
        made = SignedCopy(certificate_id=world.certificate.id, file=stored, original_id=stored.id, way="upload",
                          is_whole=True, is_visible=False)  # fmt: skip
        session.add(made)
    return made


def _correction(world):
    award = world.decision.awards[0]
    with transaction() as session:
        made = Correction(award_id=award.id, printed_name="Tên đúng", reason="Sai tên")
        session.add(made)
    return made


RECORDS = {
    "decision": lambda world: awards.decision(world.event),
    "certificate": _certificate,  # hangs on the decision above
    "correction": _correction,
    "signed_copy": _signed_copy,
    "memorandum": lambda world: mou.draft(world.event),
    "job": _job,
    "organization": lambda _world: create_organization("Sở Thử nghiệm"),
    "user": lambda _world: accounts.user("viewer"),
}
EXAMPLES = {
    ("messages.edit_text", "kind"): lambda _world: "placed",
    ("invitations.write", "kind"): lambda _world: "invitation",
    ("messages.preview_text", "kind"): lambda _world: "placed",
    ("messages.reset_text", "kind"): lambda _world: "placed",
    "act": lambda _world: "answer",
    ("my_data.download", "form"): lambda _world: "json",
    ("privacy.edit_text", "code"): lambda _world: "vi",
    ("privacy_admin.edit_text", "code"): lambda _world: "vi",
    "topic": lambda _world: "attend",
    ("ceremony.paper", "paper"): lambda _world: "slips",
    "artefact_id": _absent,
    "award_id": lambda world: world.decision.awards[0].id,
    "certificate_id": lambda world: world.certificate.id,
    "code": lambda _world: "0000000000000000",
    "copy_id": lambda world: world.signed_copy.id,
    "correction_id": lambda world: world.correction.id,
    "decision_id": lambda world: world.decision.id,
    "cancellation_id": _absent,
    "ending": lambda _world: "pdf",
    "paper": lambda _world: "proof",
    "form": lambda _world: "xlsx",
    "grant_id": _absent,
    "job_id": lambda world: world.job.id,
    "kind_id": lambda world: world.decision.kind_id,
    "printer_id": _absent,
    "lang": lambda _world: "vi",
    "merge_id": _absent,
    "memorandum_id": lambda world: world.memorandum.id,
    "other_id": _absent,
    "organization_id": lambda world: world.organization.id,
    "part": lambda _world: "signing",
    "party_id": _absent,
    "path": lambda _world: "css/base.css",
    "scan_id": lambda _world: "00000000-0000-4000-8000-000000000000",
    "session_id": _absent,
    "slug": lambda world: world.event.slug,
    "token": lambda _world: "no-such-token",
    "token_id": _absent,
    "user_id": lambda world: world.user.id,
    "walk_in_id": lambda _world: "00000000-0000-4000-8000-000000000000",
    "version": lambda _world: "v0",
}


def arguments_of(rule, world, *, asks_the_record=False):
    """A value for each argument of ``rule``; fails with what to add where one is unknown.

    An unknown number is a record that does not exist, which is enough where the guard decides by
    the event in the address. ``asks_the_record`` says that it looks at the record itself.
    """
    values = {}
    for name in rule.arguments:
        example = EXAMPLES.get((rule.endpoint, name)) or EXAMPLES.get(name)
        if example is None and not asks_the_record and f"<int:{name}>" in rule.rule:
            example = _absent
        assert example, f"{rule.endpoint} ({rule.rule}): add an example of {name!r} to tests/support/route_arguments.py"
        values[name] = example(world)
    return values
