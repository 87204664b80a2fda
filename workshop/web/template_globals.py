"""What templates may call: dates and numbers in words of the reader, page links, navigation."""

import datetime as dt

from flask import current_app, request, url_for
from flask_babel import format_date, format_datetime, get_locale

from workshop.extensions import utc_now
from workshop.vietnamese.dates import LOCAL_ZONE, weekday_name
from workshop.web import language, navigation
from workshop.web.errors import words


def bind(app):
    """Register filters and globals."""
    app.jinja_env.filters.update(day=day, day_said=day_said, clock=clock, moment=moment, hours=hours, named=named,
                                 error_words=words, decimal=decimal)  # fmt: skip
    app.jinja_env.globals.update(
        get_locale=get_locale,
        language=language.current,
        event_date_line=event_date_line,
        event_nav=navigation.event_items,
        nav_items=navigation.items,
        now=utc_now,
        page_url=page_url,
        reachable=navigation.reachable,
        way_up=navigation.way_up,
        with_language=with_language,
        is_preview=lambda: current_app.config["WORKSHOP_IS_PREVIEW"],
    )
    app.jinja_env.policies["ext.i18n.trimmed"] = True  # as the catalogues are extracted
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True


def decimal(value):
    """21,5 for a Vietnamese reader, 21.5 for an English one; whole numbers without either."""
    text = f"{value:g}"
    return text if language.current() == "en" else text.replace(".", ",")


def day(value):
    """19/5/2023, of a date or of a moment in Vietnam."""
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        value = value.astimezone(LOCAL_ZONE).date()
    return f"{value.day:02d}/{value.month:02d}/{value.year}"


def day_said(value):
    """Thứ Sáu, 19/05/2023 (, 07:30 of a moment), with the month in words for an English reader: no order to mistake."""
    at = value.astimezone(LOCAL_ZONE) if isinstance(value, dt.datetime) else None
    date = at.date() if at else value
    if language.current() == "en":
        written = f"{format_date(date, 'EEEE, d MMMM')} {date.year}"
    else:
        name = weekday_name(date)
        written = f"{name[0].upper()}{name[1:]}, {day(date)}"
    return f"{written}, {at:%H:%M}" if at else written


def clock(value):
    """07:30, in Vietnam."""
    return "" if value is None else value.astimezone(LOCAL_ZONE).strftime("%H:%M")


def moment(value):
    """07:30, 19/05/2023, in Vietnam."""
    return "" if value is None else f"{clock(value)}, {day(value)}"


def hours(span):
    """08:00–11:30, 15/12/2026, of whatever starts and ends; both days where it lasts longer."""
    if day(span.starts_at) != day(span.ends_at):
        return f"{moment(span.starts_at)} – {moment(span.ends_at)}"
    return f"{clock(span.starts_at)}–{moment(span.ends_at)}"


def event_date_line(event):
    """Thứ Sáu, 19/05/2023 · 07:30 · Hội trường tỉnh, in the reader's language."""
    local = event.starts_at.astimezone(LOCAL_ZONE)
    name = format_datetime(event.starts_at, "EEEE") if language.current() == "en" else weekday_name(local.date())
    parts = (f"{name[0].upper()}{name[1:]}, {day(local)}", clock(local), event.venue)
    return " · ".join(part for part in parts if part)


def page_url(number):
    """This list at another page, its filters kept."""
    return _here(page=number)


def with_language(code):
    """This page in another language."""
    return _here(lang=code)


def _here(**changes):
    arguments = {**request.args.to_dict(flat=False), **changes}
    if request.endpoint is None:
        return f"{request.path}?lang={changes.get('lang', '')}"
    return url_for(request.endpoint, **{**(request.view_args or {}), **arguments})


def named(record, by="name"):
    """What ``record``, or a dict, is called in the reader's language: ``by`` in Vietnamese, ``by``_en in English."""
    read = record.get if isinstance(record, dict) else lambda name: getattr(record, name)
    return (read(f"{by}_en") if language.current() == "en" else "") or read(by)
