"""Vendor the browser's packages from npm, exact versions with checksums.

``python scripts/vendor.py`` fetches what is missing; ``--check`` only verifies what lies there.
"""

import hashlib
import json
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# folder: {package: (version, files)}; axe-core looks at pages in tests only and is never served.
PACKAGES = {
    "static/vendor": {
        "zxing-wasm": ("3.1.4", ["dist/iife/reader/index.js", "dist/reader/zxing_reader.wasm"]),
        "idb": ("8.0.4", ["build/umd.js"]),
    },
    "tests/vendor": {"axe-core": ("4.14.1", ["axe.min.js"])},
}


def sha256(path):
    """Return the checksum of a file, in hex."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def fetch(name, version, files, target):
    """Copy the wanted files and the licence of one npm package to ``target``."""
    with tempfile.TemporaryDirectory() as scratch:
        command = ["npm", "pack", "--silent", f"{name}@{version}"]
        archive = subprocess.run(command, cwd=scratch, check=True, capture_output=True, text=True)
        with tarfile.open(Path(scratch) / archive.stdout.split()[-1]) as package:
            package.extractall(scratch, filter="data")
        source = Path(scratch) / "package"
        licences = [path.name for path in source.glob("LICEN[CS]E*")]
        for file in [*files, *licences]:
            (target / file).parent.mkdir(parents=True, exist_ok=True)
            (target / file).write_bytes((source / file).read_bytes())
        return json.loads((source / "package.json").read_text(encoding="utf-8"))["license"]


def entry(name, version, licence, target):
    """Describe one vendored package for the manifest."""
    found = sorted(path for path in target.rglob("*") if path.is_file())
    sums = {path.relative_to(target).as_posix(): sha256(path) for path in found}
    return {"name": name, "version": version, "licence": licence, "files": sums}


def vendor(folder, packages):
    """Fetch the packages of one folder and write its manifest."""
    entries = []
    for name, (version, files) in packages.items():
        target = folder / f"{name}@{version}"
        entries.append(entry(name, version, fetch(name, version, files, target), target))
    text = json.dumps(entries, indent=2) + "\n"
    (folder / "manifest.json").write_text(text, encoding="utf-8")


def faults(folder):
    """Yield a sentence for every file that is missing, unknown or not what the manifest says."""
    entries = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    known = set()
    for package in entries:
        for file, checksum in package["files"].items():
            path = folder / f"{package['name']}@{package['version']}" / file
            known.add(path)
            if not path.is_file():
                yield f"{path.relative_to(ROOT)} is missing"
            elif sha256(path) != checksum:
                yield f"{path.relative_to(ROOT)} is not what the manifest says"
    for path in folder.rglob("*"):
        if path.is_file() and path not in known and path.name != "manifest.json":
            yield f"{path.relative_to(ROOT)} stands in no manifest"


def main():
    """Fetch and verify, or with ``--check`` verify only; exit 1 when anything differs."""
    for place, packages in PACKAGES.items():
        if "--check" not in sys.argv[1:]:
            vendor(ROOT / place, packages)
    found = [fault for place in PACKAGES for fault in faults(ROOT / place)]
    print("\n".join(found) or "Every vendored file is what its manifest says.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
