"""The closed list of calls that run upward, against the arrows; filled when the rooms are opened.

A lower room calls ``call("registration_changed", ...)``; a higher room listens with ``listen``.
Nothing else turns back.
"""

NAMES = (
    "event_id_of_slug",  # (slug) -> id or None: roles are granted per event, below the room of events
    "answers_given",  # (event_id) -> {question id: how many have answered it}
    "event_copied",  # (source, event): what a room copies with a workshop, inside the same transaction
    "event_created",  # (event): rooms make what it begins with, inside the same transaction
    "event_choices",  # () -> [(id, title)] for granting roles
    "event_moved",  # (event, by) -> how many things of a room moved along with its times, or None
    "events_past_retention",  # (today) -> ids of workshops whose personal data is kept no longer
    "forget_person",  # (registration) -> None: a room erases what it holds about one person beyond the registration
    "home_cards",  # (user, event) -> cards of the event's dashboard
    "is_full",  # (event) -> whether whoever registers now waits for a place
    "message_sent",  # (message): it has left by e-mail, inside the transaction that says so
    "needs_attention",  # (event) -> what a person must decide now
    "present_registrations",  # (event) -> ids of the delegates who have come, None where nobody has yet
    "own_papers",  # (registration, token) -> {"title", "url"} of papers that a delegate fetches by the personal link
    "places_changed",  # (event): it, or one of its kinds of delegates, has more or fewer places
    "personal_data_of",  # (registration_id) -> {"title", "rows", "note"?} of what a room holds about a person, or None
    "purge",  # (today, dry_run) -> counts, one listener per room
    "registration_merged",  # (kept, dropped) -> what a room moved from one to the other, as a dict with "room"
    "registration_parted",  # (kept, dropped, moved): that is undone; each room takes back what it moved
    "registration_changed",  # (registration): its place, name or state is no longer what it was
    "registrations_kept",  # (event_id) -> why nobody registered may be removed without a trace, or None
    "verify_code",  # (kind, subject_id) -> the public facts behind a verification code
)
_listeners = {name: [] for name in NAMES}


def listen(name, function):
    """Let ``function`` answer ``name``; the same function is taken once."""
    if function not in _listeners[name]:
        _listeners[name].append(function)


def call(name, *args, **kwargs):
    """Ask every listener of ``name`` and return their answers in the order of the rooms."""
    return [function(*args, **kwargs) for function in _listeners[name]]


def is_heard(name):
    """Whether anybody answers ``name``: what is costly to prepare is prepared only then."""
    return bool(_listeners[name])


def first(name, *args, **kwargs):
    """The first answer to ``name`` that is not None, or None."""
    return next((answer for answer in call(name, *args, **kwargs) if answer is not None), None)
