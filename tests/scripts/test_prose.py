import pytest

from scripts.prose import check, findings, prose, texts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The port is of no use.", "of no use"),
        ("Adding a file is no idempotent request.", "negate the verb"),
        ("An id that is none is refused.", "say what it is"),
        ("The watch is told of soon.", "say who learns"),
        (" ".join(["word"] * 26) + ".", "26 words"),
    ],
)
def test_a_sentence_that_reads_badly_is_found(text, expected):
    (finding,) = findings(text, count_words=True)
    assert expected in finding


@pytest.mark.parametrize(
    "text",
    [
        "There is no server.",
        "The last page, or None where there is none.",
        "A field that is None is left out.",
        "The session is no longer there.",
        "It is no more than a file.",
        "The flag `is none` and `for ever` are code.",
        " ".join(["word"] * 25) + ".",
        " ".join(["word"] * 20) + ": " + " ".join(["word"] * 20) + ".",
        "[a link](" + "/".join(["part"] * 30) + ") with few words.",
    ],
)
def test_plain_english_is_left_alone(text):
    assert list(findings(text, count_words=True)) == []


def test_code_tables_and_headings_are_left_out():
    page = "# A heading\n\ntext\n\n```\ncode\n```\n\n| a | table |\n\n- one\n- two\n"
    assert [run.strip() for _, run in prose(page)] == ["text", "- one", "- two"]


def test_a_finding_names_its_line(tmp_path):
    page = tmp_path / "page.md"
    page.write_text("Fine.\n\n```\nfor ever\n```\n\nThis lasts for ever.\n")
    assert [line.removeprefix(str(tmp_path)) for line in check(page)] == ["/page.md:7: 'for ever': forever"]


def test_strings_and_comments_of_a_module_are_read():
    module = '"""A text."""\nX = "one two"\nY = "word"\n# A comment\n# goes on.\n\n#: Another.\n'
    assert list(texts(module)) == [
        (1, "A text."),
        (2, "one two"),
        (4, "A comment goes on."),
        (7, "Another."),
    ]
