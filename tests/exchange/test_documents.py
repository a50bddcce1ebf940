from __future__ import annotations

import io
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from pdf_maker import make_pdf

from legation.exchange.documents import ReadOptions, documents, read_documents
from legation.model.errors import (
    BadInput,
    LegationError,
    NoText,
    TooLarge,
    UnreadableDocument,
    UnsupportedLanguage,
)
from legation.model.record import Report

GOOD = "Ghana recalled its envoy from Lomé on Monday."


def one(path: Path, **options: object) -> Report | LegationError:
    """The only result of a path."""
    results = list(read_documents([path], ReadOptions(**options)))  # type: ignore[arg-type]
    assert len(results) == 1
    return results[0]


def put(folder: Path, name: str, data: bytes | str) -> Path:
    """A file with that content."""
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize(
    ("name", "data", "kind", "words"),
    [
        ("empty.txt", b"", NoText, "it is empty"),
        ("blank.txt", b" \n\t\n", NoText, "it is empty"),
        ("empty.html", b"", NoText, "it is empty"),
        ("empty.pdf", b"", UnreadableDocument, "damaged"),
        ("empty.jsonl", b"\n", NoText, "no report"),
        ("binary.txt", bytes(range(256)) * 40, UnreadableDocument, "binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + b"\0" * 99, UnreadableDocument, "an image"),
        ("letter.docx", b"PK\x03\x04" + b"\0" * 99, UnreadableDocument, "office document"),
        ("nothing.txt", b"1234 -- 5678 !!", NoText, "no sentence"),
        ("list.html", b"<html><head><title>x</title></head><body></body></html>", NoText, "no article"),
        (
            "locked.pdf",
            make_pdf([[(72, 700, GOOD.replace("é", "e"))]], encrypted=True),
            UnreadableDocument,
            "encrypted",
        ),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj", UnreadableDocument, "damaged"),
        ("long.txt", "Ghana recalled its envoy. " * 810_000, TooLarge, "--max-characters"),
        (
            "german.txt",
            "Der Minister sagte am Dienstag, dass die Verhandlungen in Genf fortgesetzt werden sollen.",
            UnsupportedLanguage,
            "German",
        ),
    ],
)
def test_bad_documents(tmp_path: Path, name: str, data: bytes | str, kind: type[LegationError], words: str) -> None:
    start = time.perf_counter()
    path = put(tmp_path, name, data)
    result = one(path)
    assert type(result) is kind
    assert str(result).startswith(str(path))
    assert words in str(result)
    assert str(result).endswith(".")
    assert time.perf_counter() - start < 5


def test_a_bad_document_does_not_touch_its_neighbours(tmp_path: Path) -> None:
    paths = [put(tmp_path, "a.txt", GOOD), put(tmp_path, "b.txt", b"\0\1\2" * 50), tmp_path / "no", tmp_path / "a.txt"]
    results = list(read_documents(paths))
    assert [type(result) for result in results] == [Report, UnreadableDocument, BadInput, Report]
    assert results[0] == results[3]


def test_an_unforeseen_fault_of_a_parser_stays_with_its_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> Report:
        raise RuntimeError("bang")

    monkeypatch.setattr("legation.exchange.pdf.read_pdf", fail)
    results = list(read_documents([put(tmp_path, "a.pdf", b"x"), put(tmp_path, "b.txt", GOOD)]))
    assert isinstance(results[0], UnreadableDocument)
    assert isinstance(results[1], Report)


def test_json_lines(tmp_path: Path) -> None:
    lines = [
        '\ufeff{"text": "Ghana recalled its envoy.", "id": "a", "published": "2014-11-15", "mood": 1}',
        "",
        "{broken",
        '{"text": 5}',
        '{"title": "none"}',
        '{"text": "Ghana protested.", "published": "15/11/2014"}',
        '{"text": "Ghana protested.", "language": "pt"}',
        "[]",
        '{"text": "ACCRA, Dec 30 - Ghana protested.", "retrieved": "2015-01-02T10:00:00", "mood": 2}',
    ]
    said: list[str] = []
    path = put(tmp_path, "r.jsonl", "\n".join(lines))
    found = list(documents([path], ReadOptions(warn=said.append)))
    assert [document.line for document in found] == [1, 3, 4, 5, 6, 7, 8, 9]
    kinds = [type(document.result) for document in found]
    assert kinds == [Report, BadInput, BadInput, BadInput, BadInput, UnsupportedLanguage, BadInput, Report]
    messages = [str(document.result) for document in found[1:-1]]
    for number, words in zip(
        range(3, 9), ("not JSON", '"text"', '"text"', '"published"', "Portuguese", "a list"), strict=True
    ):
        assert f"line {number}: " in messages[number - 3]
        assert words in messages[number - 3]
    assert len(said) == 1
    assert "mood" in said[0]
    last = found[-1].result
    assert isinstance(last, Report)
    assert last.published == date(2014, 12, 30)


def test_a_line_above_the_limit_is_passed_over(tmp_path: Path) -> None:
    path = put(tmp_path, "r.jsonl", '{"text": "' + "Ghana left. " * 20_000 + '"}\n{"text": "Ghana protested."}\n')
    results = list(read_documents([path], ReadOptions(max_characters=100)))
    assert [type(result) for result in results] == [TooLarge, Report]


def test_a_folder_is_read_through_in_order(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    put(tmp_path, "c.txt", GOOD)
    put(tmp_path / "b", "z.TXT", GOOD)
    put(tmp_path, "a.csv", GOOD)
    put(tmp_path, ".hidden.txt", GOOD)
    names = [Path(document.name).name for document in documents([tmp_path])]
    assert names == ["c.txt", "z.TXT"]


def test_a_folder_without_documents(tmp_path: Path) -> None:
    result = one(tmp_path)
    assert isinstance(result, BadInput)
    assert "holds no document" in str(result)


def test_what_the_user_states_goes_first(tmp_path: Path) -> None:
    path = put(tmp_path, "a.txt", "ACCRA, 3 May 2011 - Ghana recalled its envoy.")
    assert getattr(one(path), "published") == date(2011, 5, 3)  # noqa: B009
    stated = one(path, published=date(2012, 1, 1), outlet="Echo", title="T", url="https://e.example")
    assert stated == Report(
        text="ACCRA, 3 May 2011 - Ghana recalled its envoy.",
        published=date(2012, 1, 1),
        outlet="Echo",
        title="T",
        url="https://e.example",
    )


def test_a_date_in_the_future_is_not_taken(tmp_path: Path) -> None:
    result = one(put(tmp_path, "a.txt", "ACCRA, 3 May 2911 - Ghana recalled its envoy."))
    assert isinstance(result, Report)
    assert result.published is None


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (GOOD.encode(), Report),
        (b'{"text": "Ghana protested."}\n', Report),
        (make_pdf([[(72, 700, "Ghana recalled its envoy.")]]), Report),
        (b"<!doctype html><title>x</title>", NoText),
    ],
)
def test_standard_input_is_told_by_its_first_bytes(data: bytes, kind: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
    results = list(read_documents(["-"]))
    assert [type(result) for result in results] == [kind]


@pytest.mark.parametrize("name", ["report.json", "report.jsonl", "report"])
def test_an_object_over_several_lines_is_one_report(tmp_path: Path, name: str) -> None:
    result = one(put(tmp_path, name, '{\n  "id": 4,\n  "text": "Ghana protested."\n}\n'))
    assert isinstance(result, Report)
    assert (result.id, result.text) == ("4", "Ghana protested.")
