"""What is known about the modes of an instance's visits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from planner.domain import Reason

Params = dict[str, str | int | float]


@dataclass(frozen=True)
class ScreenLimit:
    """Of the visits `visits`, in the order in which they are due, at most `most` are by screen.

    `whole`: only a visit that is by screen altogether counts, since a split visit, and one of two workers of whom one is on screen,
    bring somebody to the door; without it, a visit counts once if anything of it is by screen. `code` and `params` fill the text
    that says why.
    """

    code: str
    visits: tuple[str, ...]
    most: int
    whole: bool = True
    params: Params = field(default_factory=dict)

    def reason(self) -> Reason:
        """The limit as the reason why a visit is not by screen."""
        return Reason(code=self.code, params=dict(self.params))


@dataclass(frozen=True)
class Modality:
    """By visit id, why it may not be by screen, every reason there is; none where it may.

    `screen`: the whole visit; `split`: the part of it that its data would give by screen; `second_on_screen`: the second of its two
    workers. `limits` bind visits to one another; those that would leave none are told as reasons instead.
    """

    screen: Mapping[str, tuple[Reason, ...]]
    split: Mapping[str, tuple[Reason, ...]]
    second_on_screen: Mapping[str, tuple[Reason, ...]]
    limits: tuple[ScreenLimit, ...] = ()

    def may_be_on_screen(self, visit_id: str) -> bool:
        """Whether anything of the visit may be by screen."""
        return not (self.screen[visit_id] and self.split[visit_id] and self.second_on_screen[visit_id])
