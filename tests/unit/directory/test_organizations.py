"""Organisations: one however it is written, with its names over time."""

import datetime as dt

import pytest
from sqlalchemy import func, select

from workshop.directory.models import Organization
from workshop.directory.queries import name_on, organization_named, organizations
from workshop.directory.services import (
    OrganizationNameMissing,
    OrganizationNameTaken,
    RenamedTooEarly,
    create_organization,
    edit_organization,
    find_or_create_organization,
)
from workshop.errors import StaleVersion
from workshop.extensions import db

pytestmark = pytest.mark.usefixtures("app")
OLD, NEW = "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Môi trường"


@pytest.mark.parametrize("spelling", ["Sở NN&PTNT", "Sở NN-PTNT", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN", OLD])
def test_finds_one_organisation_behind_its_spellings(spelling):
    made = find_or_create_organization(OLD, kind="state")
    assert organization_named(spelling).id == made.id
    assert find_or_create_organization(spelling).id == made.id
    assert db.session.scalar(select(func.count()).select_from(Organization)) == 1


def test_does_not_take_two_names_for_one():
    find_or_create_organization("Hợp tác xã Phú Mỹ Châu")
    assert organization_named("Hợp tác xã Phú Mỹ") is None
    with pytest.raises(OrganizationNameMissing):
        find_or_create_organization("  ")


def test_papers_keep_the_name_of_their_day():
    made = create_organization(OLD, kind="state")
    edit_organization(made, version=made.version, name=NEW, renamed_on=dt.date(2025, 3, 1))
    assert name_on(made, dt.date(2023, 5, 19)) == OLD
    assert name_on(made, dt.date(2025, 2, 28)) == OLD
    assert name_on(made, dt.date(2025, 3, 1)) == NEW
    assert organization_named("Sở NN&PTNT").id == organization_named("Sở NN&MT").id == made.id
    with pytest.raises(RenamedTooEarly):
        edit_organization(made, version=made.version, name="Sở khác", renamed_on=dt.date(2025, 3, 1))


def test_a_corrected_slip_is_no_new_name():
    made = create_organization("Sở Công Thươn")
    edit_organization(made, version=made.version, name="Sở Công Thương", document_symbol="SCT")
    assert (name_on(made, dt.date(2023, 5, 19)), made.names, made.document_symbol) == ("Sở Công Thương", [], "SCT")


def test_refuses_a_stale_version_and_a_name_twice():
    made, other = create_organization("Sở Công Thương"), create_organization("Sở Tài chính")
    with pytest.raises(StaleVersion):
        edit_organization(made, version=made.version + 1, name="Sở Công Thương")
    with pytest.raises(OrganizationNameTaken):
        edit_organization(other, version=other.version, name="Sở Công thương")
    with pytest.raises(OrganizationNameTaken):
        create_organization("SỞ CÔNG THƯƠNG")


def test_finds_by_words_in_any_order_without_accents():
    create_organization("Hội Liên hiệp Phụ nữ tỉnh Trà Vinh", kind="mass")
    create_organization("Liên minh Hợp tác xã tỉnh", kind="cooperative")
    found = db.session.scalars(organizations("phu nu hoi"))
    assert [organization.kind for organization in found] == ["mass"]
