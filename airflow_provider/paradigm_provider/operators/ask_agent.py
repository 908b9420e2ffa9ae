"""Ask an agent a question."""

from __future__ import annotations

import hashlib
import json
import time
from typing import TYPE_CHECKING, Any, ClassVar, TypedDict

from airflow.providers.common.compat.sdk import conf

from paradigm_provider._compat.context import push_xcom, task_instance
from paradigm_provider._ingest.ledger import Words, reason_of, store_of
from paradigm_provider._ingest.pages import KeyValueStore, damaged
from paradigm_provider._polling.events import ERROR_KEYS, known_event
from paradigm_provider._polling.waits import deadline_of
from paradigm_provider._tasks import validation
from paradigm_provider._tasks.deferral import deferral
from paradigm_provider._tasks.retries import error_of_event, fail_without_retry
from paradigm_provider._tasks.stopping import cancel_turn, stopped_by_user
from paradigm_provider.exceptions import LedgerUnavailable
from paradigm_provider.links.paradigm import ParadigmLink
from paradigm_provider.operators._base import ParadigmOperator

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from airflow.providers.common.compat.sdk import Context

    from paradigm_ext import Answer

#: Where a task keeps the turn that it began, for its next attempt.
ASKED = "paradigm.asked"
#: That a task is about to ask: the store works, and an attempt that died may have asked.
ASKING = "paradigm.asking"
WORDS = Words("the question that this task asks", "Nothing was asked twice")


class AnswerManifest(TypedDict):
    """An agent's answer as an XCom."""

    text: str
    thread_id: str
    turn_id: str
    status: str
    sources: list[dict[str, Any]]


