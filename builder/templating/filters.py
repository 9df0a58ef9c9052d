"""What templates can call: text with its place, measures in words, lists in words."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from builder.errors import Diagnostic
from builder.model.base import Record, Text, Url
from builder.model.blocks import NamedBlock
from builder.model.measures import Count, Duration
from builder.model.programme import Programme
from builder.model.project import Project
from builder.model.safety import Condition
from builder.source import SourceSpan
from builder.templating.inline import to_markup, typographic

NBSP = "\N{NO-BREAK SPACE}"


class Filters:
    """The filters of one rendering; they note the authors' places and problems on the way."""

    def __init__(self, words: Mapping[str, str], project: Project) -> None:
        self.words = words
        self.terms = project.terms
        safety = project.safety
        self.conditions: dict[str, Condition] = {c.id: c for c in safety.conditions} if safety else {}
        self.places: list[SourceSpan] = []
        self.problems: list[Diagnostic] = []

    def number_of(self, span: SourceSpan) -> int:
        if not self.places or self.places[-1] is not span:
            self.places.append(span)
        return len(self.places) - 1

    def at(self, value: Record | Text | Url) -> Markup:
        """`<p{{ block|at }}>`: the attribute that ties an element to the author's line, the block's id and language."""
        named: dict[str, str | None] = {"id": value.id, "lang": value.lang} if isinstance(value, NamedBlock) else {}
        named["at"] = None if value.span is None else str(self.number_of(value.span))
        return Markup("".join(f' {name}="{text}"' for name, text in named.items() if text))

    def placed(self, value: str, markup: str) -> Markup:
        span = getattr(value, "span", None)
        return Markup(markup if span is None else f'<t at="{self.number_of(span)}">{markup}</t>')

    def md(self, value: str) -> Markup:
        """Inline Markdown, with its place."""
        span = getattr(value, "span", None)

        def problem(message: str, words: str, hint: str) -> None:
            self.problems.append(Diagnostic(message, span.find(words) if span else None, hint))

        return self.placed(value, to_markup(value, self.ref, problem))

    def line(self, value: str) -> Markup:
        """Literal text, with its place."""
        return self.placed(value, str(escape(typographic(value))))

    def ref(self, target: str) -> str:
        """The opening tag of a cross-reference: a page is named unless it is to a glossary term."""
        say = "" if target in self.terms else f' say="{escape(self.words["see_page"])}"'
        return f'<ref to="{escape(target)}"{say}>'

    def duration(self, value: Duration | str) -> str:
        """`45 sec`, `2 min`, `1 min 30 sec`, or the locale's word for none."""
        if not isinstance(value, Duration):
            return self.words["none"]
        minutes, seconds = divmod(value.seconds, 60)
        if minutes and seconds == 0 and (minutes > 1 or value.seconds > 60):
            return f"{minutes}{NBSP}{self.words['minutes']}"
        if value.seconds <= 90:
            return f"{value.seconds}{NBSP}{self.words['seconds']}"
        return f"{minutes}{NBSP}{self.words['minutes']} {seconds}{NBSP}{self.words['seconds']}"

    def date(self, value: datetime.date) -> str:
        """`November 22, 2026`."""
        return self.words["full_date"].format(
            month=self.words["months"].split()[value.month - 1], day=value.day, year=value.year
        )

    def day(self, value: datetime.date) -> str:
        """`Nov 22`."""
        return f"{self.words['months_short'].split()[value.month - 1]}{NBSP}{value.day}"

    def count(self, value: Count) -> str:
        """`3` or `2–3`."""
        return str(value.low) if value.low == value.high else f"{value.low}–{value.high}"

    def number(self, value: float) -> str:
        """`3`, `12.5` or `−4`."""
        return f"{round(value, 2) + 0:g}".replace("-", "\N{MINUS SIGN}")

    def either(self, values: Sequence[str]) -> str:
        """`a, b, or c`."""
        return self.listed(values, self.words["or"])

    def both(self, values: Sequence[str]) -> str:
        """`a, b, and c`."""
        return self.listed(values, self.words["and"])

    def condition_phrases(self, ids: Sequence[str]) -> list[str]:
        """The words that complete "Skip if you have …" for some conditions."""
        return [self.conditions[name].phrase for name in ids]

    def listed(self, values: Sequence[str], last: str) -> str:
        if len(values) < 3:
            return f" {last} ".join(values)
        return ", ".join(values[:-1]) + f", {last} {values[-1]}"


def look(names: Sequence[str], programme: Programme) -> str:
    """How the grid of weeks shows a day: two alternating looks for the main sessions, one for the rest."""
    codes = [session.code for session in programme.sessions if session.id in names]
    if any("test" in code.lower() for code in codes):
        return "test"
    main = codes[-1].split(",")[0]
    if main.endswith("B"):
        return "b"
    return "a" if main.endswith("A") or main.isdigit() else "walk"
