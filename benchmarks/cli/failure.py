"""What went wrong, as a clear sentence on standard error and an exit code."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import typer

from benchmarks.runner.series import CodeChangedError
from planner.errors import InputError

BROKEN, BAD_CALL = 1, 2


def told(command: Callable[..., None]) -> Callable[..., None]:
    """Wrap a command: what a caller can mend (a bad value, a bad file) ends as a sentence, not as a traceback."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        try:
            command(*args, **kwargs)
        except KeyboardInterrupt:
            typer.echo("Stopped.", err=True)
            raise typer.Exit(BAD_CALL) from None
        except BrokenPipeError:  # the reader has had enough, as `head` has
            raise
        except (ValueError, OSError, CodeChangedError) as error:
            typer.echo(_sentence(error), err=True)
            raise typer.Exit(BAD_CALL) from None

    return run


def _sentence(error: BaseException) -> str:
    if isinstance(error, OSError) and error.filename is not None:
        return f"{error.filename}: {error.strerror or error}"
    if isinstance(error, InputError):
        from planner.issue_texts import describe
        from planner.messages import Lang

        return "\n".join(describe(issue, Lang.EN)[0] for issue in error.issues)
    return str(error)
