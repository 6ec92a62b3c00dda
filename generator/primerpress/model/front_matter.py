"""What the front matter of a page says to Primerpress; other keys in it are for others."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator

from primerpress.model.motif import Motif
from primerpress.model.values import Flag, Part, PlainText, one_or_more


class FrontMatter(Part):
    """What an author says of a page.

    `parts` lists the headings that begin a part of the page, by their text or id; `mentions` says in a sentence or two
    what a reader may rather not meet today; `motif` names the drawing beside the title of a module; a `draft` is not
    published yet; `edition` says for whom the page is: `facilitator` for whoever leads a group; `was` names the files
    that the page was before it was renamed, by their paths from the folder of pages on.
    """

    parts: Annotated[tuple[PlainText, ...], BeforeValidator(one_or_more)] = ()
    mentions: PlainText | None = None
    motif: Motif | None = None
    draft: Flag = False
    edition: Literal["learners", "facilitator"] | None = None
    was: Annotated[tuple[PlainText, ...], BeforeValidator(one_or_more)] = ()
