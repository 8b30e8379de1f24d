"""National mechanisms to test on."""

import datetime as dt
from typing import Any

from activities.mechanisms.models import Mechanism
from portal.reference.models import State


def a_mechanism(
    state: str = "KEN", name: str | dict[str, str] = "Commission", **values: Any
) -> Mechanism:
    """Return a mechanism of a State, in English and an NHRI of A status unless said otherwise."""
    nhri = values.get("kind", "nhri") == "nhri"
    own: dict[str, Any] = {"accreditation": "A", "accredited_on": dt.date(2024, 3, 29)}
    row = Mechanism(
        state=State.objects.get(iso3=state),
        labels={"en": name} if isinstance(name, str) else name,
        **{
            "kind": "nhri",
            "source": "List of 1 March",
            "checked_on": dt.date(2025, 3, 1),
            **(own if nhri else {"type": "separate"}),
            **values,
        },
    )
    row.full_clean()
    row.save()
    return row
