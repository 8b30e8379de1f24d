"""Running random lives of the portal's content, each step of which is looked at."""

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test
from wagtail.signal_handlers import disable_reference_index_auto_update

from search import client
from search.client import WRITES, engine
from search.index import alias
from search.rebuilding import rebuild


@contextmanager
def live_index() -> Iterator[None]:
    """Have a live index of what there is; every index made meanwhile is deleted, by its name."""
    client.forget()
    rebuild()
    yield
    with engine(WRITES) as writer:
        for name in writer.indices.get(index=f"{alias()}-*").body:
            writer.indices.delete(index=name)
    client.forget()


def run_lives(life: Callable[[], RuleBasedStateMachine], *, examples: int, steps: int) -> None:
    """Run some lives of some steps each, the same ones in every run."""
    # Thousands of pages that are not there: each would be a line.
    logging.disable(logging.CRITICAL)
    # What is there by now stays: looking through all of it again and again takes a quarter more.
    gc.freeze()
    try:
        with disable_reference_index_auto_update():
            run_state_machine_as_test(
                life,  # type: ignore[arg-type]  # any factory will do
                settings=settings(
                    max_examples=examples,
                    stateful_step_count=steps,
                    # The same steps in every run, and no minutes spent on making a failure
                    # shorter: the steps are printed as they were.
                    derandomize=True,
                    database=None,
                    phases=[Phase.generate],
                    deadline=None,
                    suppress_health_check=list(HealthCheck),
                ),
            )
    finally:
        gc.unfreeze()
        logging.disable(logging.NOTSET)
