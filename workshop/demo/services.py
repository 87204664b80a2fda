"""load_demonstration(): the workshop of 19/5/2023 through the services that people use."""

from sqlalchemy import func, select

from workshop.audit.actor import Actor, acting_as
from workshop.awards.models import AwardDecision
from workshop.awards.queries import counts as award_counts
from workshop.demo.steps import awards, delegates, dialogue, event, memoranda, registry, staff, stage
from workshop.extensions import db
from workshop.mou.models import Memorandum
from workshop.ocop.queries import figures
from workshop.registrations.models import Registration


def load_demonstration(say=lambda _line: None):
    """Load or complete the demonstration; twice changes nothing. Returns what ``demo load --json`` prints.

    ``say`` is told each step before it begins.
    """
    say("Tài khoản · accounts")
    users = staff.load()
    with acting_as(Actor("user", users["organizer"].id)):
        say("Chủ thể, sản phẩm OCOP · OCOP registry")
        registry.load()
        say("Hội thảo, chương trình · workshop, programme")
        workshop = event.load()
        say("Đại biểu, đón tiếp · delegates, check-in")
        delegates.load(workshop, users["desk"])
        say("Đối thoại · dialogue")
        dialogue.load(workshop)
    say("Biên bản ghi nhớ · memoranda")
    memoranda.load(workshop, users)
    say("Bằng khen, giấy khen · certificates")
    awards.load(workshop, users)
    with acting_as(Actor("user", users["organizer"].id)):
        stage.load(workshop)
    return summary(workshop)


def is_complete():
    """Whether the last step has been taken, so that a second start need not go through all of them."""
    workshop = event.find()
    if workshop is None:
        return False
    counts = summary(workshop)["counts"]
    wanted = {"bang_khen": 16, "giay_khen": 6, "memoranda": memoranda.WANTED}
    return all(counts[name] >= number for name, number in wanted.items())  # visitors may have added their own


def summary(workshop):
    """The event, its decisions and memoranda, and its figures, counted from rows."""
    totals, given = figures(), award_counts(workshop)
    return {
        "event": workshop.slug,
        "decisions": _ids(AwardDecision, workshop),
        "memoranda": _ids(Memorandum, workshop),
        "counts": {
            "products": totals["products"],
            "women_led_products": totals["women_led_products"],
            "owners": totals["owners"],
            "registrations": db.session.scalar(
                select(func.count()).select_from(Registration).where(Registration.event_id == workshop.id)
            ),
            "memoranda": len(_ids(Memorandum, workshop)),
            "bang_khen": given["bang_khen"],
            "giay_khen": given["giay_khen"],
        },
    }


def _ids(model, workshop):
    return list(db.session.scalars(select(model.id).where(model.event_id == workshop.id).order_by(model.id)))
