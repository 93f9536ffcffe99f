"""Passwords in what is shown, logged or stored: found and blotted out."""

from __future__ import annotations

import re

from sqlalchemy import URL

HIDDEN = "***"
_IN_URL = re.compile(r"(?P<head>://[^:/@\s]*:)[^\s]+(?=@)")
_NAMED = re.compile(
    r"(?P<head>\b(?:pgpassword|sslpassword|password|passwd|pwd|passphrase|secret|api_?key|token)\b[\"']?\s*[=:]\s*)"
    r"(?:\"[^\"]*\"|'[^']*'|[^\s&;,\"']+)",
    re.IGNORECASE,
)


def without_secrets(text: str) -> str:
    """Return `text` with the passwords of URLs, and values named as passwords or keys, replaced by asterisks.

    >>> without_secrets("postgresql://planner:s3cret@db.example/care")
    'postgresql://planner:***@db.example/care'
    """
    return _NAMED.sub(rf"\g<head>{HIDDEN}", _IN_URL.sub(rf"\g<head>{HIDDEN}", text))


def address(url: URL) -> str:
    """Return where a database is as a command may be given it: without a password, and nothing in its place.

    >>> from sqlalchemy import make_url
    >>> address(make_url("postgresql+psycopg://bo:s3cret@db.example/care?sslpassword=x&port=5433"))
    'postgresql://bo@db.example/care?port=5433'
    """
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite"
    plain = {name: value for name, value in url.query.items() if without_secrets(f"{name}=x") == f"{name}=x"}
    bare = URL.create(url.get_backend_name(), url.username, None, url.host, url.port, url.database, plain)
    return bare.render_as_string(hide_password=False)


def shown(url: URL) -> str:
    """Return where a database is, as it may be shown: no password, and the bare path of a file."""
    if url.get_backend_name() == "sqlite":
        return url.database or "sqlite"
    return without_secrets(url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True))
