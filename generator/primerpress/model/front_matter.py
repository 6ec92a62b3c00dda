"""What the front matter of a page says to Primerpress; other keys in it are for others."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator

from primerpress.model.values import Flag, Part, PlainText, one_or_more


class FrontMatter(Part):
    """`parts` lists the headings that begin a part of the page, by their text or id; a `draft` is not published yet."""

    parts: Annotated[tuple[PlainText, ...], BeforeValidator(one_or_more)] = ()
    draft: Flag = False
