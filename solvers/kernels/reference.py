"""Tuples of arrays handed to compiled code by address.

A named tuple of arrays crosses every call of compiled code by value: some 250 words for the two that all kernels take,
which cost more than the kernels' own work. `by_reference` lays such a tuple out in memory once; kernels receive its
address, and `st.rows` reads the array's header from there. Headers never change while the object lives, and the loads say
so to the compiler.
"""

from __future__ import annotations

from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba.core import cgutils, types
from numba.core.datamodel import models
from numba.core.typing.templates import AttributeTemplate
from numba.extending import (
    NativeValue,
    infer_getattr,
    intrinsic,
    lower_getattr_generic,
    register_model,
    typeof_impl,
    unbox,
)  # fmt: skip

from solvers.kernels import kernel

T = TypeVar("T", bound=tuple[Any, ...])


class Reference:
    """What `by_reference` returns: the tuple's fields as attributes, and the address of its compiled form."""

    def __init__(self, fields: tuple[Any, ...]) -> None:
        self._fields = fields  # keeps the arrays alive
        self._type: ReferenceType | None = None  # told numba at every call, and dear to work out
        self._memory = np.zeros(0, dtype=np.uint8)
        self.address = 0
        if not numba.config.DISABLE_JIT:  # type: ignore[attr-defined]
            self._memory = np.zeros(_size_of(fields), dtype=np.uint8)
            self.address = self._memory.ctypes.data
            _store(fields, self.address)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        return getattr(self._fields, name)


def by_reference(fields: T) -> T:
    """Return an object with the attributes of the named tuple `fields`, which kernels take by address."""
    return cast(T, Reference(fields))


class ReferenceType(types.Type):
    """The compiled type of a `Reference` to a named tuple of type `target`."""

    def __init__(self, target: Any) -> None:
        self.target = target
        super().__init__(name=f"Reference({target})")


@register_model(ReferenceType)
class _ReferenceModel(models.PrimitiveModel):
    def __init__(self, dmm: Any, fe_type: ReferenceType) -> None:
        super().__init__(dmm, fe_type, dmm[fe_type.target].get_value_type().as_pointer())


@typeof_impl.register(Reference)
def _typeof(value: Reference, _context: Any) -> ReferenceType:
    if value._type is None:
        value._type = ReferenceType(numba.typeof(value._fields))
    return value._type


@unbox(ReferenceType)
def _unbox(typ: ReferenceType, obj: Any, c: Any) -> NativeValue:
    attribute = c.pyapi.object_getattr_string(obj, "address")
    address = c.pyapi.long_as_longlong(attribute)
    c.pyapi.decref(attribute)
    return NativeValue(c.builder.inttoptr(address, c.context.get_value_type(typ)))


@infer_getattr
class _Attributes(AttributeTemplate):
    key = ReferenceType

    def generic_resolve(self, typ: ReferenceType, attr: str) -> Any:  # type: ignore[override]
        if attr not in typ.target.fields:
            return None
        return typ.target.types[typ.target.fields.index(attr)]


@lower_getattr_generic(ReferenceType)
def _get(context: Any, builder: Any, typ: ReferenceType, value: Any, attr: str) -> Any:
    where = cgutils.gep_inbounds(builder, value, 0, typ.target.fields.index(attr))
    kind = context.get_value_type(typ.target.types[typ.target.fields.index(attr)])
    return _load_constant(builder, where, kind)


def _load_constant(builder: Any, where: Any, kind: Any) -> Any:
    """Load a value piece by piece, each load marked as never changing (a load of the whole would hide that from the optimiser)."""
    if isinstance(kind, ir.LiteralStructType | ir.ArrayType):
        result = ir.Constant(kind, ir.Undefined)
        count = len(kind.elements) if isinstance(kind, ir.LiteralStructType) else kind.count
        for k in range(count):
            part = kind.elements[k] if isinstance(kind, ir.LiteralStructType) else kind.element
            piece = _load_constant(builder, cgutils.gep_inbounds(builder, where, 0, k), part)
            result = builder.insert_value(result, piece, k)
        return result
    loaded = builder.load(where)
    loaded.set_metadata("invariant.load", builder.module.add_metadata([]))
    return loaded


@intrinsic
def _native_size(typingctx: Any, fields: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        size = context.get_abi_sizeof(context.get_value_type(fields))
        return context.get_constant(types.intp, size)

    return types.intp(fields), generate


@intrinsic
def _native_store(typingctx: Any, fields: Any, address: Any) -> Any:
    def generate(context: Any, builder: Any, signature: Any, args: Any) -> Any:
        pointer = builder.inttoptr(args[1], context.get_value_type(fields).as_pointer())
        builder.store(args[0], pointer)
        return context.get_dummy_value()

    return types.none(fields, types.intp), generate


@kernel
def _size_of(fields: Any) -> int:
    return _native_size(fields)  # type: ignore[call-arg]


@kernel
def _store(fields: Any, address: int) -> None:
    _native_store(fields, address)  # type: ignore[call-arg]
