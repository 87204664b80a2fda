"""Register numbers of a whole decision, as the issuer's office gave them: typed or read from its table."""

from collections import defaultdict

from workshop.audit.services import record
from workshop.awards.models import AwardDecision
from workshop.awards.queries import standing_awards
from workshop.awards.refusals import DecisionFrozen
from workshop.awards.services.batches import drop_batch
from workshop.awards.services.books import book_of
from workshop.edges.spreadsheets import read_table
from workshop.paper.services import enter_numbers
from workshop.transactions import transaction
from workshop.vietnamese.names import clean_name, fold
from workshop.vietnamese.organisations import expand_short_forms

_NAMES = ("ten", "ho ten", "ho va ten", "tap the", "don vi", "ca nhan", "nguoi nhan", "chu the")
_NUMBERS = ("so vang", "vao so", "so so", "so dang ky", "so bang")


def enter_register_numbers(decision, texts):
    """Enter the numbers of ``texts`` ({award id: text}), all or none; empty ones are left as they are.

    :raises DecisionFrozen: once valid certificates stand on it: a number is then corrected by a new issue.
    :raises NumberTaken: if another award of the book has one. :raises NumberUnreadable: if one is not digits.
    """
    with transaction() as session:
        found = session.get(AwardDecision, decision.id, with_for_update=True, populate_existing=True)
        if found.status not in ("draft", "approved"):
            raise DecisionFrozen
        pairs = [
            (award, text)
            for award in standing_awards(found)
            if (text := texts.get(award.id, "").strip()) and text != award.register_number
        ]
        if not pairs:
            return 0
        values = enter_numbers(book_of(found), pairs)
        for (award, _text), value in zip(pairs, values, strict=True):
            award.register_number = str(value)
        drop_batch(found)
        record("awards.numbers_entered", found, awards=[award.id for award, _text in pairs])
        return len(pairs)


def read_register(decision, data, filename):
    """Read the issuer's table: ({award id: number} of whom it names, names that stand on no row of the decision).

    Names are compared as spelled, then in full, then folded; of several that a name fits the address decides, and
    where it does not, the name fits none.
    """
    rows = [row for sheet in read_table(data, filename).sheets if not sheet.is_hidden for row in _numbered(sheet)]
    spelled, folded, found, strange = defaultdict(list), defaultdict(list), {}, []
    for award in standing_awards(decision):
        spelled[award.printed_name].append(award)
        folded[fold(award.printed_name)].append(award)
    for name, number, address in rows:
        full = expand_short_forms(name)
        fitting = spelled.get(name) or spelled.get(full) or folded.get(fold(full), [])
        if len(fitting) > 1:
            fitting = [award for award in fitting if fold(award.printed_address) == fold(address)]
        if len(fitting) == 1:
            found[fitting[0].id] = number
        else:
            strange.append(f"{name} ({address})" if address else name)
    return found, strange


def _numbered(sheet):
    """(name, number, address or "") of each row under the head that names the first two."""
    columns = None
    for row in sheet.rows:
        texts = [clean_name(str(cell.value if cell.value is not None else "")) for cell in row.cells]
        if columns is None:
            columns = _columns(texts)
            continue
        name, number, address = (texts[place] if -1 < place < len(texts) else "" for place in columns)
        digits = number.removesuffix(".0")
        if name and digits.isdecimal():
            yield name, digits, address


def _columns(texts):
    folded = [fold(text) for text in texts]
    names = [place for place, text in enumerate(folded) if text.startswith(_NAMES)]
    numbers = [place for place, text in enumerate(folded) if text == "so" or any(word in text for word in _NUMBERS)]
    addresses = [place for place, text in enumerate(folded) if text.startswith("dia chi")]
    return (names[0], numbers[0], addresses[0] if addresses else -1) if names and numbers else None
