"""All checks of a course, in one list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from primerpress.checks.certificate import check_certificate
from primerpress.checks.colours import check_colours
from primerpress.checks.comparison import check_comparisons
from primerpress.checks.extensions import check_extensions
from primerpress.checks.features import check_features
from primerpress.checks.file_names import check_file_names
from primerpress.checks.former import check_former_names
from primerpress.checks.formulas import check_formulas
from primerpress.checks.links import check_links
from primerpress.checks.macros import check_macros
from primerpress.checks.media import check_media
from primerpress.checks.navigation import check_navigation
from primerpress.checks.objectives import check_objectives
from primerpress.checks.other_sites import check_other_sites
from primerpress.checks.panels import check_panels
from primerpress.checks.parts import check_parts
from primerpress.checks.placement import check_placement
from primerpress.checks.quiz import check_quiz
from primerpress.checks.settings import check_settings
from primerpress.checks.stopped import check_stopped
from primerpress.checks.support import check_support
from primerpress.checks.titles import check_titles
from primerpress.checks.without_effect import check_without_effect
from primerpress.checks.words import check_words_on_pages

if TYPE_CHECKING:
    from primerpress.course.course import Course
    from primerpress.problems import Problem


def check_course(course: Course) -> list[Problem]:
    """Return every problem of the course, in the order of files and lines."""
    if course.settings.configuration.problems:  # what a page may hold, and where pages lie, nobody knows then
        return sorted(set(course.problems))
    found = [*course.problems, *check_settings(course), *check_placement(course), *check_comparisons(course)]
    found += [*check_former_names(course), *check_file_names(course)]
    found += [*check_parts(course), *check_objectives(course), *check_panels(course), *check_certificate(course)]
    found += [*check_support(course), *check_titles(course), *check_links(course)]
    found += [*check_navigation(course), *check_other_sites(course), *check_extensions(course)]
    found += [*check_macros(course), *check_colours(course), *check_features(course), *check_stopped(course)]
    found += [*check_media(course), *check_formulas(course), *check_without_effect(course)]
    found += check_words_on_pages(course)
    for quiz in course.quizzes.values():
        found += check_quiz(quiz, course.settings.extensions, course.kept)
    return sorted(set(found))
