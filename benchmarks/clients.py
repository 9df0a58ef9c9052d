"""Invented clients, and the booklet of each: a name, a choice of exercises on the plan page, doses and sides.

A stand-in until a client's file does the same for the builder.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from builder.model import Project
from builder.model.measures import Count

Client = dict[str, Any]

_FIRST = "Ada Ben Cleo Dan Eve Finn Gina Hugo Ines Jan Kim Liv Max Nora Otto Pia Rosa Sam Tess Will".split()  # noqa: SIM905
_LAST = "Abel Berg Cole Diaz Ekman Frost Grant Holm Ivers Jonas".split()  # noqa: SIM905
_SIDES = ["both", "each leg", "each side", "left", "right"]


def clients(project: Project, count: int) -> Iterator[Client]:
    """Clients of a project, no two alike: at most 200. The same ones each time."""
    chance = random.Random(1)
    names = [f"{first} {last}" for last in _LAST for first in _FIRST]
    for name in names[:count]:
        doses = {
            key: {"sets": chance.randint(1, 5), "reps": chance.randint(4, 20), "side": chance.choice(_SIDES)}
            for key in project.exercises
        }
        yield {"name": name, "plan": chance.sample(sorted(project.exercises), 6), "doses": doses}


def tailored(project: Project, client: Client) -> Project:
    """The project as it is for one client; the records that stay alike are shared."""
    assert project.booklet.plan
    plan = project.booklet.plan.model_copy(update={"exercises": client["plan"]})
    booklet = project.booklet.model_copy(update={"plan": plan, "subtitle": f"Made for {client['name']}"})
    exercises = dict(project.exercises)
    for key, change in client["doses"].items():
        exercise = exercises[key]
        new: dict[str, Any] = {"sets": Count.parse(change["sets"]), "side": change["side"]}
        if exercise.dose.reps:
            new["reps"] = Count.parse(change["reps"])
        exercises[key] = exercise.model_copy(update={"dose": exercise.dose.model_copy(update=new)})
    return replace(project, booklet=booklet, exercises=exercises)
