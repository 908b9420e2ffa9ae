from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import moment as _moment
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="SCIMMeta")


@_attrs_define(kw_only=True)
class SCIMMeta:
    """
    Attributes:
        resource_type (str | Unset):
        created (datetime.datetime | Unset):
        last_modified (datetime.datetime | Unset):
        location (str | Unset):
        version (str | Unset):
    """

    resource_type: str | Unset = UNSET
    created: datetime.datetime | Unset = UNSET
    last_modified: datetime.datetime | Unset = UNSET
    location: str | Unset = UNSET
    version: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.resource_type is not UNSET:
            _dict_["resourceType"] = self.resource_type
        if self.created is not UNSET:
            _dict_["created"] = _plain(self.created)
        if self.last_modified is not UNSET:
            _dict_["lastModified"] = _plain(self.last_modified)
        if self.location is not UNSET:
            _dict_["location"] = self.location
        if self.version is not UNSET:
            _dict_["version"] = self.version
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        resource_type = _rest_.pop("resourceType", UNSET)
        if (type(resource_type) is not str) and resource_type is not UNSET:
            resource_type = _depart(_sent_, _rest_, "resourceType", resource_type, "text")

        created = _rest_.pop("created", UNSET)
        if created is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(created)
                created = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "created", created, _time_)
                )
            except (TypeError, ValueError):
                created = _depart(_sent_, _rest_, "created", created, "a date-time")

        last_modified = _rest_.pop("lastModified", UNSET)
        if last_modified is not UNSET:
            try:
                _time_ = datetime.datetime.fromisoformat(last_modified)
                last_modified = (
                    _time_
                    if _time_.tzinfo is not None
                    else _moment(_sent_, _rest_, "lastModified", last_modified, _time_)
                )
            except (TypeError, ValueError):
                last_modified = _depart(_sent_, _rest_, "lastModified", last_modified, "a date-time")

        location = _rest_.pop("location", UNSET)
        if (type(location) is not str) and location is not UNSET:
            location = _depart(_sent_, _rest_, "location", location, "text")

        version = _rest_.pop("version", UNSET)
        if (type(version) is not str) and version is not UNSET:
            version = _depart(_sent_, _rest_, "version", version, "text")

        _model_ = cls(
            resource_type=resource_type,
            created=created,
            last_modified=last_modified,
            location=location,
            version=version,
        )

        if _rest_:
            _undocumented(_sent_, _rest_)
        _model_.additional_properties = _rest_
        return _model_

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
