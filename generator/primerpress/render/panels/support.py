"""`::support`, `::support[group]`: where a learner finds help."""

from __future__ import annotations

from functools import cached_property

from primerpress.model.support import Resource
from primerpress.render.fragment import typeset
from primerpress.render.panels.panel import Panel


class SupportPanel(Panel):
    """It shows the services of `support.yml`: all, or those of the group that it names."""

    @cached_property
    def resources(self) -> list[Resource]:
        """The services, with the HTML of their texts."""
        return [
            typeset(resource, lambda text, _path: self.texts(text, "support"))
            for resource in self.course.support.resources
            if self.argument in ("", resource.group)
        ]
