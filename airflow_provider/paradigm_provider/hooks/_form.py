"""The connection form of Airflow 2.11 to 3.1, made from the same data as the declared one of 3.2 on."""

from __future__ import annotations

from typing import Any

from paradigm_provider.get_provider_info import CONNECTION_FIELDS, UI_FIELD_BEHAVIOUR


def form_widgets() -> dict[str, Any]:
    """Return a wtforms field per declared field; wtforms and Flask-AppBuilder come with those releases."""
    # Not installed beside the Airflow that types are checked with.
    from flask_appbuilder.fieldwidgets import (  # type: ignore[import-not-found]
        BS3PasswordFieldWidget,
        BS3TextFieldWidget,
    )
    from flask_babel import lazy_gettext  # type: ignore[import-not-found]
    from wtforms import IntegerField, PasswordField, StringField  # type: ignore[import-untyped]
    from wtforms.validators import Optional  # type: ignore[import-untyped]

    # Not FloatField: Airflow 3.0 and 3.1 know a few kinds only and drop the whole connection type for another
    # one. What is typed into the field is read as a number all the same.
    kinds = {"number": StringField, "integer": IntegerField, "string": StringField}
    fields = {}
    for name, declared in CONNECTION_FIELDS.items():
        secret = declared["schema"].get("format") == "password"
        kind = PasswordField if secret else kinds[declared["schema"]["type"][0]]
        fields[name] = kind(
            lazy_gettext(declared["label"]),
            validators=[Optional()],
            description=declared["description"],
            widget=BS3PasswordFieldWidget() if secret else BS3TextFieldWidget(),
        )
    return fields


def field_behaviour() -> dict[str, Any]:
    """Return labels and placeholders in the spelling of those releases."""
    return {key.replace("-", "_"): value for key, value in UI_FIELD_BEHAVIOUR.items()}
