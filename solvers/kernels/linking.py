"""How kernels become machine code: those that kernels call are parts, and only those that Python calls are made whole.

numba by itself optimises every function together with all that it calls, again within each of its callers, and makes machine
code of it each time; but of some 150 kernels nearly all are only ever called by others. So a kernel as another one calls it is
a part: typed and lowered, no more. A kernel that Python calls is linked with every part it needs, optimised in one go and kept
on disk.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from numba.core import compiler, types
from numba.core.codegen import JITCodeLibrary
from numba.core.registry import CPUDispatcher


class Kernel:
    """A function that Python calls as machine code and kernels include as a part; `py_func` is the plain one."""

    def __init__(self, function: Callable[..., Any], options: dict[str, Any]) -> None:
        update_wrapper(self, function)
        self.py_func = function
        options = {**options, "nopython": True, "no_cfunc_wrapper": True}
        self.whole = CPUDispatcher(function, targetoptions=options, pipeline_class=_WholeCompiler)
        self.whole.enable_caching()
        options = {**options, "no_cpython_wrapper": True}
        self.part = _Part(function, targetoptions=options, pipeline_class=_PartCompiler)
        self._numba_type_ = types.Dispatcher(self.part)  # what a kernel that calls this one sees

    def __call__(self, *args: Any) -> Any:
        return self.whole(*args)


class _Part(CPUDispatcher):
    """Typed once for ints, and not again for each 0 or 1 that a caller hands over."""

    def get_call_template(self, args: Any, kws: Any) -> Any:
        return super().get_call_template([types.unliteral(arg) for arg in args], kws)


class _PartLibrary(JITCodeLibrary):
    """The code of one kernel: what it calls is declared only, until a whole needs all of it."""

    def finalize(self) -> None:
        self._raise_if_finalized()
        for library in self._linking_libraries:
            self._reload_init.update(library._reload_init)
        self._finalized = True

    def _get_module_for_linking(self) -> Any:
        libraries: list[JITCodeLibrary] = [self]
        for library in libraries:  # grows while it is gone through
            if isinstance(library, _PartLibrary):
                libraries += [called for called in library._linking_libraries if called not in libraries]
        module, *others = [JITCodeLibrary._get_module_for_linking(library) for library in libraries]
        module = module.clone()
        for other in others:
            module.link_in(other, preserve=True)
        return module

    def get_pointer_to_function(self, _name: str) -> int:
        return 0  # there is no machine code

    @property
    def codegen(self) -> Any:
        return self

    def set_env(self, name: str, env: Any) -> None:
        """Do nothing: environments are for code that calls the interpreter."""


class _PartCompiler(compiler.Compiler):
    def compile_extra(self, function: Callable[..., Any]) -> Any:
        self.state.library = _PartLibrary(self.state.targetctx.codegen(), function.__qualname__)
        return super().compile_extra(function)


class _WholeCompiler(compiler.Compiler):
    def compile_extra(self, function: Callable[..., Any]) -> Any:
        collects = gc.isenabled()
        gc.disable()  # it finds next to nothing among all that the compiler keeps, for a seventh of the time
        try:
            return super().compile_extra(function)
        finally:
            if collects:
                gc.enable()
