"""The worker's thread that empties the outbox."""

import logging

from workshop.edges import jobs, mail
from workshop.edges.jobs.running import new_worker_name
from workshop.messages import composing, services

PAUSE_SECONDS = 2
log = logging.getLogger("workshop.messages")


def empty_outbox(stop):
    """Send what is due until ``stop`` is set; while mail is off there is nothing to do."""
    worker = new_worker_name()
    while not stop.is_set():
        if mail.is_on() and (sent := services.deliver(mail.mailer(), composing.letter_of, worker, stop)):
            log.info("%s messages left", sent)
        stop.wait(PAUSE_SECONDS)


jobs.beside("messages", empty_outbox)
