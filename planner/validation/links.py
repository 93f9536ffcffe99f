"""Links between visits that contradict themselves, each other or the windows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

import networkx as nx

from planner.domain import Instance, VisitLink
from planner.errors import Severity
from planner.validation.finding import Finding
from planner.validation.times import shortest


def links_to_itself(instance: Instance) -> Iterator[Finding]:
    """A link whose two visits are one."""
    for i, link in enumerate(instance.links):
        if link.first == link.second:
            yield Finding("link_to_itself", "links", i, (link.first,), "second", link.second)


def links_min_above_max(instance: Instance) -> Iterator[Finding]:
    """A smallest gap that is larger than the largest."""
    for i, link in enumerate(instance.links):
        if link.max_gap is not None and link.min_gap > link.max_gap:
            params = {"min": _minutes(link.min_gap), "max": _minutes(link.max_gap)}
            yield Finding(
                "link_min_above_max", "links", i, (link.first, link.second), "max_gap", params=params
            )


def links_in_a_circle(instance: Instance) -> Iterator[Finding]:
    """Links that together demand that a visit starts after itself.

    start(second) - start(first) >= min_gap and start(first) - start(second) >= -max_gap are differences; they
    can hold together unless their graph has a circle of positive length, which is a negative circle once the
    signs are turned.
    """
    graph = nx.DiGraph()
    for i, link in enumerate(instance.links):
        if link.first != link.second and (link.max_gap is None or link.min_gap <= link.max_gap):
            _demand(graph, link.first, link.second, link.min_gap, i)
            if link.max_gap is not None:
                _demand(graph, link.second, link.first, -link.max_gap, i)
    for component in [c for c in nx.strongly_connected_components(graph) if len(c) > 1]:
        yield from _circles(instance, graph.subgraph(component).copy())


def _demand(graph: nx.DiGraph, before: str, after: str, gap: int, link: int) -> None:
    known = graph.get_edge_data(before, after)
    if known is None or -gap < known["weight"]:
        graph.add_edge(before, after, weight=-gap, link=link)


def _circles(instance: Instance, graph: nx.DiGraph) -> Iterator[Finding]:
    while True:
        try:
            circle = nx.find_negative_cycle(graph, next(iter(graph)))
        except nx.NetworkXError:
            return
        visits = circle[:-1]
        for link in sorted({graph.edges[edge]["link"] for edge in pairwise(circle)}):
            found = instance.links[link]
            params = {"circle": " → ".join(circle)}
            yield Finding(
                "link_circle",
                "links",
                link,
                (found.first, found.second),
                "second",
                found.second,
                params=params,
            )
        graph.remove_nodes_from(visits[1:])  # what is left may hold further circles
        graph.remove_edges_from(list(graph.in_edges(visits[0])))
        rest = next((c for c in nx.strongly_connected_components(graph) if len(c) > 1), None)
        if rest is None:
            return
        graph = graph.subgraph(rest).copy()


def links_that_never_fit(instance: Instance) -> Iterator[Finding]:
    """A link that no pair of starts inside the two visits' windows can keep."""
    for i, link in enumerate(instance.links):
        first, second = instance.visit.get(link.first), instance.visit.get(link.second)
        if first is None or second is None or first is second:
            continue
        low, high = timedelta(seconds=link.min_gap), link.max_gap
        fits = any(
            b.start_latest - a.start_earliest >= low
            and (high is None or b.start_earliest - a.start_latest <= timedelta(seconds=high))
            for a in first.windows
            for b in second.windows
        )
        if not fits:
            yield Finding("link_never_fits", "links", i, (link.first, link.second), severity=Severity.WARNING)
        elif _one_worker_too_soon(instance, link):
            params = {"max": _minutes(high or 0), "minutes": _minutes(shortest(first))}
            yield Finding(
                "link_same_worker_too_soon", "links", i, (link.first, link.second), "worker",
                severity=Severity.WARNING, params=params,
            )  # fmt: skip


def _one_worker_too_soon(instance: Instance, link: VisitLink) -> bool:
    """One worker cannot start the second visit before the first one's care is over."""
    return (
        link.worker == "same"
        and link.max_gap is not None
        and link.max_gap < shortest(instance.visit[link.first])
    )


def _minutes(seconds: int) -> str:
    return f"{seconds / 60:g}"
