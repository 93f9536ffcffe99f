"""The system refuses what a process writes beyond 8 kB a file: imported in those of a night, where no small disk can be mounted."""

from __future__ import annotations

import resource

MOST = 8192

resource.setrlimit(resource.RLIMIT_FSIZE, (MOST, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
