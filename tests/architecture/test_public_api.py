"""The calls that others build on, and what importing them costs."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from importlib.metadata import requires

import pytest

import legation
from legation import LegationError, Reader, Record, Report

HEAVY = ("spacy", "torch", "numpy", "trafilatura", "pypdfium2")


def loaded_after(code: str) -> set[str]:
    """Top-level modules that are loaded once the code has run in a fresh process."""
    script = f"import sys\n{code}\nprint('\\n'.join(sorted({{name.split('.')[0] for name in sys.modules}})))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


def test_every_public_name_exists() -> None:
    for name in legation.__all__:
        assert getattr(legation, name) is not None
    assert {"Reader", "Report", "Record", "LegationError"} <= set(legation.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no_such_call"):
        legation.no_such_call  # noqa: B018


def test_read_gives_a_record_of_the_report(reader: Reader) -> None:
    report = Report(text="Chile expelled the Bolivian consul.", published=date(1978, 3, 20), outlet="El Faro", id="r7")
    record = reader.read(report)
    assert isinstance(record, Record)
    assert record.report == report
    shown = record.to_dict()
    assert shown["schema"] == "legation.record/1"
    assert shown["report"]["id"] == "r7"
    assert shown["report"]["published"] == "1978-03-20"
    assert [e["type"] for e in shown["events"]] == ["SANCTION"]


def test_a_report_without_date_says_so(reader: Reader) -> None:
    record = reader.read(Report(text="Ghana closed its border with Togo on Tuesday."))
    assert record.warnings
    assert "publication date" in record.warnings[0]
    assert all(t.start is None for t in record.times)
    assert all(e.start is None for e in record.events)


def test_read_many_is_in_order_and_gives_errors_in_place(reader: Reader) -> None:
    known = LegationError("given by the caller")
    reports = [Report(text="Peru recalled its envoy."), Report(text="?!"), known, Report(text="Mali thanked Algeria.")]
    first, second, third, fourth = reader.read_many(reports)
    assert isinstance(first, Record)
    assert isinstance(second, LegationError)
    assert third is known
    assert isinstance(fourth, Record)
    assert fourth.report.text == "Mali thanked Algeria."


def test_importing_the_package_loads_nothing_heavy() -> None:
    assert not loaded_after("import legation; legation.Report(text='x')") & set(HEAVY)


def test_help_loads_no_model() -> None:
    code = "sys.argv = ['legation', '--help']\nfrom legation.cli.main import run\ntry: run()\nexcept SystemExit: pass"
    assert not loaded_after(code) & {"spacy", "torch"}


def test_the_package_pulls_no_torch() -> None:
    wanted = [line.split(";")[0] for line in requires("legation") or () if "extra ==" not in line]
    assert wanted
    assert not any(line.lower().startswith(("torch", "tensorflow", "transformers")) for line in wanted)
    assert "torch" not in loaded_after("import legation.reading.reader")
