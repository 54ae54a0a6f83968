"""Push: what is published, sent to a triple store or to a portal, and checked there."""

from shisaku_graph.push.kinds import KINDS, Addresses, addresses
from shisaku_graph.push.portal import Listing, Portal, packages
from shisaku_graph.push.shipment import Shipment, bulk, shipments
from shisaku_graph.push.store import Store
from shisaku_graph.push.transfer import Plan, Sent, planned, sent

__all__ = [
    "KINDS",
    "Addresses",
    "Listing",
    "Plan",
    "Portal",
    "Sent",
    "Shipment",
    "Store",
    "addresses",
    "bulk",
    "packages",
    "planned",
    "sent",
    "shipments",
]
