"""Read YAML from strangers safely, and write it in one canonical way."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Any, Final

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer, ComposerError
from ruamel.yaml.constructor import DuplicateKeyError, SafeConstructor
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.representer import SafeRepresenter

from scripts.spec.errors import SpecError, pointer

if TYPE_CHECKING:
    from scripts.spec.json_types import Location

MAX_BYTES: Final = 10_000_000
"""Largest description that is read. The vendored ones are below 200 kB."""

# Plain words that a YAML 1.1 reader (PyYAML, which the emulator uses) takes for booleans and numbers.
_NO_TEXT_IN_YAML_1_1: Final = re.compile(
    r"(?i)^(y|n|yes|no|on|off|=|<<|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])*(\.[0-9_]*)?)$"
)


#: What ruamel lets through of a scalar that its tag does not fit, such as `!!int ''` or `!!bool maybe`.
_NOT_AS_TAGGED: Final = (ValueError, LookupError, TypeError, AttributeError)
#: Bits of the largest number: no larger one can be written as a float, and few as text.
_MAX_BITS: Final = 1023


class _PlainComposer(Composer):
    """Refuses anchors and aliases: an OpenAPI file needs none, and a few of them expand to gigabytes."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.parser.peek_event()
        if getattr(event, "anchor", None) is not None:
            raise ComposerError(None, None, "anchors and aliases are not accepted", event.start_mark)
        return super().compose_node(parent, index)


class _PlainConstructor(SafeConstructor):
    """Keeps dates as the text they are written as, like JSON would."""


_PlainConstructor.add_constructor("tag:yaml.org,2002:timestamp", SafeConstructor.construct_yaml_str)


def _reader() -> YAML:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _PlainComposer
    yaml.Constructor = _PlainConstructor
    return yaml


def load(data: bytes | str, *, file: str) -> Any:
    """Parse YAML (or JSON, its subset) into dicts with string keys, lists and scalars.

    Args:
        data: The document.
        file: Its name in error messages.

    Raises:
        SpecError: It is too large, not UTF-8, not YAML, has a duplicate key, an anchor or an alias.
    """
    if len(data) > MAX_BYTES:
        raise SpecError(f"{len(data):,} bytes; more than {MAX_BYTES:,} is not an API description", file=file)
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        return _with_string_keys(_reader().load(text))
    except UnicodeDecodeError as error:
        raise SpecError(f"not UTF-8 text (byte {error.start})", file=file) from None
    except DuplicateKeyError as error:
        raise SpecError(_first_line(error.problem), file=file, line=_line(error)) from None
    except MarkedYAMLError as error:
        raise SpecError(f"not valid YAML: {error.problem}", file=file, line=_line(error)) from None
    except YAMLError as error:
        raise SpecError(f"not valid YAML: {_first_line(str(error))}", file=file) from None
    except _NOT_AS_TAGGED as error:
        raise SpecError(f"not valid YAML: a value is not what it is tagged as ({error})", file=file) from None
    except RecursionError:
        raise SpecError("nested too deeply to be an API description", file=file) from None


def _line(error: MarkedYAMLError) -> int | None:
    mark = error.problem_mark or error.context_mark
    return None if mark is None else mark.line + 1


def _first_line(text: str | None) -> str:
    return (text or "").strip().splitlines()[0] if text else ""


def _with_string_keys(node: Any) -> Any:
    # `200:` and `'200':` are the same response.
    if isinstance(node, dict):
        return {str(key): _with_string_keys(value) for key, value in node.items()}
    if isinstance(node, list):
        return [_with_string_keys(value) for value in node]
    if isinstance(node, int) and node.bit_length() > _MAX_BITS:
        raise ValueError(f"a number of {node.bit_length():,} bits")
    return node


def dump(document: Any, *, header: str = "") -> str:
    """Return ``document`` as YAML: block style, insertion order, no folding, the same bytes every time."""
    yaml = YAML(typ="safe", pure=True)
    yaml.Representer = _CanonicalRepresenter
    yaml.default_flow_style = False
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]  # ruamel annotates it as None
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 4096
    yaml.allow_unicode = True
    stream = io.StringIO()
    yaml.dump(document, stream)
    return header + stream.getvalue()


class _CanonicalRepresenter(SafeRepresenter):
    """Writes each text in the one style that suits it, and never an alias."""

    def ignore_aliases(self, data: Any) -> bool:
        del data
        return True

    def represent_text(self, data: str) -> Any:
        style = "|" if "\n" in data else "'" if _NO_TEXT_IN_YAML_1_1.match(data) else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_CanonicalRepresenter.add_representer(str, _CanonicalRepresenter.represent_text)


def line_of(data: bytes | str, location: Location) -> int | None:
    """Return the line (from 1) of a place in a YAML text, or of its nearest ancestor that is there."""
    text = data.decode("utf-8", "replace") if isinstance(data, bytes) else data
    node: Node | None = _reader().compose(io.StringIO(text))
    line = None
    for part in location:
        step = _child(node, part)
        if step is None:
            break
        line, node = step
    return line


def _child(node: Node | None, part: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if isinstance(key, ScalarNode) and key.value == str(part):
                return key.start_mark.line + 1, value
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        item = node.value[part]
        return item.start_mark.line + 1, item
    return None


def located(message: str, *, data: bytes | str, file: str, location: Location) -> SpecError:
    """Return the error for one place of a YAML text, with its line and JSON pointer."""
    return SpecError(message, file=file, line=line_of(data, location), pointer=pointer(*location))
