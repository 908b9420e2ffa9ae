from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset
from ..types import depart as _depart
from ..types import each as _each
from ..types import number as _number
from ..types import plain as _plain
from ..types import undocumented as _undocumented

T = TypeVar("T", bound="CompletionRequest")


@_attrs_define(kw_only=True)
class CompletionRequest:
    """
    Attributes:
        model (str):
        prompt (str | Unset):
        max_tokens (int | Unset):
        temperature (float | Unset):
        top_p (float | Unset):
        n (int | Unset):
        stream (bool | Unset):
        logprobs (int | None | Unset):
        echo (bool | Unset):
        stop (list[str] | Unset):
        presence_penalty (float | Unset):
        frequency_penalty (float | Unset):
        best_of (int | Unset):
        logit_bias (CompletionRequestLogitBias | Unset):
        user (str | Unset):
        suffix (str | Unset):
    """

    model: str
    prompt: str | Unset = UNSET
    max_tokens: int | Unset = UNSET
    temperature: float | Unset = UNSET
    top_p: float | Unset = UNSET
    n: int | Unset = UNSET
    stream: bool | Unset = UNSET
    logprobs: int | None | Unset = UNSET
    echo: bool | Unset = UNSET
    stop: list[str] | Unset = UNSET
    presence_penalty: float | Unset = UNSET
    frequency_penalty: float | Unset = UNSET
    best_of: int | Unset = UNSET
    logit_bias: CompletionRequestLogitBias | Unset = UNSET
    user: str | Unset = UNSET
    suffix: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.model is not UNSET:
            _dict_["model"] = self.model
        if self.prompt is not UNSET:
            _dict_["prompt"] = self.prompt
        if self.max_tokens is not UNSET:
            _dict_["max_tokens"] = self.max_tokens
        if self.temperature is not UNSET:
            _dict_["temperature"] = self.temperature
        if self.top_p is not UNSET:
            _dict_["top_p"] = self.top_p
        if self.n is not UNSET:
            _dict_["n"] = self.n
        if self.stream is not UNSET:
            _dict_["stream"] = self.stream
        if self.logprobs is not UNSET:
            _dict_["logprobs"] = _plain(self.logprobs)
        if self.echo is not UNSET:
            _dict_["echo"] = self.echo
        if self.stop is not UNSET:
            _dict_["stop"] = _plain(self.stop)
        if self.presence_penalty is not UNSET:
            _dict_["presence_penalty"] = self.presence_penalty
        if self.frequency_penalty is not UNSET:
            _dict_["frequency_penalty"] = self.frequency_penalty
        if self.best_of is not UNSET:
            _dict_["best_of"] = self.best_of
        if self.logit_bias is not UNSET:
            _dict_["logit_bias"] = _plain(self.logit_bias)
        if self.user is not UNSET:
            _dict_["user"] = self.user
        if self.suffix is not UNSET:
            _dict_["suffix"] = self.suffix
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        model = _rest_.pop("model", UNSET)
        if type(model) is not str:
            model = _depart(_sent_, _rest_, "model", model, "text")

        prompt = _rest_.pop("prompt", UNSET)
        if (type(prompt) is not str) and prompt is not UNSET:
            prompt = _depart(_sent_, _rest_, "prompt", prompt, "text")

        max_tokens = _rest_.pop("max_tokens", UNSET)
        if (type(max_tokens) is not int) and max_tokens is not UNSET:
            max_tokens = _number(_sent_, _rest_, "max_tokens", max_tokens, "an integer")

        temperature = _rest_.pop("temperature", UNSET)
        if (type(temperature) is not float and type(temperature) is not int) and temperature is not UNSET:
            temperature = _number(_sent_, _rest_, "temperature", temperature, "a number")

        top_p = _rest_.pop("top_p", UNSET)
        if (type(top_p) is not float and type(top_p) is not int) and top_p is not UNSET:
            top_p = _number(_sent_, _rest_, "top_p", top_p, "a number")

        n = _rest_.pop("n", UNSET)
        if (type(n) is not int) and n is not UNSET:
            n = _number(_sent_, _rest_, "n", n, "an integer")

        stream = _rest_.pop("stream", UNSET)
        if (type(stream) is not bool) and stream is not UNSET:
            stream = _depart(_sent_, _rest_, "stream", stream, "a boolean")

        logprobs = _rest_.pop("logprobs", UNSET)
        if (type(logprobs) is not int) and logprobs is not None and logprobs is not UNSET:
            logprobs = _number(_sent_, _rest_, "logprobs", logprobs, "an integer")

        echo = _rest_.pop("echo", UNSET)
        if (type(echo) is not bool) and echo is not UNSET:
            echo = _depart(_sent_, _rest_, "echo", echo, "a boolean")

        stop = _rest_.pop("stop", UNSET)
        if isinstance(stop, list):
            _each(_sent_, "stop", stop, (str,))

        elif stop is not UNSET:
            stop = _depart(_sent_, _rest_, "stop", stop, "a list")

        presence_penalty = _rest_.pop("presence_penalty", UNSET)
        if (
            type(presence_penalty) is not float and type(presence_penalty) is not int
        ) and presence_penalty is not UNSET:
            presence_penalty = _number(_sent_, _rest_, "presence_penalty", presence_penalty, "a number")

        frequency_penalty = _rest_.pop("frequency_penalty", UNSET)
        if (
            type(frequency_penalty) is not float and type(frequency_penalty) is not int
        ) and frequency_penalty is not UNSET:
            frequency_penalty = _number(_sent_, _rest_, "frequency_penalty", frequency_penalty, "a number")

        best_of = _rest_.pop("best_of", UNSET)
        if (type(best_of) is not int) and best_of is not UNSET:
            best_of = _number(_sent_, _rest_, "best_of", best_of, "an integer")

        logit_bias = _rest_.pop("logit_bias", UNSET)
        if isinstance(logit_bias, dict):
            logit_bias = CompletionRequestLogitBias.from_dict(logit_bias)
        elif logit_bias is not UNSET:
            logit_bias = _depart(_sent_, _rest_, "logit_bias", logit_bias, "an object")

        user = _rest_.pop("user", UNSET)
        if (type(user) is not str) and user is not UNSET:
            user = _depart(_sent_, _rest_, "user", user, "text")

        suffix = _rest_.pop("suffix", UNSET)
        if (type(suffix) is not str) and suffix is not UNSET:
            suffix = _depart(_sent_, _rest_, "suffix", suffix, "text")

        _model_ = cls(
            model=model,
            prompt=prompt,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            n=n,
            stream=stream,
            logprobs=logprobs,
            echo=echo,
            stop=stop,
            presence_penalty=presence_penalty,
            frequency_penalty=frequency_penalty,
            best_of=best_of,
            logit_bias=logit_bias,
            user=user,
            suffix=suffix,
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


from ..models.completion_request_logit_bias import CompletionRequestLogitBias
