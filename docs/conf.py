"""How the documentation is built: `nox -s docs`, into `docs/_build`."""

import sys
from pathlib import Path

DOCS = Path(__file__).parent
sys.path[:0] = [str(DOCS), str(DOCS.parent), str(DOCS.parent / "generated")]

from paradigm_ext import __version__  # noqa: E402 - found by the line above

project = "Paradigm SDK and Airflow provider"
author = "The maintainers"
version = release = __version__
extensions = ["myst_parser", "sphinx_copybutton", "_reference"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "_reference"]
html_theme = "furo"
html_title = f"Paradigm SDK {__version__}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_copy_source = False
html_theme_options = {"navigation_with_keys": True}
myst_heading_anchors = 3
myst_enable_extensions = ["colon_fence", "deflist"]
nitpicky = True
# A type in a signature links to its entry where there is one; most are the standard library's.
nitpick_ignore_regex = [("py:.*", ".*")]
python_maximum_signature_line_length = 88
toc_object_entries_show_parents = "hide"
copybutton_prompt_text = "$ "
copybutton_exclude = ".linenos, .gp"
