"""What `make demo` prints: the address, staff accounts with fresh passwords, a desk pairing link."""

from workshop.checkin import desks
from workshop.demo import services
from workshop.demo.steps import event, staff

ROLES = {
    "administrator": "quản trị", "organizer": "ban tổ chức", "registry": "dữ liệu OCOP", "clerk": "văn thư",
    "approver": "người duyệt", "desk": "bàn đón tiếp", "viewer": "người xem",
}  # fmt: skip


def greeting(app):
    """Load what is missing and return the lines for the terminal."""
    if not services.is_complete():
        print("Đang nạp hội thảo ngày 19/5/2023 (dữ liệu minh họa) · loading the demonstration …", flush=True)
        services.load_demonstration(say=lambda line: print(f"  {line}", flush=True))
    address = f"http://{app.config['HOST']}:{app.config['PORT']}"
    pairing, token = desks.offer_pairing(event.find(), "Bàn 1", "entry")
    lines = ["", f"  {address}", f"  {address}/e/{event.SLUG}", "", "  Tài khoản · accounts", ""]
    lines += [f"    {name:<12} {password}   {ROLES[role]} · {role}" for name, role, password in staff.new_passwords()]
    lines += ["", "  Ghép bàn đón tiếp (một lần, 10 phút) · pair a desk (once, 10 minutes)",
              f"    {address}/desk/pair/{token}   số xác nhận · number {pairing.confirmation}", ""]  # fmt: skip
    return "\n".join(lines)
