import pytest

from scripts.release import VERSIONS, problems
from scripts.spec.layout import REPOSITORY

GOOD = dict.fromkeys(VERSIONS, '__version__ = "1.2.3"\n')
LOG = "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2026-12-01\n"


def test_a_tag_that_versions_and_changelog_agree_with_is_released():
    assert problems("v1.2.3", GOOD, LOG) == []


@pytest.mark.parametrize(
    ("tag", "versions", "changelog", "expected"),
    [
        ("v1.2.4", GOOD, LOG.replace("1.2.3", "1.2.4"), "states 1.2.3"),
        ("v1.2.3", GOOD | {VERSIONS[1]: '__version__ = "1.2.2"'}, LOG, "paradigm_provider/_version.py"),
        ("v1.2.3", GOOD | {VERSIONS[0]: ""}, LOG, "states no version"),
        ("v1.2.3", GOOD, LOG.replace(" - 2026-12-01", ""), "CHANGELOG.md"),
        ("v1.2.3", GOOD, LOG.replace("1.2.3", "1.2x3"), "CHANGELOG.md"),
    ],
)
def test_a_disagreement_is_named(tag, versions, changelog, expected):
    (problem, *_) = problems(tag, versions, changelog)
    assert expected in problem


def test_both_distributions_state_one_version():
    stated = {(REPOSITORY / path).read_text().partition("__version__ = ")[2] for path in VERSIONS}
    assert len(stated) == 1
    assert "" not in stated
