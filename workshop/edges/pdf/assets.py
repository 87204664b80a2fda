"""What a document may load: our own static files and data URIs, nothing else."""

import mimetypes
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

# A host that cannot exist (RFC 6761): relative addresses resolve to it and are read from the folder.
BASE_URL = "https://static.invalid/"


class Refused(FatalURLFetchingError):
    """Stops the rendering; the library would otherwise print the document without the file."""


class OwnAssets(URLFetcher):
    """Reads files below ``root`` and data URIs; every other address stops the rendering."""

    def __init__(self, root):
        super().__init__(allowed_protocols={"data"}, allow_redirects=False)
        self.root = Path(root).resolve()
        self.refused = []  # remembered, because drawing an SVG swallows every exception

    def fetch(self, url, headers=None):
        """Answer from the folder, or raise ``Refused`` naming the address."""
        if url.startswith("data:"):
            return super().fetch(url, headers)
        if not url.startswith(BASE_URL):
            raise self._refusal(url)
        name = unquote(urlsplit(url).path).lstrip("/").removeprefix("static/")
        path = (self.root / name).resolve()
        if not path.is_relative_to(self.root) or not path.is_file():
            raise self._refusal(url)
        kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    def _refusal(self, url):
        self.refused.append(url)
        return Refused(url)
