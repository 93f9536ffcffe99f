"""What went wrong, as one sentence in the caller's language, and the exit code for it."""

from __future__ import annotations

import errno
import inspect
from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from planner.cli.options import DebugOption
from planner.cli.output import emit, issue_lines, issue_record, note
from planner.cli.words import text
from planner.errors import InputError
from planner.messages import Lang

FINDINGS, BAD_CALL = 1, 2
OS_ERRORS = {
    errno.ENOSPC: "disk_full",
    errno.EACCES: "no_access",
    errno.EPERM: "no_access",
    errno.EROFS: "read_only",
    errno.ENOENT: "no_such_file",
    errno.EEXIST: "not_a_folder",
    errno.ENOTDIR: "not_a_folder",
}


class BadCall(Exception):
    """The caller asked for something that cannot be done; `key` and `params` find the words."""

    def __init__(self, key: str, **params: Any) -> None:
        self.key, self.params = key, params
        super().__init__(key)


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Wrap a command so that what it raises ends as one sentence and an exit code; adds the option --debug.

    The one place where every exception is caught: nobody who plans care should meet a traceback.
    """

    @wraps(command)
    def run(*args: Any, debug: bool = False, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except typer.Exit:
            raise
        except (Exception, KeyboardInterrupt) as error:
            if debug:
                raise
            code = report_failure(error, kwargs["lang"], as_json=kwargs.get("as_json", False))
            raise typer.Exit(code) from None

    signature = inspect.signature(command, eval_str=True)
    option = inspect.Parameter("debug", inspect.Parameter.KEYWORD_ONLY, default=False, annotation=DebugOption)
    parameters = [*signature.parameters.values(), option]
    run.__signature__ = signature.replace(parameters=parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {p.name: p.annotation for p in parameters}
    return run


def report_failure(error: BaseException, lang: Lang, *, as_json: bool) -> int:
    """Tell what went wrong; return the exit code: 1 for faults in the caller's data, 2 for anything else."""
    if isinstance(error, InputError):
        if as_json:
            emit({"status": "invalid_input", "issues": [issue_record(i, lang) for i in error.issues]})
        else:
            for line in issue_lines(error.issues, lang):
                note(line)
        return FINDINGS
    sentence = _sentence(error, lang)
    if as_json:
        emit({"status": "failed", "error": sentence})
    note(sentence)
    return BAD_CALL


def os_reason(error: OSError, lang: Lang) -> str:
    """Why the system refused, in the caller's language where the reason is a common one."""
    key = OS_ERRORS.get(error.errno or 0)
    return text(key, lang) if key else error.strerror or str(error)


def _os_sentence(error: OSError, lang: Lang) -> str:
    why = os_reason(error, lang)
    if error.filename is None:
        return text("os_error_somewhere", lang, why=why)
    return text("os_error", lang, file=error.filename, why=why)


def _sentence(error: BaseException, lang: Lang) -> str:
    if isinstance(error, BadCall):
        return text(error.key, lang, **error.params)
    if isinstance(error, KeyboardInterrupt):
        return text("interrupted", lang)
    if isinstance(error, OSError):
        return _os_sentence(error, lang)
    if type(error).__name__ == "PlanRefutedError":  # its module is heavy, and is loaded only if it was raised
        return text("refuted", lang, why=error)
    why = f"{type(error).__name__}: {' '.join(str(error).split())[:300]}"
    return text("unexpected", lang, why=why)
