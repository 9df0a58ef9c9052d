"""Validated content: what a project says, free of how it looks.

In: located data from `loading`. Out: a `Project` of immutable records.
The only package that imports `pydantic`.
"""

from builder.model.files import load_client, load_project, load_visits, visits_folder
from builder.model.project import Project

__all__ = ["Project", "load_client", "load_project", "load_visits", "visits_folder"]
