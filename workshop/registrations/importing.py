"""Delegates as a kind of import: how a row of an office's list becomes or updates a registration."""

from sqlalchemy import or_, select

from workshop.accounts.permissions import Permission
from workshop.errors import N_
from workshop.extensions import db
from workshop.imports.targets import Meaning, RowUnclear, Target
from workshop.registrations import services
from workshop.registrations.delegates import Delegate
from workshop.registrations.models import Registration
from workshop.vietnamese.names import fold

SNAPSHOT = ("full_name", "honorific", "organization", "kind", "phone", "email", "note", "zone", "seat")
# words of a section row ("I. Lãnh đạo tỉnh") or of a column, by the code of the usual kinds
SECTION_WORDS = (
    ("leader", ("lanh dao tinh", "tinh uy", "thuong truc")),
    ("platform", ("san tmdt", "san thuong mai", "thuong mai dien tu")),
    ("owner", ("chu the", "ocop", "hop tac xa", "htx", "doanh nghiep", "ho kinh doanh")),
    ("press", ("bao", "dai", "phong vien", "co quan bao chi")),
    ("agency", ("so", "nganh", "doan the", "ban nganh", "truong")),
    ("locality", ("huyen", "xa", "phuong", "thi xa", "thanh pho", "dia phuong")),
)


class SeveralMeant(RowUnclear):
    """Two people of the event could be this row."""

    message = N_("Several registered people could be meant: %(name)s.")


class UsedByNow(RowUnclear):
    """The registration was changed since it was imported."""

    message = N_("%(name)s was changed after the import and stays.")


class Delegates(Target):
    """Lists of delegates (danh sách đại biểu) as units send them."""

    kind = "registrations"
    title = N_("Delegates")
    permission = Permission.REGISTRATIONS_PEOPLE_EDIT
    essential = ("full_name",)
    record_columns = (("full_name", N_("Full name")), ("organization", N_("Unit")), ("phone", N_("Phone")))
    meanings = (
        Meaning("full_name", N_("Full name"), ("họ và tên", "họ tên", "đại biểu", "tên đại biểu", "họ và tên đại biểu",
                "tên"), "person", first_part=("họ", "họ và tên đệm", "họ đệm"), example="Nguyễn Thị Lan"),
        Meaning("address_form", N_("Form of address"), ("ông/bà", "ông bà", "danh xưng", "xưng hô"), example="Bà"),
        Meaning("position", N_("Position"), ("chức vụ", "chức danh", "chức vụ chức danh"), example="Phó Giám đốc"),
        Meaning("organization", N_("Unit"), ("đơn vị", "cơ quan", "đơn vị công tác", "cơ quan đơn vị", "tên đơn vị",
                "tổ chức"), leader="organization", example="Sở Công Thương"),
        Meaning("phone", N_("Phone"), ("điện thoại", "số điện thoại", "đt", "sđt", "di động", "số đt", "liên hệ"),
                "phone", example="0912 345 678"),
        Meaning("email", N_("E-mail"), ("email", "e-mail", "thư điện tử", "địa chỉ email"), "email",
                example="lan@donvi.vn"),
        Meaning("group", N_("Kind"), ("nhóm", "thành phần", "loại đại biểu", "đối tượng"), example="Sở, ngành"),
        Meaning("zone", N_("Zone of the hall"), ("khu vực", "khu vực ngồi", "khu ngồi", "dãy"), example="Khu A"),
        Meaning("seat", N_("Seat"), ("chỗ ngồi", "số ghế", "ghế", "vị trí ngồi"), example="A12"),
        Meaning("note", N_("Note"), ("ghi chú",), example=""),
    )  # fmt: skip

    def understand(self, reading):
        """Choose the kind of delegates by its column, then by the section row above."""
        reading["kind"] = self._kind_of(reading.get("group")) or self._kind_of(reading.get("section")) or self._usual()

    def match(self, reading):
        """The same name with the same phone or e-mail; without either, the same name in the same unit."""
        same = select(Registration).where(
            Registration.event_id == self.event.id, Registration.name_folded == fold(reading["full_name"]),
            Registration.status != "cancelled",
        )  # fmt: skip
        contacts = [getattr(Registration, name) == reading[name] for name in ("phone", "email") if reading.get(name)]
        found = list(db.session.scalars(same.where(or_(*contacts)))) if contacts else []
        if not found:
            unit = fold(reading.get("organization") or "")
            namesakes = [each for each in db.session.scalars(same) if each.organization_folded == unit]
            found = [each for each in namesakes if _may_be(each, reading)]
        if len(found) > 1:
            raise SeveralMeant(name=reading["full_name"])
        return found[0] if found else None

    def create(self, reading):
        """Register through the room's verb."""
        stated = self._stated(reading)
        return services.register(self.event, Delegate(**{"kind": reading["kind"], **stated}), source="import")

    def update(self, record, reading):
        """Correct what the list says otherwise; empty cells change nothing."""
        changes = {name: value for name, value in self._stated(reading).items() if value}
        if reading.get("group") or reading.get("section"):
            changes["kind"] = reading["kind"]
        before = record.version
        services.edit_registration(record, version=before, **changes)
        return record.version != before

    def find(self, record_id):
        """The registration with this id."""
        return db.session.get(Registration, record_id)

    def snapshot(self, record):
        """What a list can change."""
        kept = {name: getattr(record, name) for name in SNAPSHOT}
        return {**kept, "position": record.position, "titles": [title.title for title in record.titles]}

    def restore(self, record, before):
        """Put the registration back through the room's verb."""
        services.edit_registration(record, version=record.version, **before)

    def traces(self, record):
        """The state it was made in: a changed one is not taken back."""
        return {"version": record.version}

    def remove(self, record, traces):
        """Cancel what the import registered; its ticket may have been sent, so it stays on record."""
        if record.version != traces.get("version"):
            raise UsedByNow(name=record.full_name)
        services.cancel_registration(record)

    def shown(self, record):
        """The registration as the command line's accounting names it."""
        if record is None:
            return {"registration": None}
        return {"registration": {
            "id": record.id, "full_name": record.full_name, "phone": record.phone, "organization": record.organization,
        }}  # fmt: skip

    def _stated(self, reading):
        honorific = (reading.get("honorific") or reading.get("address_form") or "").lower()
        positions = [part for part in [*(reading.get("titles") or []), reading.get("position")] if part]
        return {
            "full_name": reading["full_name"], "titles": positions, "organization": reading.get("organization") or "",
            "honorific": honorific if honorific in ("ông", "bà", "đồng chí") else "",
            "phone": reading.get("phone") or "", "email": reading.get("email") or "", "note": reading.get("note") or "",
            "zone": reading.get("zone") or "", "seat": reading.get("seat") or "",
        }  # fmt: skip

    def _kind_of(self, text):
        if not text:
            return None
        said = fold(text)
        for kind in self.event.kinds:
            if fold(kind.label) in said or said in fold(kind.label):
                return kind.code
        known = {kind.code for kind in self.event.kinds}
        padded = f" {said} "
        return next(
            (code for code, words in SECTION_WORDS if code in known and any(f" {word} " in padded for word in words)),
            None,
        )

    def _usual(self):
        kinds = [kind.code for kind in self.event.kinds]
        return "guest" if "guest" in kinds else kinds[-1]


def _may_be(registration, reading):
    """Whether nothing speaks against the two being one: no other phone, no other e-mail."""
    pairs = ((registration.phone, reading.get("phone")), (registration.email, reading.get("email")))
    return not any(known and said and known != said for known, said in pairs)
