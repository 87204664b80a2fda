"""A list of values as one parameter, alike on both databases."""

import pytest
from sqlalchemy import select

from tests.factories import events
from tests.factories.registrations import registration
from workshop.extensions import among, db
from workshop.registrations.models import Registration


@pytest.mark.db
@pytest.mark.parametrize(("column", "others"), [("ticket_code", ["", "x" * 40]), ("id", [0, 2**31 - 1])])
def test_who_is_in_the_list_is_found_and_what_is_longer_is_not_cut_to_fit(app, column, others):
    event = events.event()
    first, second = (registration(event, full_name=name) for name in ("Lê Thị An", "Trần Văn Bảo"))
    column = getattr(Registration, column)
    wanted = select(Registration.full_name).where(among(column, "listed")).order_by(Registration.id)
    values = [getattr(one, column.key) for one in (first, second)]
    assert list(db.session.scalars(wanted, {"listed": [*values, *others]})) == ["Lê Thị An", "Trần Văn Bảo"]
    assert list(db.session.scalars(wanted, {"listed": values[1:]})) == ["Trần Văn Bảo"]
    longer = [f"{values[0]}0"] if column.key == "ticket_code" else others
    assert list(db.session.scalars(wanted, {"listed": longer})) == []
    assert list(db.session.scalars(wanted, {"listed": []})) == []
