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

T = TypeVar("T", bound="ChatCompletionRequest")


@_attrs_define(kw_only=True)
class ChatCompletionRequest:
    """
    Attributes:
        model (str):
        messages (list[ChatCompletionRequestMessagesItem]):
        max_tokens (int | Unset):
        temperature (float | Unset):
        top_p (float | Unset):
        n (int | Unset):
        stream (bool | Unset):
        stop (list[str] | Unset):
        presence_penalty (float | Unset):
        frequency_penalty (float | Unset):
        logit_bias (ChatCompletionRequestLogitBias | Unset):
        user (str | Unset):
        functions (list[ChatCompletionRequestFunctionsItem] | Unset):
        function_call (str | Unset):
    """

    model: str
    messages: list[ChatCompletionRequestMessagesItem]
    max_tokens: int | Unset = UNSET
    temperature: float | Unset = UNSET
    top_p: float | Unset = UNSET
    n: int | Unset = UNSET
    stream: bool | Unset = UNSET
    stop: list[str] | Unset = UNSET
    presence_penalty: float | Unset = UNSET
    frequency_penalty: float | Unset = UNSET
    logit_bias: ChatCompletionRequestLogitBias | Unset = UNSET
    user: str | Unset = UNSET
    functions: list[ChatCompletionRequestFunctionsItem] | Unset = UNSET
    function_call: str | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        _dict_: dict[str, Any] = {key: _plain(value) for key, value in self.additional_properties.items()}
        if self.model is not UNSET:
            _dict_["model"] = self.model
        if self.messages is not UNSET:
            _dict_["messages"] = _plain(self.messages)
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
        if self.stop is not UNSET:
            _dict_["stop"] = _plain(self.stop)
        if self.presence_penalty is not UNSET:
            _dict_["presence_penalty"] = self.presence_penalty
        if self.frequency_penalty is not UNSET:
            _dict_["frequency_penalty"] = self.frequency_penalty
        if self.logit_bias is not UNSET:
            _dict_["logit_bias"] = _plain(self.logit_bias)
        if self.user is not UNSET:
            _dict_["user"] = self.user
        if self.functions is not UNSET:
            _dict_["functions"] = _plain(self.functions)
        if self.function_call is not UNSET:
            _dict_["function_call"] = self.function_call
        return _dict_

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        _sent_ = src_dict
        _rest_: dict[str, Any] = {**_sent_}
        model = _rest_.pop("model", UNSET)
        if type(model) is not str:
            model = _depart(_sent_, _rest_, "model", model, "text")

        messages = _rest_.pop("messages", UNSET)
        if isinstance(messages, list):
            _list0_ = []
            for _item0_ in messages:
                if isinstance(_item0_, dict):
                    _item0_ = ChatCompletionRequestMessagesItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "messages", _item0_, "an object")

                _list0_.append(_item0_)
            messages = _list0_

        else:
            messages = _depart(_sent_, _rest_, "messages", messages, "a list")

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

        logit_bias = _rest_.pop("logit_bias", UNSET)
        if isinstance(logit_bias, dict):
            logit_bias = ChatCompletionRequestLogitBias.from_dict(logit_bias)
        elif logit_bias is not UNSET:
            logit_bias = _depart(_sent_, _rest_, "logit_bias", logit_bias, "an object")

        user = _rest_.pop("user", UNSET)
        if (type(user) is not str) and user is not UNSET:
            user = _depart(_sent_, _rest_, "user", user, "text")

        functions = _rest_.pop("functions", UNSET)
        if isinstance(functions, list):
            _list0_ = []
            for _item0_ in functions:
                if isinstance(_item0_, dict):
                    _item0_ = ChatCompletionRequestFunctionsItem.from_dict(_item0_)
                else:
                    _item0_ = _depart(_sent_, None, "functions", _item0_, "an object")

                _list0_.append(_item0_)
            functions = _list0_

        elif functions is not UNSET:
            functions = _depart(_sent_, _rest_, "functions", functions, "a list")

        function_call = _rest_.pop("function_call", UNSET)
        if (type(function_call) is not str) and function_call is not UNSET:
            function_call = _depart(_sent_, _rest_, "function_call", function_call, "text")

        _model_ = cls(
            model=model,
            messages=messages,
            max_tokens=max_tokens,
            temperature=temperature,
            top_p=top_p,
            n=n,
            stream=stream,
            stop=stop,
            presence_penalty=presence_penalty,
            frequency_penalty=frequency_penalty,
            logit_bias=logit_bias,
            user=user,
            functions=functions,
            function_call=function_call,
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


from ..models.chat_completion_request_functions_item import ChatCompletionRequestFunctionsItem
from ..models.chat_completion_request_logit_bias import ChatCompletionRequestLogitBias
from ..models.chat_completion_request_messages_item import ChatCompletionRequestMessagesItem
