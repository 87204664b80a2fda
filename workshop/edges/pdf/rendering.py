"""HTML to PDF."""

import unicodedata
from datetime import UTC, datetime
from io import BytesIO

import pikepdf
from PIL import ImageFile

from workshop.edges.pdf.fonts import STATIC_ROOT, font_configuration, our_fonts_only
from workshop.edges.pdf.refusals import AssetRefused

with our_fonts_only():
    import pydyf
    from weasyprint import HTML

    from workshop.edges.pdf.assets import BASE_URL, OwnAssets, Refused

# The library switches this on for the whole process; uploads must notice a picture that was cut off.
ImageFile.LOAD_TRUNCATED_IMAGES = False


def render(html, *, title, lang, created, variant, for_print, base):
    """What ``edges.pdf.render_pdf`` promises."""
    assets = OwnAssets(base)
    try:
        source = HTML(string=unicodedata.normalize("NFC", html), base_url=BASE_URL, url_fetcher=assets)
        document = source.render(font_config=font_configuration(), pdf_variant=variant)
        _describe(document.metadata, title, lang, created or datetime.now(UTC))
        data = document.write_pdf(
            finisher=_true_size if for_print else None,
            pdf_variant=variant,
            pdf_tags=variant in ("pdf/ua-1", "pdf/a-3a"),
            output_intent="srgb" if variant in ("pdf/a-3a", "pdf/a-3u") else None,
        )
    except Refused:
        data = None
    if assets.refused:
        raise AssetRefused(address=assets.refused[0][:120])
    return data


def page_operators(html):
    """The drawing operators of the only page of ``html``, before they become a file."""
    document = HTML(string=html, base_url=BASE_URL, url_fetcher=OwnAssets(STATIC_ROOT)).render(
        font_config=font_configuration()
    )
    with pikepdf.open(BytesIO(document.write_pdf(uncompressed_pdf=True))) as pdf:
        (page,) = pdf.pages
        return page.Contents.read_bytes()


def _describe(metadata, title, lang, created):
    metadata.title = unicodedata.normalize("NFC", title)
    metadata.lang = lang
    metadata.created = metadata.modified = created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _true_size(document, pdf):
    preferences = pdf.catalog.setdefault("ViewerPreferences", pydyf.Dictionary())
    preferences["PrintScaling"] = "/None"
