from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ingestion_pipeline_enum import IngestionPipelineEnum, check_ingestion_pipeline_enum
from ..types import UNSET, Unset

T = TypeVar("T", bound="UploadSessionCreateRequest")


@_attrs_define
class UploadSessionCreateRequest:
    """
    Attributes:
        ingestion_pipeline (IngestionPipelineEnum | None | Unset):
    """

    ingestion_pipeline: IngestionPipelineEnum | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        ingestion_pipeline: None | str | Unset
        if isinstance(self.ingestion_pipeline, Unset):
            ingestion_pipeline = UNSET
        elif isinstance(self.ingestion_pipeline, str):
            ingestion_pipeline = self.ingestion_pipeline
        else:
            ingestion_pipeline = self.ingestion_pipeline

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if ingestion_pipeline is not UNSET:
            field_dict["ingestion_pipeline"] = ingestion_pipeline

        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        d = dict(src_dict)
        _ingestion_pipeline = d.pop("ingestion_pipeline", UNSET)
        ingestion_pipeline = cast("IngestionPipelineEnum | None | Unset", _ingestion_pipeline)
        if isinstance(_ingestion_pipeline, str):
            try:
                ingestion_pipeline_type_1 = check_ingestion_pipeline_enum(_ingestion_pipeline)

                ingestion_pipeline = ingestion_pipeline_type_1
            except (TypeError, ValueError, AttributeError, KeyError):
                pass  # it stays what was sent

        upload_session_create_request = cls(
            ingestion_pipeline=ingestion_pipeline,
        )

        upload_session_create_request.additional_properties = d
        return upload_session_create_request

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
