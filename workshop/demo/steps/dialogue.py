"""The dialogue: questions that owners ask platforms, invented and marked."""

from sqlalchemy import func, select

from workshop.demo.steps import registry
from workshop.dialogue import services as dialogue
from workshop.dialogue.models import DialogueQuestion
from workshop.extensions import db

QUESTIONS = (
    ("Hộ kinh doanh chưa có mã số thuế có mở được gian hàng không?",
     "Cần đăng ký hộ kinh doanh trước; sàn hướng dẫn hồ sơ và hỗ trợ chụp ảnh sản phẩm."),
    ("Phí sàn đối với sản phẩm OCOP 3 sao và 4 sao có khác nhau không?",
     "Không khác. Sáu tháng đầu miễn phí cố định cho sản phẩm còn hạn chứng nhận."),
    ("Sản phẩm tươi sống như dừa sáp thì vận chuyển và đổi trả thế nào?",
     "Giao nhanh trong tỉnh; ngoài tỉnh dùng thùng có đệm, hư hỏng được đổi trong 48 giờ."),
    ("Ai hỗ trợ livestream cho chị em lớn tuổi không rành điện thoại thông minh?",
     "Tổ công nghệ cộng đồng của xã cùng cán bộ Hội phối hợp với sàn tập huấn từng nhóm."),
    ("Gian hàng của tỉnh và gian hàng riêng của chủ thể khác nhau ở điểm nào?", ""),
    ("Nếu tem truy xuất nguồn gốc hết hạn thì sản phẩm có bị gỡ khỏi sàn không?", ""),
)  # fmt: skip


def load(event):
    """Ask what was not asked yet, and answer the first ones."""
    if db.session.scalar(select(func.count()).select_from(DialogueQuestion)):
        return
    owners, platforms = registry.invented_owners()[30:], registry.invented_platforms()
    for at, (text, answer) in enumerate(QUESTIONS):
        owner, platform = owners[at], platforms[at % len(platforms)]
        question = dialogue.ask(event, text, asked_by=owner.representative, organization=owner.name,
                                addressed_to=platform.name, is_demonstration=True)  # fmt: skip
        if answer:
            dialogue.answer_question(question, question.version, answer=answer, answered_by=platform.name)
