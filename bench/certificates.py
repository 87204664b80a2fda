"""Certificates a second by the press, on one core and on two, against plain WeasyPrint of the same text.

Each figure is measured in a process of its own, so that its memory is its own: print batches of 1, 22, 200 and
5,000 with every file whole by itself, the merged file of them, and one corrected certificate, warm. The limit has
each certificate as one WeasyPrint document with its ornament as the page's background, untagged, kept nowhere.
Last the job: read from the database, issued, kept, with both print files.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from urllib.parse import quote

from bench._figures import middle, say
from tests.factories.faces import STATE, UNION, many
from workshop.awards.paper import batch_copies, hands, merged_pdf
from workshop.awards.paper.files import plain_pdf
from workshop.edges.pdf import STATIC_ROOT

FACES, SIZES, PLAIN = {"giấy khen": UNION, "bằng khen": STATE}, (1, 22, 200, 5000), 12
JOB = 200


def main():
    """Measure plain and ours in turn, and say both."""
    for name in FACES:
        for size in SIZES:
            for workers in (1, 2) if size >= 200 else (1,):
                before, ours = child("plain", name, 1), child("batch", name, size, workers)
                plain = middle([before["rate"], child("plain", name, 1)["rate"]])
                what = f"{size} {name}, one file each, {workers} worker{'s' * (workers > 1)}"
                say(__file__, what, ours["rate"], "per second", limit=plain)
                say(__file__, f"{what}: peak memory of a worker", ours["megabytes"], "MiB", limit=150)
                if size < 5000 and workers == 1:
                    merged = child("merged", name, size)
                    say(__file__, f"{size} {name}, merged", merged["rate"], "per second", limit=plain)
        one, plain = child("one", name, 20), child("plain", name, 1)
        say(__file__, f"one corrected {name}, warm", one["rate"], "per second", limit=plain["rate"])
    done = child("job", "giấy khen", JOB)
    say(__file__, f"{JOB} giấy khen by the job, kept, with both print files", done["rate"], "per second")


def child(what, name, size, workers=1):
    """What a process of its own measures: ``rate`` a second, and ``megabytes`` at most."""
    command = [sys.executable, "-m", "bench.certificates", what, name, str(size), str(workers)]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def measure(what, name, size, workers):
    """The body of a child."""
    face = FACES[name]
    faces = many(face, [f"Hợp tác xã Nông nghiệp Thử nghiệm số {place}" for place in range(1, size + 1)])
    list(batch_copies(many(face, ["Ấm máy"])))  # fonts read and ground drawn, as the worker has after its first job
    seconds = MEASURES[what](faces, workers)
    done = PLAIN if what == "plain" else size
    own = resource.getrusage(resource.RUSAGE_SELF if workers < 2 else resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({"rate": done / seconds, "megabytes": own // 1024}))


def plain(faces, _workers):
    """Seconds for some certificates by WeasyPrint alone."""
    picture = quote((STATIC_ROOT / faces[0].pattern.ornament).read_text(encoding="utf-8"))
    ground = f"<style>@page :first {{ background: url('data:image/svg+xml,{picture}') }}</style>"
    plain_pdf(faces[0], ground_picture=ground)
    began = time.perf_counter()
    for place in range(PLAIN):
        plain_pdf(replace(faces[0], name=f"Hợp tác xã {place}"), ground_picture=ground)
    return time.perf_counter() - began


def batch(faces, workers):
    """Seconds for a file each; the workers are started before, as they would be."""
    with hands(workers) as by:
        if workers > 1:
            for _part in by.map(_begun, range(workers)):
                pass
        began = time.perf_counter()
        assert sum(len(data) > 0 for _face, data in batch_copies(faces, by=by)) == len(faces)
        return time.perf_counter() - began


def _begun(_number):
    list(batch_copies(many(UNION, ["Ấm máy"])))
    time.sleep(0.5)


def merged(faces, _workers):
    """Seconds for one file of all."""
    merged_pdf(faces[:1])
    began = time.perf_counter()
    merged_pdf(faces)
    return time.perf_counter() - began


def one(faces, _workers):
    """Seconds for as many corrections, each by itself."""
    began = time.perf_counter()
    for face in faces:
        list(batch_copies([face]))
    return time.perf_counter() - began


def job(faces, _workers):
    """Seconds of the job over a database of its own."""
    from tests.factories import awards
    from workshop import create_app
    from workshop.edges import jobs
    from workshop.edges.jobs.leases import claim
    from workshop.migrations import schema

    with tempfile.TemporaryDirectory() as folder:
        app = create_app({"WORKSHOP_INSTANCE": folder, "WORKSHOP_BASE_URL": "https://ocop.example",
                          "WORKSHOP_MIN_FREE_BYTES": 0})  # fmt: skip
        with app.app_context():
            schema.upgrade()
            made = awards.complete(awards.decision(None, "giay_khen", [face.name for face in faces]))
            awards.services.issue_certificates(made)
            began = time.perf_counter()
            jobs.run_job(claim("bench"), "bench")
            return time.perf_counter() - began


MEASURES = {"plain": plain, "batch": batch, "merged": merged, "one": one, "job": job}

if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
    else:
        main()
