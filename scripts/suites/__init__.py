"""The test suites of public diff tools, as pairs of descriptions with verdicts."""
