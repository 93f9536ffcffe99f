"""What must not get into the store: civil registration numbers, passwords, and text without an author."""

from __future__ import annotations

import json
from collections.abc import Mapping

from planner.domain import Instance, Plan
from planner.errors import InputError, Issue
from planner.formats.cpr import first_cpr, hidden
from planner.store.records import Parameter
from planner.store.secrets import without_secrets

MAX_WORDS = 2000


def words(text: str) -> str:
    """Return free text as it may be stored: without CPR numbers and passwords, at most 2,000 characters."""
    return without_secrets(hidden(text)).strip()[:MAX_WORDS]


def required(text: str, name: str) -> str:
    """Return `words(text)`. Raises ValueError, naming the argument, if nothing is left of it."""
    kept = words(text)
    if not kept:
        raise ValueError(f"{name} must not be empty: it is what the history is read for")
    return kept


def parameters_text(parameters: Mapping[str, Parameter]) -> str:
    """Return parameters as JSON text without passwords.

    Raises ValueError for a value that is not plain (text, number, yes or no) or not finite.
    """
    plain: dict[str, Parameter] = {}
    for name, value in parameters.items():
        if value is not None and not isinstance(value, str | int | float | bool):
            raise ValueError(f"parameter {name} is a {type(value).__name__}, not a plain value")
        masked = without_secrets(f"{name}={value}").removeprefix(f"{name}=")
        plain[name] = words(masked) if isinstance(value, str) else value
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, allow_nan=False)


def refuse_cpr_in_input(instance: Instance) -> None:
    """Raise InputError, naming each kind of id, if ids look like CPR numbers."""
    _refuse(
        {
            "citizens.citizen_id": [c.citizen_id for c in instance.citizens],
            "workers.worker_id": [w.worker_id for w in instance.workers],
            "visits.visit_id": [v.visit_id for v in instance.visits],
            "shifts.shift_id": [s.shift_id for s in instance.shifts],
            "addresses.address_id": [a.address_id for a in instance.addresses],
        }
    )


def refuse_cpr_in_plan(plan: Plan) -> None:
    """Raise InputError, naming each kind of id, if ids look like CPR numbers."""
    acts = [a for r in plan.routes for a in r.activities]
    visits = [a.visit_id for a in acts if a.visit_id is not None]
    _refuse(
        {
            "routes.worker_id": [r.worker_id for r in plan.routes],
            "routes.shift_id": [r.shift_id for r in plan.routes],
            "visit_id": visits + [u.visit_id for u in plan.unplanned],
            "address_id": [a.address_id for a in acts if a.address_id is not None],
        }
    )


def _refuse(columns: Mapping[str, list[str]]) -> None:
    found = [name for name, values in columns.items() if first_cpr(values) is not None]
    if found:
        raise InputError([Issue("cpr_column", column=name) for name in found])
