from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.ingestion_pipeline_enum import INGESTION_PIPELINE_ENUM_VALUES, IngestionPipelineEnum
from ..types import UNSET, Unset
from ..types import plain as _plain
from ..types import undocumented as _undocumented
from ..types import word as _word

T = TypeVar("T", bound="UploadSessionCreateRequest")


@_attrs_define(kw_only=True)
class UploadSessionCreateRequest:
    """
    Attributes:
        ingestion_pipeline (IngestionPipelineEnum | None | Unset):
    """

    ingestion_pipeline: IngestionPipelineEnum | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.ingestion_pipeline is not UNSET:
            _dict_["ingestion_pipeline"] = _plain(self.ingestion_pipeline)
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        ingestion_pipeline = _rest_.pop("ingestion_pipeline", UNSET)
        if (
            (type(ingestion_pipeline) is not str or ingestion_pipeline not in INGESTION_PIPELINE_ENUM_VALUES)
            and ingestion_pipeline is not None
            and ingestion_pipeline is not UNSET
        ):
            ingestion_pipeline = _word(
                _sent_, _rest_, "ingestion_pipeline", ingestion_pipeline, str, "a documented value"
            )

        _model_ = cls(
            ingestion_pipeline=ingestion_pipeline,
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
