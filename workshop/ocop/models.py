"""Owner, Product, Certification, Platform, Operator and Listing."""

import datetime as dt

from sqlalchemy import CheckConstraint, ForeignKey, Index, Numeric, String, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workshop.extensions import db, utc_now

OWNER_KINDS = (
    "cong_ty", "doanh_nghiep", "htx", "lien_hiep_htx", "tht", "hkd", "co_so", "trang_trai", "to_chuc_khac"
)


class Owner(db.Model):
    """Owner of OCOP products (chủ thể OCOP)."""

    __tablename__ = "owner"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200))
    name_folded: Mapped[str] = mapped_column(String(200), index=True)
    kind: Mapped[str] = mapped_column(String(16))
    representative: Mapped[str] = mapped_column(String(120), default="")
    representative_title: Mapped[str] = mapped_column(String(120), default="")
    representative_honorific: Mapped[str] = mapped_column(String(8), default="")
    address: Mapped[str] = mapped_column(String(250), default="")
    admin_unit_id: Mapped[int | None] = mapped_column(ForeignKey("admin_unit.id"), index=True)
    phone: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(String(254))
    website: Mapped[str] = mapped_column(String(200), default="")
    tax_code: Mapped[str | None] = mapped_column(String(14))  # a household's 12 digits are a citizen's number
    business_licence: Mapped[str | None] = mapped_column(String(60))
    bank_account: Mapped[str | None] = mapped_column(String(120))
    is_women_led: Mapped[bool | None]
    women_led_source: Mapped[str] = mapped_column(String(200), default="")
    women_led_as_of: Mapped[dt.date | None]
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    products: Mapped[list["Product"]] = relationship(back_populates="owner", order_by="Product.name_folded")
    __mapper_args__ = {"version_id_col": version}
    __table_args__ = (
        CheckConstraint("kind in ('" + "','".join(OWNER_KINDS) + "')", name="kind"),
        Index("ix_owner_women_led", "is_women_led"),
    )


class Product(db.Model):
    """A product (sản phẩm) of one owner."""

    __tablename__ = "product"
    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey("owner.id"), index=True)
    name: Mapped[str] = mapped_column(String(200))
    name_folded: Mapped[str] = mapped_column(String(200), index=True)
    group: Mapped[str] = mapped_column(String(80), default="")  # nhóm sản phẩm
    subgroup: Mapped[str] = mapped_column(String(120), default="")  # phân nhóm
    packaging: Mapped[str] = mapped_column(String(120), default="")
    price: Mapped[str] = mapped_column(String(60), default="")
    monthly_output: Mapped[str] = mapped_column(String(60), default="")
    note: Mapped[str] = mapped_column(String(500), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    created_at: Mapped[dt.datetime] = mapped_column(default=utc_now)
    owner: Mapped[Owner] = relationship(back_populates="products")
    certifications: Mapped[list["Certification"]] = relationship(
        back_populates="product", cascade="all, delete-orphan", order_by="Certification.decided_on"
    )
    listings: Mapped[list["Listing"]] = relationship(back_populates="product", cascade="all, delete-orphan")
    __mapper_args__ = {"version_id_col": version}

    @property
    def standing(self):
        """The certification decided last, or None; one without a date counts as the oldest."""
        return self.standing_on(None)

    def standing_on(self, day):
        """The certification that stands on ``day``, or the one decided last where no day is named."""
        dated = [(c.decided_on or dt.date.min, c.id or 0, c) for c in self.certifications
                 if day is None or c.decided_on is None or c.decided_on <= day]  # fmt: skip
        return max(dated)[2] if dated else None


class Certification(db.Model):
    """A decision that ranks a product (quyết định công nhận): potential 5 stars is a rank of its own."""

    __tablename__ = "certification"
    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"), index=True)
    stars: Mapped[int]
    is_potential: Mapped[bool] = mapped_column(default=False)  # tiềm năng 5 sao: scored, not yet recognised
    score: Mapped[float | None] = mapped_column(Numeric(5, 2))
    decision_number: Mapped[str] = mapped_column(String(60), default="")
    decided_on: Mapped[dt.date | None]
    issuer: Mapped[str] = mapped_column(String(200), default="")
    expires_on: Mapped[dt.date | None]
    form: Mapped[str] = mapped_column(String(16), default="new")  # new | renewed | upgraded
    round: Mapped[str] = mapped_column(String(40), default="")  # đợt, năm công nhận
    product: Mapped[Product] = relationship(back_populates="certifications")
    __table_args__ = (
        CheckConstraint("stars between 1 and 5", name="stars"),
        CheckConstraint("not is_potential or stars = 5", name="potential_is_five"),
        CheckConstraint("form in ('new','renewed','upgraded')", name="form"),
    )

    @property
    def rank(self):
        """The rank as a code: "5", "potential", "4", "3", "2", "1"."""
        return "potential" if self.is_potential else str(self.stars)


class Operator(db.Model):
    """The legal person behind a platform (đơn vị vận hành); without a legal name nothing can be signed."""

    __tablename__ = "operator"
    id: Mapped[int] = mapped_column(primary_key=True)
    legal_name: Mapped[str] = mapped_column(String(200), default="")
    branch_name: Mapped[str] = mapped_column(String(200), default="")  # the branch or office that signs
    address: Mapped[str] = mapped_column(String(250), default="")
    tax_code: Mapped[str | None] = mapped_column(String(14))
    phone: Mapped[str | None] = mapped_column(String(20))
    email: Mapped[str | None] = mapped_column(String(254))
    representative: Mapped[str] = mapped_column(String(120), default="")
    representative_title: Mapped[str] = mapped_column(String(120), default="")
    representative_honorific: Mapped[str] = mapped_column(String(8), default="")
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    platforms: Mapped[list["Platform"]] = relationship(back_populates="operator")
    __mapper_args__ = {"version_id_col": version}


class Platform(db.Model):
    """An e-commerce platform (sàn thương mại điện tử) by its brand."""

    __tablename__ = "platform"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(80), unique=True)
    kind: Mapped[str] = mapped_column(String(40), default="")
    website: Mapped[str] = mapped_column(String(200), default="")
    note: Mapped[str] = mapped_column(String(250), default="")
    operator_id: Mapped[int | None] = mapped_column(ForeignKey("operator.id"), index=True)
    is_demonstration: Mapped[bool] = mapped_column(default=False)
    version: Mapped[int] = mapped_column(default=1)
    operator: Mapped[Operator | None] = relationship(back_populates="platforms")
    __mapper_args__ = {"version_id_col": version}


class Listing(db.Model):
    """A product offered on a platform; a dead link ends it without deleting its history."""

    __tablename__ = "listing"
    id: Mapped[int] = mapped_column(primary_key=True)
    product_id: Mapped[int] = mapped_column(ForeignKey("product.id", ondelete="CASCADE"), index=True)
    platform_id: Mapped[int] = mapped_column(ForeignKey("platform.id"), index=True)
    url: Mapped[str] = mapped_column(String(300), default="")
    listed_on: Mapped[dt.date | None]
    ended_on: Mapped[dt.date | None]
    product: Mapped[Product] = relationship(back_populates="listings")
    platform: Mapped[Platform] = relationship()
    __table_args__ = (
        Index("uq_listing_open", "product_id", "platform_id", unique=True,
              sqlite_where=text("ended_on IS NULL"), postgresql_where=text("ended_on IS NULL")),
    )
