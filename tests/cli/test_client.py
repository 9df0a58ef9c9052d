"""`booklet client new` and `booklet build --client`."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from click.testing import CliRunner

from builder.cli.client import key_of, written
from builder.cli.main import cli
from builder.model import load_client
from tests.cli.command import booklet
from tests.conftest import PROJECTS
from tests.pdf.reader import Reading


def test_questions_make_a_file_that_builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answers = ["Ana “Annie” O'Neil: #1", "ana", "left", "", "seated-march, heel-raises", "", "2030-01-05", "standard"]
    project = ["--project", str(PROJECTS["steady"])]
    result = CliRunner().invoke(cli, ["client", "new", *project], input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    client, key = load_client(tmp_path / "clients/ana.yaml")
    assert (key, client.name, client.side) == ("ana", "Ana “Annie” O'Neil: #1", "left")
    assert client.exercises == ["seated-march", "heel-raises"]
    assert stat.S_IMODE((tmp_path / "clients").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "clients/ana.yaml").stat().st_mode) == 0o600


def test_what_is_not_known_is_asked_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    answers = ["Bo", "bo", "right", "", "heel-raise", "heel-raises", "", "soon", "2030-01-05", "standard"]
    project = ["--project", str(PROJECTS["steady"])]
    result = CliRunner().invoke(cli, ["client", "new", *project], input="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert 'did you mean "heel-raises"?' in result.output
    assert load_client(tmp_path / "clients/bo.yaml")[0].review is not None


def test_a_file_that_is_there_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clients").mkdir()
    (tmp_path / "clients/ana.yaml").write_text("mine")
    done = CliRunner().invoke(cli, ["client", "new", "ana"], input="Ana\n")
    assert done.exit_code != 0
    assert (tmp_path / "clients/ana.yaml").read_text() == "mine"


@pytest.mark.parametrize(
    ("name", "key"), [("Ana Ruiz", "ana-ruiz"), ("Žofie", "zofie"), ("李", "client"), ("3D", "client-3d")]
)
def test_a_key_comes_from_a_name(name: str, key: str) -> None:
    assert key_of(name) == key


@pytest.mark.parametrize("name", ['a "b" \\ c', "x: y", "# no", "yes", "[1]", "Ana\tB", "É-ñ"])
def test_any_name_is_written_so_that_it_reads_back(name: str, tmp_path: Path) -> None:
    file = tmp_path / "one.yaml"
    file.write_text(written(name, {"side": "left", "exercises": "a"}), encoding="utf-8")
    assert load_client(file)[0].name == " ".join(name.split())


def test_a_clients_booklet_is_private_and_named_by_the_key(tmp_path: Path) -> None:
    (tmp_path / "clients").mkdir()
    text = "name: Ana Ruiz\nside: left\nexercises: [seated-march, heel-raises]\nreview: 2030-01-05\nstart: 2029-12-10\n"
    (tmp_path / "clients/k7.yaml").write_text(text)
    done = booklet("build", str(PROJECTS["steady"]), "--client", "clients/k7.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert b"Ana" not in done.stderr + done.stdout
    made = tmp_path / "k7.pdf"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    reading = Reading(made.read_bytes())
    assert "Ana Ruiz" in reading.pages[0].text
    assert "Dec 10" in " ".join(page.text for page in reading.pages).replace("\N{NO-BREAK SPACE}", " ")
