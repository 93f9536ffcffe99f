"""Whether any plan serves all required patients: a model of the hard rules alone, apart from the engine and the judge."""

from __future__ import annotations

from itertools import combinations

from ortools.sat.python import cp_model

from benchmarks.formats.uhhc.instance import Caregiver, Patient, UhhcInstance


def can_be_served(instance: UhhcInstance) -> bool:
    """True if a plan serves all required patients, False if that is proven impossible.

    Optional patients, lunches, preferences and the ends of shifts forbid nothing, so they are left out. RuntimeError if undecided.
    """
    model = cp_model.CpModel()
    patients = [
        (p, [_Job(model, instance, p, k) for k in range(len(p.required_services))])
        for p in instance.patients
        if not p.optional
    ]
    for patient, jobs in patients:
        for a, b in combinations(jobs, 2):
            _tie(model, instance, patient, a, b)
    for caregiver in instance.caregivers:
        _route(
            model,
            instance,
            caregiver,
            [job for _, jobs in patients for job in jobs if caregiver.id in job.by],
        )
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 60
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE):
        raise RuntimeError(f"{instance.metadata.name}: {solver.status_name(status)}")
    return status != cp_model.INFEASIBLE


class _Job:
    """A required service: when it starts, and a literal for everybody who may do it."""

    def __init__(self, model: cp_model.CpModel, instance: UhhcInstance, patient: Patient, index: int) -> None:
        required = patient.required_services[index]
        self.place = patient.distance_matrix_index
        self.minutes = _whole(instance, instance.duration(required))
        used = self.minutes if instance.met_at_end else 0
        first = _whole(instance, patient.time_windows[0].start)
        spans = [[_whole(instance, w.start), _whole(instance, w.end) - used] for w in patient.time_windows]
        if not instance.is_hard("total_tardiness"):
            spans = [[first, first + 10_000 * instance.steps_per_minute]]
        self.start = model.new_int_var_from_domain(
            cp_model.Domain.from_intervals([s for s in spans if s[0] <= s[1]]), ""
        )
        self.by = {
            c.id: model.new_bool_var("")
            for c in instance.caregivers
            if required.service in c.abilities and c.id not in patient.incompatible_caregivers
        }
        model.add_exactly_one(self.by.values())


def _tie(model: cp_model.CpModel, instance: UhhcInstance, patient: Patient, a: _Job, b: _Job) -> None:
    if patient.tie == "independent":
        return
    low, high = patient.gap if patient.tie == "sequential" else (0.0, 0.0)
    model.add_linear_constraint(b.start - a.start, _whole(instance, low), _whole(instance, high))
    for caregiver in a.by.keys() & b.by.keys():
        model.add_at_most_one(a.by[caregiver], b.by[caregiver])


def _route(model: cp_model.CpModel, instance: UhhcInstance, caregiver: Caregiver, jobs: list[_Job]) -> None:
    """One circuit from the place of departure (node 0) through what the caregiver does; a node left out is a loop."""
    home = instance.terminal_place[caregiver.departing_point]
    arcs = [(0, 0, model.new_bool_var(""))]
    for k, job in enumerate(jobs, 1):
        first, last = model.new_bool_var(""), model.new_bool_var("")
        ready = caregiver.working_shift.start + instance.distances[home][job.place]
        model.add(job.start >= _whole(instance, ready)).only_enforce_if(first)
        arcs += [(0, k, first), (k, 0, last), (k, k, ~job.by[caregiver.id])]
        for m, following in enumerate(jobs, 1):
            if m != k:
                follows = model.new_bool_var("")
                way = _whole(instance, instance.distances[job.place][following.place])
                model.add(following.start >= job.start + job.minutes + way).only_enforce_if(follows)
                arcs.append((k, m, follows))
    model.add_circuit(arcs)


def _whole(instance: UhhcInstance, minutes: float) -> int:
    return round(minutes * instance.steps_per_minute)
