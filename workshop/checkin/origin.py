"""Origin: who sends a scan, a walk-in or an undo."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Origin:
    """A paired desk, another system's token, or a member of staff at a page: exactly one of them."""

    desk_id: int | None = None
    token_id: int | None = None
    user_id: int | None = None

    @classmethod
    def of(cls, caller):
        """The origin behind a bearer (accounts.bearers.Caller)."""
        return cls(desk_id=caller.id) if caller.kind == "desk" else cls(token_id=caller.id)

    @property
    def columns(self):
        """What is written beside everything it sends."""
        return {"desk_id": self.desk_id, "token_id": self.token_id, "user_id": self.user_id}

    def __str__(self):
        return next(
            (f"{name.removesuffix('_id')}:{value}" for name, value in self.columns.items() if value), ""
        )
