"""The Chairman's bằng khen to 16 collectives (previews, for want of a scan) and 6 giấy khen of the Union (valid)."""

import datetime as dt

from sqlalchemy import select

from workshop.audit.actor import Actor, acting_as
from workshop.awards import ledger
from workshop.awards import services as awards
from workshop.awards.models import AwardDecision
from workshop.awards.queries import standing_awards
from workshop.booths.models import Booth
from workshop.booths.services import place_booth
from workshop.demo.names import Inventor
from workshop.demo.steps import papers, registry
from workshop.edges import jobs
from workshop.extensions import db

COLLECTIVES = ("cong_ty", "htx", "tht", "doanh_nghiep")
DECIDED_ON = dt.date(2023, 5, 12)
PLANS = {
    "bang_khen": {
        "number": "1012/QĐ-UBND", "recipients": 16, "scan": False,
        "achievement": "Đã có thành tích tiêu biểu trong phát triển sản phẩm đạt chứng nhận OCOP "
                       "và tham gia sàn thương mại điện tử",
    },
    "giay_khen": {
        "number": "38/QĐ-BTV", "recipients": 6, "scan": True,
        "achievement": "Đã có thành tích trong tham gia trưng bày gian hàng giới thiệu, kết nối tiêu thụ "
                       "sản phẩm phụ nữ khởi nghiệp",
    },
}  # fmt: skip


def load(event, users):
    """Place the booths, then make both decisions and their certificates, whatever is missing."""
    jobs.run_pending()  # what an interrupted load left queued, before anything is queued again
    _place_booths(event)
    kinds = awards.ensure_kinds()
    for at, (code, plan) in enumerate(PLANS.items()):
        decision = _find(event, kinds[code]) or _decide(event, kinds[code], plan, users["organizer"], at)
        _complete(decision, plan, users)
    jobs.run_pending()
    _count_blanks(event, kinds["giay_khen"], users["organizer"])


def _count_blanks(event, kind, organizer):
    """The blanks of the giấy khen: a parcel of thirty, of which the six that were handed over are gone."""
    if ledger.stock_counts(kind.id):
        return
    with acting_as(Actor("user", organizer.id)):
        stock = awards.open_stock(kind, "Phôi in sẵn A4 ngang")
        awards.enter_blanks(stock, "received", 30, reason="Dữ liệu minh họa")
        awards.enter_blanks(stock, "printed", PLANS[kind.code]["recipients"], reason="Dữ liệu minh họa",
                            decision=_find(event, kind))  # fmt: skip


def _decide(event, kind, plan, organizer, at):
    signer, _woman = Inventor(10 + at).person()
    with acting_as(Actor("user", organizer.id)):
        decision = awards.draft_decision(event, kind, achievement=plan["achievement"], number=plan["number"],
                                         decided_on=DECIDED_ON, signer_name=signer)  # fmt: skip
        owners = _recipients(event, kind.code, plan["recipients"])
        for number, owner in enumerate(owners, 1):
            award = awards.add_recipient(decision, owner.name, owner.address, owner=owner)
            if kind.is_external_book:
                awards.enter_register_number(award, str(200 + number))
    return decision


def _complete(decision, plan, users):
    if decision.status == "draft":
        with acting_as(Actor("user", users["approver"].id)):
            decision = awards.approve_decision(decision)
    with acting_as(Actor("user", users["organizer"].id)):
        if plan["scan"] and decision.scan_file_id is None:
            lines = [f"Số {plan['number']}, ngày 12 tháng 5 năm 2023.", plan["achievement"] + "."]
            decision = awards.attach_scan(decision, papers.decision_scan("Về việc tặng Giấy khen", lines))
        # a certificate that somebody revoked while trying things out stays revoked
        if any(award.latest is None for award in standing_awards(decision)):
            awards.issue_certificates(decision)


def _place_booths(event):
    if db.session.scalar(select(Booth.id).where(Booth.event_id == event.id).limit(1)):
        return
    for number, owner in enumerate(_women_led()[:6], 1):
        shows = ", ".join(product.name for product in owner.products)
        place_booth(event, f"{number:02d}", owner.name, owner=owner, shows=shows)


def _recipients(event, code, count):
    query = select(Booth).where(Booth.event_id == event.id).order_by(Booth.number)
    holders = [booth.owner for booth in db.session.scalars(query)]
    if code == "giay_khen":
        return holders[:count]
    # one achievement is rewarded once: who is commended for a booth is left out here
    return [owner for owner in registry.invented_owners(COLLECTIVES) if owner not in holders][:count]


def _women_led():
    return [owner for owner in registry.invented_owners(COLLECTIVES) if owner.is_women_led]


def _find(event, kind):
    query = select(AwardDecision).where(AwardDecision.event_id == event.id, AwardDecision.kind_id == kind.id)
    return db.session.scalar(query.order_by(AwardDecision.id).limit(1))
