"""Reads of reports."""

from workshop.reports.queries.figures import Figures, figures_of
from workshop.reports.queries.issues import issue_numbered, issues, latest_issues
from workshop.reports.queries.rows import Rows, rows_of
from workshop.reports.queries.texts import SECTIONS, texts_of, version_of

__all__ = [
    "SECTIONS", "Figures", "Rows", "figures_of", "issue_numbered", "issues", "latest_issues", "rows_of", "texts_of",
    "version_of",
]  # fmt: skip
