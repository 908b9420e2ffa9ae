from scripts.survivors import unexplained

RESULTS = """\
    paradigm_ext._core._retry.x_wait__mutmut_1: survived
    paradigm_ext._core._retry.x_wait__mutmut_2: killed
    paradigm_ext._core._retry.x_wait__mutmut_3: no tests
    paradigm_ext._core._retry.x_wait__mutmut_4: survived
"""


def test_a_survivor_needs_an_explanation():
    page = "- `paradigm_ext._core._retry.x_wait__mutmut_4`: equal to the original"
    left = unexplained(RESULTS, page)
    assert [name.rpartition("_")[2] for name in left] == ["1", "3"]
