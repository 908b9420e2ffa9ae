"""How the documentation is built: `nox -s docs`, into `docs/_build`."""

project = "Paradigm SDK and Airflow provider"
author = "The maintainers"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
myst_heading_anchors = 3
nitpicky = True
