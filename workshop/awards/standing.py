"""Who stands on a decision and is to be called, given and paid; who shares a name; whose copies are previews."""

from workshop.awards.queries import certificates_standing, standing_awards
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


def told_apart(award):
    """The printed name, with the address where another on the decision has the same name."""
    if not award.printed_address or not namesakes(award):
        return award.printed_name
    return f"{award.printed_name} ({award.printed_address})"
