"""What a template may and may not do."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError

from builder.loading import load_yaml_text
from builder.model.exercise import Exercise
from builder.model.validate import validate
from builder.resources import resource
from builder.templating.sandbox import TemplateFolders, make_sandbox


@pytest.fixture
def exercise() -> Exercise:
    path = resource("templates/scaffold") / "exercises/heel_raise.yaml"
    return validate(Exercise, load_yaml_text(path.read_text(), path))


def result(text: str, **context: object) -> str:
    return make_sandbox([]).from_string(text).render(context)


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("{{ e.name }}, {{ e.steps|length }} steps", "Heel raise, 3 steps"),
        ("{{ e.dose.days.low }} to {{ e.dose.days.high }}", "3 to 5"),
        ("{{ e.dose.hold.seconds }}", "2"),
        ("{{ e.name.upper() }}", "HEEL RAISE"),
        ("{{ '{x}'.format(x=e.level) }}", "1"),
        ("{% for s in e.works %}{{ loop.index }}{{ s }}{% endfor %}", "1calves"),
        ("{% set n = namespace(a=[]) %}{% set n.a = n.a + [1] %}{{ n.a }}", "[1]"),
        ("{{ on.year }}", "2026"),
        ("{{ '<' ~ e.name ~ '>' }}", "&lt;Heel raise&gt;"),
        ("{{ 'ab' * 3 }}", "ababab"),
    ],
)
def test_what_templates_may_do(exercise: Exercise, text: str, made: str) -> None:
    assert result(text, e=exercise, on=datetime.date(2026, 11, 22)) == made


@pytest.mark.parametrize(
    "text",
    [
        "{{ e.span }}",
        "{{ e._span }}",
        "{{ e.name.span }}",
        "{{ e.model_fields }}",
        "{{ e.model_dump() }}",
        "{{ e.model_validate({}) }}",
        "{{ e.__class__ }}",
        "{{ e['__class__'] }}",
        "{{ e|attr('__init__') }}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ e.dose.hold.parse('1 s') }}",
        "{{ e.works.append('x') }}",
        "{{ e.works.clear() }}",
        "{{ f.__globals__ }}",
        "{{ f.__code__ }}",
        "{{ (f|attr('__globals__'))['os'] }}",
        "{{ '%s'.format.__self__ }}",
        "{{ '{0.__class__}'.format(e) }}",
        "{{ '{0.span.path}'.format(e) }}",
        "{{ [e]|map(attribute='span')|join }}",
        "{{ [e, e]|sort(attribute='__class__') }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ e.works.__reduce_ex__(2) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ [1] * 20000 }}",
        "{{ 2 ** 9 }}",
        "{{ 'a'.zfill(1000000000) }}",
    ],
)
def test_what_templates_may_not_do(exercise: Exercise, text: str) -> None:
    with pytest.raises((SecurityError, UndefinedError)):
        result(text, e=exercise, f=lambda: None)


@pytest.mark.parametrize(
    "text", ["{{ lipsum(n=99999) }}", "{{ open('x') }}", "{{ __import__('os') }}", "{{ nothing }}"]
)
def test_names_that_templates_do_not_have(text: str) -> None:
    with pytest.raises(UndefinedError, match="is undefined"):
        result(text)


def test_a_field_that_a_record_has_not_is_told_in_the_authors_words(exercise: Exercise) -> None:
    with pytest.raises(UndefinedError, match=r'^Exercise has no field "nam"$'):
        result("{{ e.nam }}", e=exercise)


@pytest.mark.parametrize(
    "name", ["../secret.j2", "/etc/passwd", "sub/../../secret.j2", "link.j2", "loop.j2", "a\0b", "x" * 300, "sub", ""]
)
def test_templates_come_from_their_folders_alone(tmp_path: Path, name: str) -> None:
    (tmp_path / "secret.j2").write_text("secret")
    folder = tmp_path / "templates"
    (folder / "sub").mkdir(parents=True)
    (folder / "link.j2").symlink_to(tmp_path / "secret.j2")
    (folder / "loop.j2").symlink_to("loop.j2")
    sandbox = make_sandbox([folder])
    with pytest.raises(TemplateNotFound):
        sandbox.get_template(name)


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for name, text in (("mine", "mine"), ("theirs", "theirs")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.j2").write_text(text)
    (tmp_path / "theirs/b.j2").write_text('{% include "a.j2" %}')
    sandbox = make_sandbox([tmp_path / "mine", tmp_path / "theirs"])
    assert sandbox.get_template("b.j2").render() == "mine"
    assert TemplateFolders([tmp_path / "theirs"]).find("a.j2") == tmp_path / "theirs/a.j2"
