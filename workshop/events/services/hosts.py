"""The organisations that hold a workshop."""

from workshop.audit import services as audit
from workshop.directory.models import Organization
from workshop.directory.services import find_or_create_organization
from workshop.events.models import Event, Host
from workshop.events.refusals import HostAlreadyNamed, LastLead
from workshop.events.services.ordering import move
from workshop.transactions import transaction


def add_host(event, organization, role="partner"):
    """Name an organisation, or its name in words, as one that leads (lead) or joins in (partner).

    :raises HostAlreadyNamed: if it is among them already.
    """
    with transaction() as session:
        event = session.get(Event, event.id)
        if not isinstance(organization, Organization):
            organization = find_or_create_organization(organization)
        if any(host.organization_id == organization.id for host in event.hosts):
            raise HostAlreadyNamed("name", name=organization.name)
        position = max((host.position for host in event.hosts), default=-1) + 1
        host = Host(organization_id=organization.id, role=role, position=position)
        event.hosts.append(host)
        _in_order(session, event)
        audit.record("events.host_added", host, event_id=event.id, role=role)
        return host


def remove_host(host):
    """Take an organisation off the list.

    :raises LastLead: if a published workshop would be left without one that leads it.
    """
    with transaction() as session:
        host = session.get(Host, host.id)
        event = host.event
        leads = [known for known in event.hosts if known.role == "lead"]
        if event.status == "published" and leads == [host]:
            raise LastLead
        audit.record("events.host_removed", host, event_id=event.id)
        event.hosts.remove(host)


def set_host_role(host, role):
    """Let an organisation lead (lead) or join in (partner).

    :raises LastLead: if a published workshop would be left without one that leads it.
    """
    with transaction() as session:
        host = session.get(Host, host.id)
        event = host.event
        leads = [known for known in event.hosts if known.role == "lead"]
        if role != "lead" and event.status == "published" and leads == [host]:
            raise LastLead
        host.role = role
        _in_order(session, event)
        audit.record("events.host_role_set", host, event_id=event.id, role=role)
        return host


def move_host(host, by):
    """Move an organisation up (-1) or down (1)."""
    with transaction() as session:
        host = session.get(Host, host.id)
        event = host.event
        for place, known in enumerate(event.hosts):  # as they are shown: who leads stands first
            known.position = place
        move(event.hosts, host, by)
        _in_order(session, event)
        audit.record("events.host_moved", host, event_id=host.event_id)
        return host


def _in_order(session, event):
    """Let the relationship be read anew, in its order."""
    session.flush()
    session.expire(event, ["hosts"])
