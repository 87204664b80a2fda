"""Who stands on a decision and is to be called, given and paid; who shares a name; whose copies are previews."""

from collections import Counter

from sqlalchemy import select

from workshop.awards.models import Award
from workshop.awards.queries import certificates_standing, standing_awards
from workshop.extensions import db
from workshop.vietnamese.names import fold


def marked_copies(decision):
    """The valid certificates whose kept files still say that they are previews, in the order of the stage."""
    return [paper for _award, paper in certificates_standing(decision) if paper.status == "valid" and paper.is_marked]


def awarded(decision):
    """The recipients in the order of the stage whose award was not revoked: who is called, given and paid."""
    return [award for award in standing_awards(decision) if not award.is_revoked]


def namesakes(award):
    """The others on the decision with the same name, accents or not; their address tells them apart."""
    name = fold(award.printed_name)
    return [each for each in standing_awards(award.decision) if each is not award and fold(each.printed_name) == name]


def has_namesake(award):
    """Whether another on the decision bears the very same name, asked without reading thousands of them."""
    query = select(Award.id).where(
        Award.decision_id == award.decision_id, Award.printed_name == award.printed_name, Award.id != award.id,
        Award.is_withdrawn.is_(False),
    )  # fmt: skip
    return db.session.scalar(query.limit(1)) is not None


def told_apart(awards):
    """{award id: printed name} of recipients of one decision, with the address where two of them share a name."""
    names = {award.id: fold(award.printed_name) for award in awards}
    many = Counter(names.values())
    return {
        award.id: f"{award.printed_name} ({award.printed_address})"
        if award.printed_address and many[names[award.id]] > 1
        else award.printed_name
        for award in awards
    }
