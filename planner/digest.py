"""A content hash of an instance, so that a plan can say which input it was made from."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, date, datetime
from typing import Any

from planner.domain import Instance


def instance_digest(instance: Instance) -> str:
    """Return 16 hexadecimal digits: equal for equal content, whatever the process, the zone instants are
    written in, or sets' order.
    """
    text = json.dumps(
        _plain(instance.model_dump()), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, frozenset):
        return sorted(_plain(item) for item in value)
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value
