from __future__ import annotations

import time

import pytest

from legation.model.errors import UnsupportedLanguage
from legation.reading.language import language_name, require_english, require_english_code


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "O ministro das Relações Exteriores disse que o governo não vai aceitar as novas sanções contra o país.",
            "Portuguese",
        ),
        ("Der Außenminister sagte am Dienstag, dass die Verhandlungen in Genf fortgesetzt werden sollen.", "German"),
        ("Министр иностранных дел заявил во вторник, что переговоры в Женеве будут продолжены.", "Russian"),
        ("Le ministre des Affaires étrangères a rencontré son homologue ghanéen à Lomé.", "French"),
        ("외교부 장관은 화요일 제네바에서 회담이 계속될 것이라고 말했다", "Korean"),
        ("外務大臣は火曜日、ジュネーブでの会談は続くと述べた", "Japanese"),
    ],
)
def test_other_languages_are_refused_by_name(text: str, language: str) -> None:
    with pytest.raises(UnsupportedLanguage, match=f"is in {language}; Legation reads English"):
        require_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Japan protested.",
        "Bonjour monsieur",
        "Mensah names new central bank governor: “national treasure” economist Akua Addo",
        "MINISTER CALLS ON CHAD TO WITHDRAW FROM THE BORDER, OFFERS TALKS IN ADDIS ABABA NEXT WEEK",
        "Nana Akufo-Addo, Umaro Sissoco Embaló, Alassane Ouattara, Faure Gnassingbé, Macky Sall, Bola Tinubu",
        "The chancellor of Germany, speaking in Tallinn, said that “wir schaffen das” was no answer to the question.",
    ],
)
def test_english_names_and_short_texts_pass(text: str) -> None:
    require_english(text)


def test_where_is_named() -> None:
    with pytest.raises(UnsupportedLanguage, match=r"^a\.txt, line 3: the text is in Greek"):
        require_english("Ο υπουργός Εξωτερικών", "a.txt, line 3")


def test_stated_language() -> None:
    require_english_code("en-GB")
    with pytest.raises(UnsupportedLanguage, match="Portuguese"):
        require_english_code("pt-BR")
    assert language_name("fr") == "French"
    assert language_name("qqq") == "qqq"


def test_it_costs_little() -> None:
    text = "The minister told the envoys in Accra that the talks would go on. " * 200
    require_english(text)
    start = time.perf_counter()
    for _ in range(20):
        require_english(text)
    assert (time.perf_counter() - start) / 20 < 0.02
