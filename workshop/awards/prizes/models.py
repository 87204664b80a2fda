"""AwardBonus: the money that goes with one award."""

from sqlalchemy import BigInteger, CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from workshop.extensions import db


class AwardBonus(db.Model):
    """The prize money of one award (mức tiền thưởng), in đồng; without a row there is none."""

    __tablename__ = "award_bonus"
    award_id: Mapped[int] = mapped_column(ForeignKey("award.id", ondelete="CASCADE"), primary_key=True)
    amount: Mapped[int] = mapped_column(BigInteger)
    __table_args__ = (CheckConstraint("amount > 0", name="amount"),)
