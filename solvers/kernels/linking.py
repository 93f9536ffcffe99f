"""How kernels become machine code: each is compiled once as a part, and only those that Python calls are made whole.

numba on its own optimises every function together with all that it calls, and again within each of its callers, and makes machine
code of it each time: of some 150 kernels nearly all are only ever called by others. Here a kernel that another one calls is a part:
typed and lowered, no more. A kernel that Python calls is linked with all parts it needs, optimised in one go and kept on disk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

import numba
from numba.core import compiler, types
from numba.core.codegen import JITCodeLibrary
from numba.core.registry import CPUDispatcher


class Kernel:
    """A function that Python calls as machine code and kernels include as a part; `py_func` is the plain one."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        update_wrapper(self, function)
        self.py_func = function
        self.whole = numba.njit(**options, cache=True, no_cfunc_wrapper=True, pipeline_class=_WholeCompiler)(function)
        self.part = _Part(
            function,
            targetoptions={**options, "nopython": True, "no_cfunc_wrapper": True, "no_cpython_wrapper": True},
            pipeline_class=_PartCompiler,
        )
        self._numba_type_ = numba.typeof(self.part)  # what another kernel sees when it calls this one

    def __call__(self, *args: Any) -> Any:
        return self.whole(*args)


class _Part(CPUDispatcher):  # type: ignore[misc]
    """What kernels see when they call a kernel: compiled once for ints, and not again for each 0 or 1 that is handed over."""

    def get_call_template(self, args: Any, kws: Any) -> Any:
        return super().get_call_template([types.unliteral(arg) for arg in args], kws)


class _PartLibrary(JITCodeLibrary):  # type: ignore[misc]
    """The code of one kernel, its callees declared only."""

    def finalize(self) -> None:
        self._raise_if_finalized()
        self._finalized = True

    def get_pointer_to_function(self, name: str) -> int:
        return 0  # there is no machine code

    @property
    def codegen(self) -> Any:
        return self

    def set_env(self, name: str, env: Any) -> None:
        """Do nothing: environments are for code that calls the interpreter."""


class _WholeLibrary(JITCodeLibrary):  # type: ignore[misc]
    """The code of one kernel and of all that it calls, in turn."""

    def finalize(self) -> None:
        linked = list(self._linking_libraries)
        for library in linked:  # grows as it is gone through
            if isinstance(library, _PartLibrary):
                linked += [more for more in library._linking_libraries if more not in linked]
        self._linking_libraries = linked
        super().finalize()


class _PartCompiler(compiler.Compiler):  # type: ignore[misc]
    library_class: type[JITCodeLibrary] = _PartLibrary

    def __init__(self, typingctx: Any, targetctx: Any, library: Any, *rest: Any) -> None:
        library = self.library_class(targetctx.codegen(), "kernel")
        library.enable_object_caching()
        super().__init__(typingctx, targetctx, library, *rest)


class _WholeCompiler(_PartCompiler):
    library_class = _WholeLibrary
