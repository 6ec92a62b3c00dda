"""The page that a package begins with."""

from __future__ import annotations

from primerpress.render.environment import environment


def render_start(title: str, language: str, folder: str, script: str) -> str:
    """Return a page that leads on into the course.

    Args:
        title: of the course.
        language: of the course.
        folder: where the course is, beside the page.
        script: the file of that folder that leads on by itself.
    """
    template = environment(language).get_template("package/start-here.html.jinja")
    return template.render(title=title, language=language, folder=folder, script=script)
