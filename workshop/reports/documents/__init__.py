"""The report of a workshop (báo cáo kết quả hội thảo) on paper and as tables."""

from workshop.reports.documents.report import report_document
from workshop.reports.documents.tables import report_xlsx

__all__ = ["report_document", "report_xlsx"]
