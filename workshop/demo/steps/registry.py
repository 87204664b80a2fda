"""The OCOP registry: the provincial list through the importer, platforms, operators and listings."""

import csv

from sqlalchemy import func, select

from workshop.demo import provincial_list
from workshop.demo.names import Inventor
from workshop.directory.services import load_admin_units
from workshop.extensions import db
from workshop.imports import services as imports
from workshop.ocop import services as ocop
from workshop.ocop.models import Listing, Owner, Platform, Product
from workshop.transactions import transaction

FILENAME = "danh-sach-san-pham-ocop-2023.xlsx"
# invented, so that no page says that a real operator signed what it never signed
PLATFORMS = (
    ("Sàn Lá Dừa", "Công ty Cổ phần Thương mại điện tử Lá Dừa",
     "Chi nhánh Trà Vinh - Công ty Cổ phần Thương mại điện tử Lá Dừa"),
    ("Chợ Phù Sa", "Công ty Trách nhiệm hữu hạn Nền tảng số Phù Sa", ""),
    ("Gian hàng Cửu Long", "Công ty Cổ phần Bưu chính số Gian Hàng Cửu Long", ""),
)  # fmt: skip


def load():
    """Bring in whatever is missing."""
    load_admin_units()
    if not db.session.scalar(select(func.count()).select_from(Product)):
        batch = imports.read_batch("ocop", provincial_list.workbook_bytes(), FILENAME)
        imports.apply_batch(batch)
    mark_invented()
    _add_platforms()
    _add_listings()


def mark_invented():
    """Mark what was made up to reach the province's numbers, so that every page says so."""
    invented = {owner.name for owner in provincial_list.owners() if owner.invented}
    with transaction() as session:
        for owner in session.scalars(select(Owner).where(Owner.is_demonstration.is_(False))):
            if owner.name in invented:
                owner.is_demonstration = True
                for product in owner.products:
                    product.is_demonstration = True


def invented_owners(kinds=None):
    """The invented owners, in the order of the list; ``kinds`` narrows them."""
    query = select(Owner).where(Owner.is_demonstration).order_by(Owner.id)
    return list(db.session.scalars(query.where(Owner.kind.in_(kinds)) if kinds else query))


def invented_platforms():
    """The invented platforms, in order."""
    return list(db.session.scalars(select(Platform).where(Platform.is_demonstration).order_by(Platform.id)))


def _add_platforms():
    known = set(db.session.scalars(select(Platform.name)))
    inventor = Inventor(2)
    for name, legal_name, branch in PLATFORMS:
        person, woman = inventor.person()
        if name in known:
            continue
        operator = ocop.create_operator(
            legal_name=legal_name, branch_name=branch, address="Thành phố Trà Vinh, tỉnh Trà Vinh",
            phone=inventor.phone(), representative=person, representative_title="Giám đốc",
            representative_honorific="Bà" if woman else "Ông", is_demonstration=True,
        )  # fmt: skip
        ocop.create_platform(name=name, kind="sàn trong nước", operator=operator, is_demonstration=True)
    for name, kind, note in _public_platforms():
        if name not in known:
            ocop.create_platform(name=name, kind=kind, note=note)


def _public_platforms():
    with (provincial_list.DATA / "platforms.csv").open(encoding="utf-8", newline="") as file:
        return [(line["name"], line["kind"], line["note"]) for line in csv.DictReader(file)]


def _add_listings():
    if db.session.scalar(select(func.count()).select_from(Listing)):
        return
    inventor, platforms = Inventor(3), invented_platforms()
    for owner in invented_owners():
        for product in owner.products:
            if inventor.random.random() < 0.4:
                ocop.list_product(product, inventor.random.choice(platforms))