class ParadigmAskAgentOperator(ParadigmOperator):
    """Asks an agent a question, once, and returns its answer.

    The question is asked in the background and its turn recorded: an attempt after a crash takes up the turn
    and does not ask again. A turn that failed is asked anew by a retry.

    Args:
        question: At most 5,000 characters. Templated.
        agent_id: The agent; None is the company's default agent, or the thread's own. Templated.
        thread_id: The conversation that this continues; None begins one. Templated.
        workspace_ids: Workspaces to read in; None leaves it to the agent. Templated.
        file_ids: Files to read; None leaves it to the agent. Templated.
        max_steps: Steps of reasoning, 1 to 20.
        timeout: Seconds until the answer must be complete.
        poll_interval: Seconds, the longest pause between two polls.
        deferrable: Wait in the triggerer. Defaults to `[operators] default_deferrable`.
        fields: Further fields of the request, such as `force_tool`. Templated.
        cancel_on_kill: Cancel the turn when a user stops the task. By default the agent goes on, and a
            cleared task takes its answer up.
        kwargs: `paradigm_conn_id`, and as for every operator.

    Returns:
        An `AnswerManifest`.
    """

    operator_extra_links = (ParadigmLink(),)
    template_fields: Collection[str] = (
        "question",
        "agent_id",
        "thread_id",
        "workspace_ids",
        "file_ids",
        "fields",
        "paradigm_conn_id",
    )
    template_fields_renderers: ClassVar[dict[str, str]] = {"question": "md", "fields": "json"}

    def __init__(
        self,
        *,
        question: str,
        agent_id: int | str | None = None,
        thread_id: str | None = None,
        workspace_ids: Sequence[int] | Any = None,
        file_ids: Sequence[int] | Any = None,
        max_steps: int | None = None,
        timeout: float = 300.0,
        poll_interval: float = 5.0,
        deferrable: bool = conf.getboolean("operators", "default_deferrable", fallback=False),
        fields: dict[str, Any] | None = None,
        cancel_on_kill: bool = False,
        **kwargs: Any,
    ) -> None:
        super().__init__(**kwargs)
        self.question = question
        self.agent_id = agent_id
        self.thread_id = thread_id
        self.workspace_ids = workspace_ids
        self.file_ids = file_ids
        self.max_steps = max_steps
        self.timeout = timeout
        self.poll_interval = poll_interval
        self.deferrable = deferrable
        self.fields = fields
        self.cancel_on_kill = cancel_on_kill
        self._thread_id: str | None = None

    def execute(self, context: Context) -> AnswerManifest:
        """Ask, unless an earlier attempt did; then wait here or in the triggerer."""
        from paradigm_provider.triggers.turn import ParadigmTurnTrigger

        started = time.time()
        with fail_without_retry():
            validation.flags(self, "deferrable", "cancel_on_kill")
            validation.positive("timeout", self.timeout)
            validation.positive("poll_interval", self.poll_interval)
            self.leave_link(context, "agent", validation.optional_id("agent_id", self.agent_id))
            asked = self._known(context) or self._ask(context)
        self._thread_id = asked["thread_id"]
        push_xcom(context, "thread_id", asked["thread_id"])
        push_xcom(context, "turn_id", asked["turn_id"])
        deadline = deadline_of(
            started=started, timeout=self.timeout, execution_timeout=self.execution_timeout
        )
        trigger = ParadigmTurnTrigger(
            **asked,
            paradigm_conn_id=self.paradigm_conn_id,
            deadline=deadline,
            poll_interval=self.poll_interval,
            cancel_on_kill=self.cancel_on_kill,
        )
        if self.deferrable:
            raise deferral(trigger, deadline=deadline)
        return self.execute_complete(context, trigger.wait_on_worker(self.hook.get_conn()))

    def execute_complete(self, context: Context, event: Any) -> AnswerManifest:
        """Return the answer, or raise what became of the turn."""
        known = known_event(event, done=("answer",), error=(*ERROR_KEYS, "ended"))
        if known["status"] == "error":
            if known["ended"]:
                store_of(context, words=WORDS).delete(ASKED)
            raise error_of_event(known)
        self._mark_answered(context)
        answer: AnswerManifest = known["answer"]
        return answer

    def on_kill(self) -> None:
        """Cancel the turn when that was asked for; otherwise leave its answer to the next attempt."""
        if self.cancel_on_kill and self._thread_id is not None and stopped_by_user():
            cancel_turn(self.hook, self._thread_id, self.log)

    def _known(self, context: Context) -> dict[str, str] | None:
        """Return the turn of an earlier attempt.

        None when a person cleared the task after its answer, or to ask something else. Airflow raises
        `max_tries` for a clear, and for nothing else.
        """
        known = store_of(context, words=WORDS).get(ASKED)
        if known is not None and not _is_turn(known):
            raise damaged(ASKED)
        tries = task_instance(context).max_tries
        if known is None or known.get("answered_at", tries) != tries:
            return None
        if known.get("asked_at", tries) != tries and known.get("asked") != self._digest():
            self.log.info("The task was cleared and asks something else than turn %s", known["turn_id"])
            return None
        return {"thread_id": known["thread_id"], "turn_id": known["turn_id"]}

    def _mark_answered(self, context: Context) -> None:
        """Keep the turn: Airflow has not stored the task's success yet, and a retry must find the answer."""
        store = store_of(context, words=WORDS)
        known = store.get(ASKED)
        if known is not None:
            store.set(ASKED, {**known, "answered_at": task_instance(context).max_tries})

    def _ask(self, context: Context) -> dict[str, str]:
        store, text = store_of(context, words=WORDS), validation.text("question", self.question)
        agent_id, options = validation.optional_id("agent_id", self.agent_id), self._options()
        if store.get(ASKING):
            self.log.warning(
                "An earlier attempt ended while it asked; the question may be asked a second time"
            )
        store.set(ASKING, True)
        answer: Answer = self.hook.get_conn().ask(agent_id, text, **options, wait=False)
        asked = {"thread_id": answer.thread_id, "turn_id": answer.turn_id}
        about = {"asked": self._digest(), "asked_at": task_instance(context).max_tries}
        self._keep(store, {**asked, **about})
        store.delete(ASKING)
        return asked

    def _options(self) -> dict[str, Any]:
        return {
            "thread_id": validation.optional_text("thread_id", self.thread_id),
            "workspace_ids": validation.optional_ids("workspace_ids", self.workspace_ids),
            "file_ids": validation.optional_ids("file_ids", self.file_ids),
            "max_steps": self.max_steps,
            "fields": validation.optional_mapping("fields", self.fields) or {},
        }

    def _digest(self) -> str:
        """Return what tells this question from others, and nothing of it."""
        wanted = [self.question, str(self.agent_id), self._options()]
        return hashlib.sha256(json.dumps(wanted, sort_keys=True, default=str).encode()).hexdigest()[:32]

    def _keep(self, store: KeyValueStore, asked: dict[str, Any]) -> None:
        """Keep the turn for the next attempt; where Airflow does not, cancel it, since nobody finds it then.

        Raises:
            LedgerUnavailable: It was not kept; the message says what became of the turn.
        """
        try:
            store.set(ASKED, asked)
        except LedgerUnavailable as error:
            became = self._given_up(asked["thread_id"])
            raise LedgerUnavailable(
                f"the question was asked, and Airflow did not keep its turn {asked['turn_id']} of thread "
                f"{asked['thread_id']}: {reason_of(error.__cause__ or error)}. {became}, and a retry is "
                "safe: it asks once more"
            ) from error

    def _given_up(self, thread_id: str) -> str:
        from paradigm_ext import ParadigmError

        try:
            self.hook.cancel_turn(thread_id)
        except ParadigmError as error:
            return f"The turn could not be cancelled ({error}), so its answer goes to nobody"
        return "The turn was cancelled, so nothing is answered twice"


def _is_turn(known: Any) -> bool:
    return isinstance(known, dict) and all(
        isinstance(known.get(key), str) for key in ("thread_id", "turn_id")
    )
