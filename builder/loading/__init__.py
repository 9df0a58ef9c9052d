"""YAML files to plain data in which every value knows where it was written.

In: a path. Out: `LocatedDict`, `LocatedList`, `LocatedStr` and plain numbers.
The only package that imports `yaml`.
"""

from builder.loading.located import LocatedDict, LocatedList, LocatedStr, span_at
from builder.loading.yaml_file import load_yaml, load_yaml_text

__all__ = ["LocatedDict", "LocatedList", "LocatedStr", "load_yaml", "load_yaml_text", "span_at"]
