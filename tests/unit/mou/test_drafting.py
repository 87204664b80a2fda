"""Drafting copies the facts of the parties and the wording of the day."""

import datetime as dt

import pytest
from sqlalchemy.exc import IntegrityError

from tests.factories import events
from tests.factories import mou as factory
from workshop.mou import queries, services, texts
from workshop.mou.models import Memorandum
from workshop.mou.refusals import AlreadyInHand, WrongState
from workshop.paper.codes import is_valid
from workshop.paper.models import VerificationCode
from workshop.transactions import transaction


def test_a_draft_copies_parties_signatories_and_certified_products(app):
    owner, platform = factory.owner(products=3), factory.platform()
    memorandum = services.draft_memorandum(events.event(), owner, platform)
    assert [(party.role, party.name) for party in memorandum.parties] == [
        ("owner", owner.name), ("operator", platform.operator.legal_name),
    ]  # fmt: skip
    assert [party.signatories[0].full_name for party in memorandum.parties] == ["Nguyễn Thị Thử", "Trần Văn Mẫu"]
    assert [(line.name, line.rank) for line in memorandum.product_lines] == [
        (product.name, "4 sao") for product in owner.products
    ]
    assert (memorandum.status, memorandum.dated_on) == ("draft", dt.date(2023, 5, 19))
    assert [article.number for article in texts.articles_of(memorandum)] == list(range(1, 11))
    assert memorandum.copies == 4


def test_the_code_is_known_to_the_verification_page(app):
    memorandum = factory.draft()
    assert is_valid(memorandum.code)
    with transaction() as session:
        kept = session.get(VerificationCode, memorandum.code)
    assert (kept.kind, kept.subject_id) == ("memorandum", memorandum.id)


@pytest.mark.parametrize(
    ("day", "law"),
    [
        (dt.date(2024, 6, 30), "ngày 29 tháng 11 năm 2005"),
        (dt.date(2024, 7, 1), "số 20/2023/QH15 ngày 22 tháng 6 năm 2023"),
    ],
)  # fmt: skip
def test_the_law_on_electronic_transactions_is_that_of_the_day(app, day, law):
    memorandum = factory.draft(dated_on=day)
    named = [line for line in texts.bases_of(memorandum) if "Giao dịch điện tử" in line]
    assert named == [f"Căn cứ Luật Giao dịch điện tử {law}"]


def test_every_law_that_is_named_has_its_date(app):
    for day in (dt.date(2023, 5, 19), dt.date(2026, 12, 15)):
        laws = [line for line in texts.bases_of(factory.draft(dated_on=day)) if "uật" in line]
        assert [line for line in laws if " ngày " not in line] == []
    assert "Căn cứ Luật Thương mại điện tử số 122/2025/QH15 ngày 10 tháng 12 năm 2025" in laws


def test_one_owner_and_platform_have_one_memorandum_in_hand(app):
    event, owner, platform = events.event(), factory.owner(), factory.platform()
    first = services.draft_memorandum(event, owner, platform)
    with pytest.raises(AlreadyInHand):
        services.draft_memorandum(event, owner, platform)
    services.cancel_memorandum(first, "Chủ thể rút")
    assert services.draft_memorandum(event, owner, platform).id != first.id


@pytest.mark.db
def test_the_database_keeps_a_second_one_out(app):
    memorandum = factory.draft(events.event())
    twin = Memorandum(event_id=memorandum.event_id, owner_id=memorandum.owner_id, platform_id=memorandum.platform_id,
                      code="0" * 16, title="X", subject="")  # fmt: skip
    with pytest.raises(IntegrityError), transaction() as session:
        session.add(twin)


def test_many_are_drafted_at_once_and_who_has_one_is_left_out(app):
    event, platform = events.event(), factory.platform()
    owners = [factory.owner() for _ in range(3)]
    services.draft_memorandum(event, owners[1], platform)
    drafted, left_out = services.draft_memoranda(event, owners, platform)
    assert [memorandum.owner_id for memorandum in drafted] == [owners[0].id, owners[2].id]
    assert left_out == [owners[1].name]


def test_a_witness_gets_its_article_and_its_copy(app):
    memorandum = services.add_witness(factory.draft(), "Hội Liên hiệp Phụ nữ tỉnh Mẫu")
    assert [party.role for party in memorandum.parties] == ["owner", "operator", "witness"]
    assert memorandum.copies == 5
    assert texts.articles_of(memorandum)[4].heading == "Trách nhiệm của đơn vị kết nối, chứng kiến"
    memorandum = services.remove_witness(memorandum)
    assert texts.articles_of(memorandum)[4].heading == "Phối hợp với cơ quan, đơn vị kết nối"


def test_a_correction_replaces_the_signed_one_once_it_is_signed(app):
    old = factory.signed(events.event())
    new = services.redraft_memorandum(old)
    with pytest.raises(WrongState):
        services.redraft_memorandum(old)
    assert (new.status, new.code != old.code, len(new.product_lines)) == ("draft", True, 2)
    new = services.mark_ready(new)
    services.attach_scan(new, factory.scan(pages=new.issued_text.file.pages))
    day = dt.date(2023, 6, 1)
    services.sign_memorandum(new, day, accepted=[each.key for each in queries.signing_doubts(new, day)])
    assert queries.memorandum(old.id).standing(dt.date(2023, 6, 2)) == "replaced"
    assert queries.counts()["signed"] == 1
