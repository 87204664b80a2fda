"""Certificates of attendance (giấy chứng nhận tham dự) for delegates who were there."""
