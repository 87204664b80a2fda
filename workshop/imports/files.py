"""The template that an import hands out."""

from workshop.edges.spreadsheets import Column, Sheet, write_xlsx

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def template_table(target):
    """An XLSX with every column that is understood and one row of example."""
    headings = [("TT", "1"), *((meaning.headings[0], meaning.example) for meaning in target.meanings
                              if not meaning.is_sensitive)]
    columns = tuple(Column(heading, width=max(10, min(30, len(heading) + 6))) for heading, _ in headings)
    return write_xlsx([Sheet("Danh sách", columns, (tuple(example for _, example in headings),))])
