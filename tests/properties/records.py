"""Random mappings, as they stand in YAML files."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import strategies as st

Data = dict[str, object]
Fields = Mapping[str, st.SearchStrategy[object]]


def record(required: Fields, optional: Fields | None = None) -> st.SearchStrategy[Data]:
    """Mappings with all of some fields, and any of others behind them, in the order in which they are given here."""
    order = [*required, *(optional or {})]
    fields = st.fixed_dictionaries(dict(required), optional=dict(optional or {}))
    return fields.map(lambda data: {name: data[name] for name in order if name in data})
