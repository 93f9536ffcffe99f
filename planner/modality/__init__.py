"""Which modes a visit may take on its day, from the data, with a reason for every no.

`modality` says what may be; the engine decides what is. `why_mode` says of a visit in a plan why it is, or is not, by screen.
The words of the reasons are in `planner.screen_texts`.
"""

from planner.modality.explain import why_mode, why_modes
from planner.modality.judge import modality
from planner.modality.records import Modality, ScreenLimit

__all__ = ["Modality", "ScreenLimit", "modality", "why_mode", "why_modes"]
