"""A trigger's event is held until Airflow has let go of the process that deferred the task."""

from __future__ import annotations

import asyncio
import pkgutil
from datetime import UTC, datetime, timedelta
from importlib import import_module

import pytest
from airflow.exceptions import AirflowRescheduleException
from airflow.providers.common.compat.sdk import BaseSensorOperator
from airflow.triggers.base import BaseTrigger

from paradigm_provider import triggers
from paradigm_provider._compat.handover import handover_seconds
from paradigm_provider.sensors.file import ParadigmFileSensor
from paradigm_provider.triggers._base import ParadigmTrigger
from paradigm_provider.triggers.embedded_files import ParadigmEmbeddedFilesTrigger

HEARTBEAT = "AIRFLOW__WORKERS__MIN_HEARTBEAT_INTERVAL"


class Ready(ParadigmTrigger):
    """Has its event at once, and keeps the pause that was asked for."""

    def __init__(self):
        super().__init__()
        self.paused = []

    def serialize(self):
        return "", {}

    async def event(self):
        return {"status": "done"}

    async def pause(self, seconds):
        self.paused.append(seconds)


def sent(trigger):
    async def run():
        return [event.payload async for event in trigger.run()]

    return asyncio.run(run())


def test_the_time_follows_airflows_settings(monkeypatch):
    monkeypatch.setenv(HEARTBEAT, "5")
    monkeypatch.setenv("AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "1")
    monkeypatch.setenv("AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC", "5")
    assert handover_seconds() == 16.0
    monkeypatch.setenv(HEARTBEAT, "30")
    assert handover_seconds() == 41.0
    monkeypatch.setenv("AIRFLOW__PARADIGM__HANDOVER_SECONDS", "90")
    assert handover_seconds() == 90.0


@pytest.mark.parametrize(("poke_interval", "pause"), [(0, 16), (2, 16), (60, 60)])
def test_a_rescheduled_poke_waits_until_airflow_has_let_go(monkeypatch, poke_interval, pause):
    monkeypatch.setenv(HEARTBEAT, "5")
    monkeypatch.setenv("AIRFLOW__SCHEDULER__SCHEDULER_IDLE_SLEEP_TIME", "1")
    monkeypatch.setenv("AIRFLOW__SCHEDULER__SCHEDULER_HEARTBEAT_SEC", "5")

    def poke_later(self, context):
        raise AirflowRescheduleException(datetime.now(UTC) + timedelta(seconds=self.poke_interval))

    monkeypatch.setattr(BaseSensorOperator, "execute", poke_later)
    sensor = ParadigmFileSensor(
        task_id="wait", file_id=1, mode="reschedule", poke_interval=poke_interval, deferrable=False
    )
    with pytest.raises(AirflowRescheduleException) as caught:
        sensor.execute({})
    after = (caught.value.reschedule_date - datetime.now(UTC)).total_seconds()
    assert pause - 1 < after <= pause


def test_an_event_that_is_ready_at_once_is_held(monkeypatch):
    monkeypatch.setenv(HEARTBEAT, "5")
    trigger = Ready()
    assert sent(trigger) == [{"status": "done"}]
    (paused,) = trigger.paused
    assert 15.0 < paused <= 16.0


def test_where_no_supervisor_has_to_be_waited_for_nothing_is_held(monkeypatch):
    monkeypatch.setenv(HEARTBEAT, "0")
    trigger = Ready()
    sent(trigger)
    assert trigger.paused == [0.0]


@pytest.mark.parametrize("module", [module.name for module in pkgutil.iter_modules(triggers.__path__)])
def test_every_trigger_that_ends_a_deferral_holds_its_event(module):
    """A watch ends no deferral; all others send their event through the same base."""
    loaded = import_module(f"paradigm_provider.triggers.{module}")
    own = [
        value
        for value in vars(loaded).values()
        if isinstance(value, type) and issubclass(value, BaseTrigger) and value.__module__ == loaded.__name__
    ]
    for trigger in own:
        if trigger is not ParadigmEmbeddedFilesTrigger:
            assert issubclass(trigger, ParadigmTrigger)
            assert trigger.run is ParadigmTrigger.run
