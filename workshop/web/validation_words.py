"""WTForms' own sentences, put in our words: it ships no Vietnamese, and some of its English is a program's."""

from flask_babel import gettext

from workshop.errors import N_

WORDS = {
    "This field is required.": N_("Please fill this in."),
    "Not a valid choice.": N_("Choose one of the listed values."),
    "'%(value)s' is not a valid choice for this field.": N_("Choose from the listed values."),
    "'%(value)s' are not valid choices for this field.": N_("Choose from the listed values."),
    "Invalid Choice: could not coerce.": N_("Choose one of the listed values."),
    "Not a valid date value.": N_("Enter a date, such as 19/05/2023."),
    "Not a valid datetime value.": N_("Enter a date and a time, such as 19/05/2023 07:30."),
    "Not a valid time value.": N_("Enter a time, such as 07:30."),
    "Not a valid integer value.": N_("Enter a whole number."),
    "Not a valid decimal value.": N_("Enter a number."),
    "Not a valid float value.": N_("Enter a number."),
    "Number must be at least %(min)s.": N_("Enter a number of at least %(min)s."),
    "Number must be at most %(max)s.": N_("Enter a number of at most %(max)s."),
    "Number must be between %(min)s and %(max)s.": N_("Enter a number between %(min)s and %(max)s."),
    "Field cannot be longer than %(max)d characters.": N_("Shorten this to %(max)d characters."),
    "Field must be at least %(min)d characters long.": N_("Enter at least %(min)d characters."),
    "Field must be between %(min)d and %(max)d characters long.": N_("Enter %(min)d to %(max)d characters."),
    "Field must be equal to %(other_name)s.": N_("The two entries differ."),
    "Invalid email address.": N_("Enter an e-mail address, such as ten@donvi.vn."),
    "Invalid URL.": N_("Enter a web address that begins with https://."),
    "Invalid input.": N_("This value cannot be used."),
}


class OurWords:
    """The translations object that WTForms asks; a sentence not listed above stays as it is."""

    def gettext(self, message):
        """Our words for ``message`` in the reader's language; WTForms fills the placeholders."""
        known = WORDS.get(message)
        return gettext(known) if known else message

    def ngettext(self, _singular, plural, _count):
        """Our words for the plural sentence; they read well with one, too."""
        return self.gettext(plural)
