"""The message as Chromium shows it: on a phone and on a desk, in light and in dark."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from builder.pipeline import open_project, words_of
from builder.resources import resource
from builder.templating import render_letter
from tests.conftest import PROJECTS

LIGHT, DARK = 1, 0
"""What Blink calls the schemes of colours that a reader prefers."""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The HTML of a message, as a file."""
    context = {
        "say": words_of(open_project(PROJECTS["scaffold"])),
        "language": "en",
        "practice": None,
        "subject": "Your booklet",
        "name": "Zoë Müller-Lüdenscheidt von Ångström",
        "signature": ["Ana Ruiz, PT, DPT", "Harbor Lane Clinic", "https://" + "harborlane" * 12 + ".example.org"],
        "file": "booklet.pdf",
        "protected": True,
    }
    target = tmp_path_factory.mktemp("looks") / "message.html"
    target.write_text(render_letter("mail/body.html.j2", [resource("templates")], context), encoding="utf-8")
    return target


def shot(page: Path, scheme: int, width: int) -> Image.Image:
    """A picture of the page in a window of so many pixels."""
    target = page.with_name(f"{scheme}-{width}.png")
    command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"]
    command += [f"--user-data-dir={page.parent}/chromium", f"--blink-settings=preferredColorScheme={scheme}"]
    command += [f"--window-size={width},800", f"--screenshot={target}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=90)
    with Image.open(target) as image:
        return image.convert("L")


@pytest.mark.parametrize("width", [360, 900])
@pytest.mark.parametrize("scheme", [LIGHT, DARK])
def test_it_can_be_read_anywhere(page: Path, scheme: int, width: int) -> None:
    picture = shot(page, scheme, width)
    ground = picture.getpixel((1, 1))
    assert isinstance(ground, int)
    assert ground > 250 if scheme == LIGHT else ground < 40
    darkest, lightest = picture.getextrema()
    assert isinstance(darkest, int)
    assert isinstance(lightest, int)
    assert lightest - darkest > 200  # words stand out from the ground
    ink = picture.point([255 if abs(value - ground) > 60 else 0 for value in range(256)]).getbbox()
    assert ink
    left, _, right, bottom = ink
    assert left >= 8
    assert right <= width - 8  # nothing sticks out, the long address included
    assert right - left <= 640  # lines stay short on a wide screen
    assert bottom < 800
