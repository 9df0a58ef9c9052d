"""The stages in their order, from a project's folder to the bytes of a PDF.

load, validate → templates → markup → document tree → layout → PDF.
This is the one place (beside the command line) that knows all of them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from builder.checks.claims import check_claims
from builder.checks.pictures import check_pictures
from builder.checks.printing import check_printing
from builder.checks.report import Report, make_report
from builder.document import Element, parse_markup
from builder.document.checks import problems_of
from builder.document.choice import drop_dead_references
from builder.document.spoken import speak
from builder.errors import ContentError, Diagnostic
from builder.illustration.library import Library
from builder.layout import LaidOut, lay_out
from builder.layout.contact_sheet import contact_sheet
from builder.layout.drawings import drawing_problems
from builder.layout.qr import qr_problems
from builder.model import Project, load_client, load_project, load_visits, visits_folder
from builder.pdf.coverage import missing_glyphs
from builder.resources import resource
from builder.tailoring.practice import applied
from builder.tailoring.tailor import Tailored, tailor
from builder.templating import render
from builder.theme import (
    Stylesheet,
    Theme,
    in_colors_of,
    list_themes,
    load_sides,
    load_spoken,
    load_theme,
    load_words,
)


@dataclass(frozen=True, slots=True)
class Build:
    """A built booklet with everything that its checks look at."""

    project: Project
    theme: Theme
    sheet: Stylesheet
    tree: Element
    laid_out: LaidOut


def theme_folders(root: Path) -> list[Path]:
    """Where themes are looked for: in the project, then among ours."""
    return [root / "themes", resource("templates/themes")]


def library_of(root: Path) -> Library:
    """The drawings of a project, and ours."""
    return Library([root, resource("assets")])


def drawings_folder(root: Path) -> Path:
    """The folder with the `poses` of a project: its own, or our assets for our own booklet."""
    return resource("assets") if root.resolve() == resource("content").resolve() else root


def contact_sheet_of(library: Library, edition: str) -> bytes:
    """A PDF with every drawing of a library, in the colours of one of our themes.

    Raises ContentError when a drawing cannot be read.
    """
    sheet = Stylesheet(load_theme(edition, [resource("templates/themes")]))
    return contact_sheet(library.compiled(), library, sheet)


def make_tree(project: Project, edition: str) -> Element:
    """The document tree of a project.

    Raises ContentError when a template fails, the tree is not sound or asks for a drawing that there is not.
    """
    rendered = render(project, [project.root / "templates", resource("templates")], words_of(project), edition)
    tree = parse_markup(rendered.markup, rendered.places)
    if project.plan_for:
        drop_dead_references(tree)
    drawings = drawing_problems(tree, library_of(project.root))
    problems = [*problems_of(tree), *missing_glyphs(tree), *drawings, *qr_problems(tree)]
    if problems:
        raise ContentError(problems)
    forms = load_spoken(_locale(project).with_suffix(".spoken.yaml"))
    speak(tree, forms.spelling(project.practice.emergency.number) if project.practice else forms)
    return tree


def words_of(project: Project) -> Mapping[str, str]:
    """The words that are printed in the booklet's language, and those of its e-mails, by name."""
    return load_words(_locale(project).with_suffix(".yaml"))


def _locale(project: Project) -> Path:
    """Where the words of the booklet's language stand, but for the endings of their files."""
    return resource("templates/locales") / project.booklet.language


def check(root: Path, progress: Callable[[str], None] | None = None, working: Path | None = None) -> Report:
    """Check a project: its content, claims and reading grade, and the print targets of every edition.

    The practice of the `working` folder counts before that of the project.  Raises ContentError when the project
    cannot be built at all.
    """
    project = open_project(root, working)
    report: Report | None = None
    for edition in list_themes(theme_folders(root)):
        built = build(root, edition, None, progress, project)
        if report is None:
            own = Library([drawings_folder(root)]).ids()
            pictures = check_pictures(built.tree, library_of(root), own)
            report = make_report(project.booklet, built.tree, check_claims(project, built.tree), pictures)
        name = f"{edition} on {built.sheet.paper_name}, {built.laid_out.page_count} pages"
        report.printing[name] = check_printing(built.sheet, built.laid_out, built.tree)
        laid_out = built.laid_out
        of_edition = [*laid_out.too_tall, *laid_out.crowded, *laid_out.left_out]
        report.warnings += [replace(w, message=f"{edition}: {w.message}") for w in of_edition]
    assert report is not None, "our own themes are always there"
    for name in sorted(project.chapters.keys() - set(project.booklet.chapters)):
        message = f'the chapter "{name}" is not printed'
        report.warnings.append(Diagnostic(message, project.chapters[name].span, "list it in booklet.yaml", "warning"))
    return report


def open_project(root: Path, working: Path | None = None) -> Project:
    """Read a project as its practice gives it out: that of the `working` folder, else that of the project, if any.

    Raises ContentError with all problems of all files.
    """
    project = load_project(root, working)
    return applied(project, project.practice, words_of(project))


def project_for(project: Project, file: Path, today: datetime.date) -> Tailored:
    """The project, as its practice gives it out, made over for the client of a file and the visits kept beside it.

    Raises ContentError.
    """
    client, key = load_client(file)
    visits = load_visits(visits_folder(file.resolve().parent.parent, key))
    return tailor(project, client, key, load_sides(_locale(project).with_suffix(".sides.yaml")), today, visits)


def build(
    root: Path,
    edition: str | None = None,
    paper: str | None = None,
    progress: Callable[[str], None] | None = None,
    project: Project | None = None,
) -> Build:
    """Build the booklet of a project folder.

    `edition` is the name of a theme, `paper` one of its papers; left out, the booklet's
    own choice counts.  Raises ContentError with every problem of the first stage that has any.
    """
    say = progress or (lambda stage: None)
    say("reading")
    project = project or open_project(root)
    edition = edition or project.booklet.edition
    theme = load_theme(edition, theme_folders(root))
    if project.practice:
        theme = in_colors_of(project.practice, theme)
    sheet = Stylesheet(theme, paper or project.booklet.paper)
    say("setting")
    tree = make_tree(project, edition)
    return Build(project, theme, sheet, tree, lay_out(tree, sheet, project.picture_roots, library_of(root), progress))
