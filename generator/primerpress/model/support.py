"""`support.yml`: where a learner finds help, in the one place for what may go stale."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from primerpress.model.markup import SCHEMES
from primerpress.model.values import Date, Flag, Label, Markdown, Part, PlainText, keys_in
from primerpress.problems import shortened

# An address of the web has its two slashes.
_LEADS_AWAY = re.compile(rf"(?!https?:(?!//))({'|'.join(SCHEMES)}):\S")


def _address(text: str) -> str:
    if _LEADS_AWAY.match(text):
        return text
    raise PydanticCustomError(
        "address", "“{value}” is not an address that a link can lead to", {"value": shortened(text)}
    )


def _some(ways: tuple[Way, ...]) -> tuple[Way, ...]:
    if not ways:
        raise PydanticCustomError("no_way", "no way to reach the service is written")
    return ways


Address = Annotated[PlainText, AfterValidator(_address)]


class Way(Part):
    """One way to reach somebody: what is shown, and the address it leads to if it is a link."""

    label: PlainText
    address: Address | None = None


class Resource(Part):
    """A service: what it is called and for, how to reach it, where, and when somebody last looked whether that is so.

    `::support[group]` shows those of one group. `looked_at` says what was read on that day. Where nobody has called the
    service or seen a recent page of it, `opened` is false, and a learner is told so.
    """

    name: Label
    group: PlainText | None = None
    what_for: Markdown = Field(alias="for")
    how: Annotated[tuple[Way, ...], AfterValidator(_some)]
    where: PlainText
    note: Markdown | None = None
    source: PlainText | None = None
    last_checked: Date
    looked_at: PlainText | None = None
    opened: Flag = True


class Support(Part):
    """The file."""

    resources: tuple[Resource, ...] = ()


KEYS = keys_in(Support)
"""Every key of the file."""
