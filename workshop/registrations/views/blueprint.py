"""The office's pages of one workshop's delegates share one blueprint."""

from flask import Blueprint

from workshop.vietnamese.names import in_ordinary_letters, is_in_capitals, is_oddly_written
from workshop.vietnamese.phones import format_phone

blueprint = Blueprint("registrations", __name__, url_prefix="/events/<slug>/registrations")
blueprint.add_app_template_filter(format_phone, "phone")
blueprint.add_app_template_filter(in_ordinary_letters, "ordinary_letters")
blueprint.add_app_template_test(is_oddly_written, "oddly_written")
blueprint.add_app_template_test(is_in_capitals, "in_capitals")
