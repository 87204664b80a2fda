"""The order on the stage for the signing and the awards, with an invented leader who presents to each group."""

from workshop.awards.prizes.queries import amounts
from workshop.awards.prizes.services import set_bonuses
from workshop.awards.queries import decisions, standing_awards
from workshop.ceremony import queries
from workshop.ceremony.services import build_order, name_presenters
from workshop.demo.names import Inventor
from workshop.extensions import db

PRIZES = {"bang_khen": 2_980_000, "giay_khen": 500_000}
TITLES = ("Phó Chủ tịch UBND tỉnh", "Chủ tịch Hội LHPN tỉnh", "Phó Giám đốc Sở Công Thương")


def load(event):
    """Make both orders where they are not locked, name who presents, and say what money goes with the awards."""
    for part in ("signing", "award"):
        if queries.order_of(event, part).locked_at is not None:
            continue  # whoever tries it out has locked it
        if queries.unordered(event, part):
            build_order(event, part)
        if not queries.presenters(event, part):
            name_presenters(event, part, _presenters(event, part))
    for decision in db.session.scalars(decisions(event)):
        if amounts(decision):
            continue
        set_bonuses(decision, {award.id: PRIZES[decision.kind.code] for award in standing_awards(decision)})


def _presenters(event, part):
    named = {}
    for turn in queries.turns(event, part):
        at = {"Bằng khen": 0, "Giấy khen": 1}.get(turn.section, 2)
        leader, woman = Inventor(40 + at).person(woman=at == 1)
        named[turn.group] = f"{'Bà' if woman else 'Ông'} {leader}, {TITLES[at]}"
    return named
