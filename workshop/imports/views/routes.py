"""The addresses of imports, the same for every list: of delegates in a workshop, of provinces in the registry."""

from workshop.imports.views import pages, rows, together

READ, WRITE, BOTH = ["GET"], ["POST"], ["GET", "POST"]
BATCH, ROW = "/<int:batch_id>", "/<int:batch_id>/rows/<int:row_id>"
ROUTES = (
    ("", READ, "index", pages.index),
    ("/new", BOTH, "create", pages.create),
    ("/template.xlsx", READ, "template", pages.template),
    (BATCH, READ, "show", pages.show),
    (f"{BATCH}/rejected.xlsx", READ, "rejected", pages.rejected_rows),
    (f"{BATCH}/columns", BOTH, "columns", pages.columns),
    (f"{BATCH}/together", BOTH, "together", together.together),
    (f"{BATCH}/usual", WRITE, "choose", pages.choose),
    (f"{BATCH}/allowance", WRITE, "allow", pages.allow),
    (ROW, BOTH, "row", rows.row),
    (f"{ROW}/parts", WRITE, "split", rows.split),
    (f"{ROW}/spelling", WRITE, "respell", rows.respell),
    (f"{ROW}/skipping", WRITE, "skip", rows.skip),
    (f"{ROW}/original", WRITE, "put_back", rows.put_back),
    (f"{BATCH}/application", WRITE, "apply", pages.apply),
    (f"{BATCH}/dropping", WRITE, "drop", pages.drop),
    (f"{BATCH}/undoing", WRITE, "undo", pages.undo),
)


def add_routes(blueprint, guard, place_of):
    """Add every address to ``blueprint``, each behind ``guard``.

    ``place_of`` takes what stands in the blueprint's own prefix and returns the Place.
    """
    for rule, methods, endpoint, page in ROUTES:
        blueprint.add_url_rule(rule, endpoint, guard(_view(page, place_of)), methods=methods)


def _view(page, place_of):
    def view(batch_id=None, row_id=None, **prefix):
        given = [each for each in (batch_id, row_id) if each is not None]
        return page(place_of(**prefix), *given)

    view.__doc__, view.__name__ = page.__doc__, page.__name__
    return view
