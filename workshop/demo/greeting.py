"""What `make demo` prints: the address, staff accounts with fresh passwords, a desk pairing link."""

from workshop.checkin import desks
from workshop.demo.steps import event, staff

ROLES = {
    "administrator": "quản trị", "organizer": "ban tổ chức", "registry": "dữ liệu OCOP", "clerk": "văn thư",
    "approver": "người duyệt", "desk": "bàn đón tiếp", "viewer": "người xem",
}  # fmt: skip


def greeting(app):
    """The lines for the terminal; the passwords are new at every start."""
    address = f"http://{app.config['HOST']}:{app.config['PORT']}"
    pairing, token = desks.offer_pairing(event.find(), "Bàn 1", "entry")
    lines = ["", f"  {address}", f"  {address}/e/{event.SLUG}", "", "  Tài khoản · accounts", ""]
    lines += [f"    {name:<12} {password}   {ROLES[role]} · {role}" for name, role, password in staff.new_passwords()]
    lines += ["", "  Ghép bàn đón tiếp (một lần, 10 phút) · pair a desk (once, 10 minutes)",
              f"    {address}/desk/pair/{token}   số xác nhận · number {pairing.confirmation}", ""]  # fmt: skip
    return "\n".join(lines)
