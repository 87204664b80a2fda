"""What takes long to make is made once a run and shared by its parallel workers, which only read it."""

import fcntl
import os


def made_once(tmp_path_factory, name, make):
    """The folder ``name`` of this run, filled by ``make(folder)`` for whoever asks first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "is-made").exists():
            make(folder)
            (folder / "is-made").touch()
    return folder
