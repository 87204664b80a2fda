"""Show every component and layout on one address each, without a database: ``python scripts/gallery.py``."""

import datetime as dt
import sys
from pathlib import Path
from types import SimpleNamespace

from flask import Flask, flash, render_template, render_template_string
from flask_babel import Babel
from flask_wtf import CSRFProtect
from wtforms import BooleanField, DateField, FileField, RadioField, SelectField, TelField, TextAreaField
from wtforms.fields import StringField
from wtforms.validators import InputRequired

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from workshop.web import assets, language, template_globals  # noqa: E402  the project has no installed package
from workshop.web.forms import BaseForm, CheckboxesField  # noqa: E402

EVENT = SimpleNamespace(
    slug="gallery",
    title="Hội thảo tư vấn, kết nối sản phẩm OCOP, tham gia sàn thương mại điện tử",
    starts_at=dt.datetime(2023, 5, 19, 0, 30, tzinfo=dt.UTC),
    venue="Hội trường tỉnh",
    is_demonstration=True,
)
SECTIONS = ("Hội thảo", "Chủ thể & sản phẩm", "Biên bản ghi nhớ", "Khen thưởng", "Báo cáo", "Quản trị")
TABS = (
    "Tổng quan",
    "Chương trình",
    "Đại biểu",
    "Đón tiếp",
    "Đối thoại",
    "Gian hàng",
    "Nghi thức",
    "Màn hình",
)
REQUIRED = [InputRequired("Hãy cho biết họ và tên.")]


class GalleryForm(BaseForm):
    """One field of every kind."""

    full_name = StringField("Họ và tên", validators=REQUIRED)
    phone = TelField("Điện thoại", validators=[InputRequired("Hãy nhập số điện thoại.")])
    unit = SelectField("Đơn vị", choices=[("", "Hãy chọn"), ("htx", "HTX Hoa Dừa (minh họa)")])
    arrival = RadioField(
        "Đến bằng", choices=[("own", "Xe riêng"), ("coach", "Xe của đoàn")], validators=REQUIRED
    )
    meal = SelectField("Suất ăn", choices=["Mặn", "Chay"])
    sessions = CheckboxesField("Buổi tham dự", choices=[("talk", "Tham luận"), ("sign", "Lễ ký kết")])
    day = DateField("Ngày đến")
    file = FileField("Danh sách của đơn vị")
    note = TextAreaField("Ghi chú")
    agree = BooleanField("Tôi đồng ý để ban tổ chức dùng thông tin này cho hội thảo", validators=REQUIRED)


def make_app():
    """Build an application of stubs around the real templates."""
    app = Flask(
        "gallery",
        root_path=str(ROOT / "workshop"),
        template_folder=str(ROOT / "templates"),
        static_folder=None,
    )
    app.config.update(SECRET_KEY="gallery", WTF_CSRF_CHECK_DEFAULT=False, WORKSHOP_IS_PREVIEW=True)
    CSRFProtect(app)
    assets.bind(app)
    Babel(app, locale_selector=language.choose, default_timezone="Asia/Ho_Chi_Minh")
    template_globals.bind(app)
    app.jinja_env.globals.update(
        nav_items=lambda: [(label, "#", number == 0) for number, label in enumerate(SECTIONS)],
        event_nav=lambda _event: [(label, "#", number == 0) for number, label in enumerate(TABS)],
        current_user=SimpleNamespace(full_name="Nguyễn Thị Minh Họa"),
    )
    for rule, endpoint in (
        ("/e", "events.index"),
        ("/e/<slug>", "events.show"),
        ("/out", "accounts.sign_out"),
    ):
        app.add_url_rule(rule, endpoint, lambda **_kept: "")
    app.add_url_rule("/", "gallery", gallery, methods=["GET", "POST"])
    app.add_url_rule(
        "/job.json", "job", lambda: {"done": 35, "total": 120, "text": "35 / 120", "state": "running"}
    )
    app.add_url_rule("/page/<name>", "page", sketch)
    app.add_url_rule("/error/<int:status>", "error", error_page)
    return app


def gallery():
    """Every component, the form as it looks once refused."""
    form = GalleryForm()
    form.validate()
    flash("Đã lưu.", "success")
    page = SimpleNamespace(page=3, pages=12, total=584, has_prev=True, has_next=True, items=[])
    return render_template("components/gallery.html", form=form, page=page, event=EVENT)


def sketch(name):
    """A layout alone, filled in by scripts/gallery/<name>.html."""
    source = (ROOT / "scripts" / "gallery" / f"{Path(name).name}.html").read_text(encoding="utf-8")
    return render_template_string(source, event=EVENT)


def error_page(status):
    """The page of one refusal."""
    return render_template("errors/error.html", status=status, message=None, reference="7f3a91c2")


if __name__ == "__main__":
    make_app().run(port=int(sys.argv[1]) if len(sys.argv) > 1 else 8100)
