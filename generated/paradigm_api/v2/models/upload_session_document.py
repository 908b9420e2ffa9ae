from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.status_enum import StatusEnum, check_status_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="UploadSessionDocument")


@_attrs_define
class UploadSessionDocument:
    """
    Attributes:
        id (int):
        updated_at (datetime.datetime):
        workspace (None | str):
        title (None | str | Unset):
        collection (int | None | Unset):
        status (None | StatusEnum | Unset):
    """

    id: int
    updated_at: datetime.datetime
    workspace: None | str
    title: None | str | Unset = UNSET
    collection: int | None | Unset = UNSET
    status: None | StatusEnum | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        updated_at = self.updated_at.isoformat()

        workspace: None | str
        workspace = self.workspace

        title: None | str | Unset
        if isinstance(self.title, Unset):
            title = UNSET
        else:
            title = self.title

        collection: int | None | Unset
        if isinstance(self.collection, Unset):
            collection = UNSET
        else:
            collection = self.collection

        status: None | str | Unset
        if isinstance(self.status, Unset):
            status = UNSET
        elif isinstance(self.status, str):
            status = self.status
        else:
            status = self.status

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "updated_at": updated_at,
                "workspace": workspace,
            }
        )
        if title is not UNSET:
            field_dict["title"] = title
        if collection is not UNSET:
            field_dict["collection"] = collection
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        id = d.pop("id")

        updated_at = datetime.datetime.fromisoformat(d.pop("updated_at"))

        workspace = cast("None | str", d.pop("workspace"))

        title = cast("None | str | Unset", d.pop("title", UNSET))

        collection = cast("int | None | Unset", d.pop("collection", UNSET))

        _status = d.pop("status", UNSET)
        status = cast("None | StatusEnum | Unset", _status)
        if isinstance(_status, str):
            try:
                status_type_1 = check_status_enum(_status)

                status = status_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        upload_session_document = cls(
            id=id,
            updated_at=updated_at,
            workspace=workspace,
            title=title,
            collection=collection,
            status=status,
        )

        upload_session_document.additional_properties = d
        return upload_session_document

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
