"""Invented people, owners and products of the Trà Vinh countryside, from a fixed seed."""

from random import Random

SEED = 19_05_2023
# Kinh and Khmer family names as they are common in the province, with given names of their own
FAMILIES = {
    "kinh": ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Võ", "Đặng", "Bùi", "Hồ", "Ngô", "Dương", "Lý", "Phan",
             "Trương"),
    "khmer": ("Thạch", "Kim", "Sơn", "Lâm", "Kiên", "Danh", "Châu"),
}  # fmt: skip
WOMEN = ("Thị Ngọc Hân", "Thị Kim Xuyến", "Thị Mỹ Hạnh", "Thị Hồng Nhung", "Thị Bích Thủy", "Thị Thu Hường",
         "Thị Cẩm Tú", "Thị Diễm Phúc", "Thị Quỳnh Như", "Thị Tuyết Mai", "Thị Lệ Quyên", "Thị Phương Nghi",
         "Ngọc Bích", "Thanh Thúy", "Thị Ánh Nguyệt", "Thị Yến Oanh")  # fmt: skip
MEN = ("Văn Hữu", "Minh Trí", "Hoàng Nhựt", "Quốc Cường", "Thanh Tùng", "Văn Đực", "Hữu Nghĩa", "Trọng Nghĩa",
       "Phước Lộc", "Ngọc Ẩn", "Văn Bảy", "Thành Đạt", "Chí Thiện", "Công Danh")  # fmt: skip
KHMER_WOMEN = ("Thị Sa Rinh", "Thị Sô Phi", "Thị Ri Na", "Thị Chanh Tha", "Thị Rất Ta Na")
KHMER_MEN = ("Sa Rậy", "Rinh", "Sô Phép", "Chanh Đa", "Ươl")

BRANDS_A = ("Sao", "Lá", "Hương", "Nắng", "Sóng", "Cánh", "Bến", "Giồng", "Mây", "Trăng", "Sương", "Vàm", "Rặng", "Ngõ")
BRANDS_B = ("Dừa Xanh", "Cù Lao", "Châu Thổ", "Miền Duyên", "Phù Sa", "Đồng Xanh", "Cửa Biển", "Giồng Cát", "Tháng Năm",
            "Bình Minh", "Vườn Nhà", "Hạt Vàng", "Nước Lợ", "Sen Hồng")  # fmt: skip

# product, group of domain.md 1.4, packaging
PRODUCTS = (
    ("Kẹo dừa sáp", "Thực phẩm", "Hộp 250 g"), ("Mứt dừa non", "Thực phẩm", "Hũ 300 g"),
    ("Gạo ST hữu cơ", "Thực phẩm", "Túi 5 kg"), ("Tôm khô", "Thực phẩm", "Túi 200 g"),
    ("Nước mắm rươi", "Thực phẩm", "Chai 500 ml"), ("Bánh tét lá cẩm", "Thực phẩm", "Đòn 900 g"),
    ("Chả hoa", "Thực phẩm", "Cây 500 g"), ("Khô cá dứa", "Thực phẩm", "Túi 300 g"),
    ("Mắm bò hóc", "Thực phẩm", "Hũ 400 g"), ("Cốm dẹp", "Thực phẩm", "Túi 500 g"),
    ("Đậu phộng rang muối", "Thực phẩm", "Hũ 250 g"), ("Bánh ống lá dứa", "Thực phẩm", "Hộp 12 cái"),
    ("Quýt đường sấy dẻo", "Thực phẩm", "Túi 200 g"), ("Muối ớt ba khía", "Thực phẩm", "Hũ 150 g"),
    ("Trà mãng cầu", "Thực phẩm", "Hộp 20 túi"), ("Lạp xưởng tôm", "Thực phẩm", "Túi 500 g"),
    ("Rượu Xuân Thạnh nếp than", "Đồ uống", "Chai 500 ml"), ("Nước ép thanh long", "Đồ uống", "Chai 330 ml"),
    ("Mật hoa dừa nước", "Đồ uống", "Chai 250 ml"), ("Nước dừa đóng chai", "Đồ uống", "Chai 350 ml"),
    ("Dầu dừa ép lạnh", "Dược liệu và sản phẩm từ dược liệu", "Chai 100 ml"),
    ("Xà phòng dừa", "Dược liệu và sản phẩm từ dược liệu", "Bánh 100 g"),
    ("Tinh dầu sả", "Dược liệu và sản phẩm từ dược liệu", "Lọ 10 ml"),
    ("Chiếu lác", "Hàng thủ công mỹ nghệ", "Cặp 1,6 m"), ("Giỏ lục bình", "Hàng thủ công mỹ nghệ", "Cái"),
    ("Thảm xơ dừa", "Hàng thủ công mỹ nghệ", "Tấm 0,6 m"), ("Đũa dừa", "Hàng thủ công mỹ nghệ", "Bó 10 đôi"),
    ("Mai vàng", "Sinh vật cảnh", "Chậu"),
    ("Điểm vườn cây ăn trái", "Dịch vụ du lịch cộng đồng, du lịch sinh thái và điểm du lịch", "Vé lượt"),
)  # fmt: skip


class Inventor:
    """Makes the same people, brands and products in the same order every time."""

    def __init__(self, seed=SEED):
        self.random = Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret
        self._used = set()

    def person(self, *, woman=None):
        """(full name, is a woman); about a quarter carry Khmer names."""
        woman = self.random.random() < 0.5 if woman is None else woman
        khmer = self.random.random() < 0.25
        family = self.random.choice(FAMILIES["khmer" if khmer else "kinh"])
        given = {(True, True): KHMER_WOMEN, (True, False): KHMER_MEN, (False, True): WOMEN, (False, False): MEN}
        return self._fresh(lambda: (f"{family} {self.random.choice(given[khmer, woman])}", woman))

    def brand(self):
        """A name for an owner, such as "Sao Phù Sa"."""
        return self._fresh(lambda: (f"{self.random.choice(BRANDS_A)} {self.random.choice(BRANDS_B)}",))[0]

    def phone(self):
        """A mobile number with 000 in its middle, which tells it as invented."""
        return f"09{self.random.choice('0134678')}000{self.random.randrange(10_000):04d}"

    def _fresh(self, make):
        for _attempt in range(200):
            made = make()
            if made[0] not in self._used:
                self._used.add(made[0])
                return made
        made = make()
        return (f"{made[0]} {len(self._used)}", *made[1:])
