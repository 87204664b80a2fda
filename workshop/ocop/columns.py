"""The columns of provincial OCOP lists, with the headings that provinces give them."""

from workshop.errors import N_
from workshop.imports.targets import Meaning

COLUMNS = (
    Meaning("product", N_("Product"), (
        "Tên sản phẩm", "Sản phẩm", "Tên sản phẩm OCOP", "Sản phẩm OCOP", "Tên sản phẩm, dịch vụ",
    ), example="Kẹo dừa sáp"),
    Meaning("owner", N_("Owner"), (
        "Chủ thể sản xuất", "Tên chủ thể", "Chủ thể", "Chủ thể OCOP", "Tên chủ thể OCOP", "Tên cơ sở",
        "Đơn vị sản xuất", "Cơ sở sản xuất", "Tên chủ thể sản xuất", "Chủ thể tham gia", "Tên đơn vị", "Đơn vị",
    ), leader="owner", example="Hợp tác xã Sao Phù Sa"),
    Meaning("kind", N_("Kind of owner"), (
        "Loại hình", "Loại hình chủ thể", "Loại hình tổ chức", "Loại hình sản xuất", "Loại hình kinh doanh",
        "Hình thức tổ chức",
    ), leader="owner", example="Hợp tác xã"),
    Meaning("representative", N_("Representative"), (
        "Người đại diện", "Họ và tên người đại diện", "Họ tên người đại diện", "Đại diện", "Đại diện pháp luật",
        "Người đại diện pháp luật", "Họ tên chủ cơ sở", "Chủ cơ sở", "Giám đốc", "Họ và tên chủ thể",
    ), reader="person", leader="owner", example="Bà Trần Thị Mẫu"),
    Meaning("representative_title", N_("Title of the representative"), ("Chức vụ", "Chức danh"),
            leader="owner", example="Giám đốc"),
    Meaning("gender", N_("Gender"), ("Giới tính", "Ông/Bà", "Nam/Nữ"), leader="owner", example="Nữ"),
    Meaning("women_led", N_("Women-led"), (
        "Phụ nữ làm chủ", "Do phụ nữ làm chủ", "Phụ nữ", "Nữ làm chủ", "Chủ thể nữ", "Chủ thể là nữ", "Phụ nữ quản lý",
    ), reader="flag", leader="owner", example="x"),
    Meaning("address", N_("Address"), (
        "Địa chỉ", "Địa chỉ sản xuất", "Địa chỉ (ấp/khóm, xã/phường, huyện)", "Nơi sản xuất", "Địa điểm", "Trụ sở",
    ), leader="owner", example="ấp 3, xã Hòa Tân, huyện Cầu Kè"),
    Meaning("phone", N_("Phone"), (
        "Điện thoại", "Số điện thoại", "SĐT", "ĐT", "Di động", "Điện thoại liên hệ", "Số ĐT", "Liên hệ",
    ), reader="phone", leader="owner", example="0912 000 345"),
    Meaning("web", N_("E-mail or website"), ("Email/Website", "Email", "E-mail", "Thư điện tử", "Website", "Trang web",
            "Địa chỉ email", "Facebook"), leader="owner", example="lienhe@vi-du.vn"),
    Meaning("tax_code", N_("Tax code"), ("Mã số thuế", "MST"), leader="owner", example="2100000000"),
    Meaning("group", N_("Group"), ("Nhóm sản phẩm", "Nhóm", "Ngành", "Nhóm ngành", "Ngành hàng", "Nhóm/ngành"),
            example="Thực phẩm"),
    Meaning("subgroup", N_("Subgroup"), ("Phân nhóm", "Bộ sản phẩm", "Phân nhóm sản phẩm"), example="Chế biến"),
    Meaning("packaging", N_("Packaging"), ("Quy cách", "Quy cách đóng gói", "Đóng gói"), example="Hộp 250 g"),
    Meaning("score", N_("Score"), ("Điểm", "Số điểm", "Điểm đánh giá", "Tổng điểm"), example="82,5"),
    Meaning("rank", N_("Rank"), (
        "Xếp hạng", "Hạng sao", "Số sao", "Hạng", "Phân hạng", "Xếp hạng (hạng sao)", "Kết quả phân hạng", "Sao",
        "Kết quả", "Đạt sao", "Xếp loại", "Hạng sao đạt",
    ), example="4 sao"),
    Meaning("decision", N_("Decision"), (
        "Số Quyết định", "Quyết định", "Số QĐ", "QĐ", "Quyết định công nhận", "Số, ngày quyết định",
        "Số quyết định công nhận", "Số, ngày QĐ", "Quyết định số",
    ), example="1693/QĐ-UBND"),
    Meaning("decided_on", N_("Date of the decision"), (
        "Ngày QĐ", "Ngày quyết định", "Ngày công nhận", "Ngày ký", "Ngày ban hành", "Ngày cấp",
    ), reader="date", example="22/8/2022"),
    Meaning("issuer", N_("Issuer"), ("Cơ quan công nhận", "Cơ quan ban hành", "Cấp công nhận", "Đơn vị công nhận",
            "Cơ quan cấp"), example="UBND tỉnh Trà Vinh"),
    Meaning("round", N_("Round or year"), ("Đợt/Năm công nhận", "Năm công nhận", "Đợt", "Đợt công nhận", "Năm"),
            example="2022"),
    Meaning("expires_on", N_("Expires on"), ("Ngày hết hạn", "Hết hạn", "Thời hạn", "Hiệu lực đến", "Giá trị đến",
            "Có giá trị đến"), reader="date", example="22/8/2025"),
    Meaning("form", N_("Form of recognition"), ("Hình thức", "Hình thức (mới/tái công nhận/nâng hạng)",
            "Hình thức công nhận", "Hình thức đánh giá"), example="Mới"),
    Meaning("platforms", N_("Platforms"), (
        "Sàn TMĐT đang bán", "Sàn TMĐT", "Sàn thương mại điện tử", "Kênh TMĐT", "Sàn TMĐT tham gia", "Sàn giao dịch",
    ), example="Tên sàn"),
    Meaning("shop_link", N_("Shop link"), ("Link gian hàng", "Đường dẫn gian hàng", "Link sản phẩm", "Link"),
            example="https://vi-du.vn/gian-hang"),
    Meaning("note", N_("Note"), ("Ghi chú",), example=""),
)  # fmt: skip
OWNER_CODES = frozenset(meaning.code for meaning in COLUMNS if meaning.leader == "owner")
