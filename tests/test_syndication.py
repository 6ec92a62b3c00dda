"""What is read away from a page, such as in a feed, has the words of its questions and nothing that answers them."""

from __future__ import annotations

import re

from markdown import Markdown

from primerpress.page.extension import PrimerpressExtension
from primerpress.page.syndication import syndicated

PAGE = "# Welcome\n\nTo all.\n\n::quiz[one]\n"
QUIZ = """\
title: Two
questions:
  - id: first
    kind: single-choice
    prompt: Which is it?
    options:
      - {text: This, correct: true, feedback: Yes.}
      - {text: That}
"""


def test_a_quiz_is_read_without_its_answers_and_without_fields(write_course):
    course = write_course({"docs/index.md": PAGE, "quizzes/one.yml": QUIZ})
    page = Markdown(extensions=[PrimerpressExtension(course=str(course), page="index.md")]).convert(PAGE)

    read = syndicated(page)

    assert {"To all.", "Which is it?", "This", "That"} <= {text.strip() for text in re.split("<[^>]*>", read)}
    assert "Yes." in page
    assert not re.search("Yes\\.|correct|<input|<button|<template|<primerpress|<form", read)


def test_a_page_without_a_quiz_stays_as_it_is():
    assert syndicated("<p>To all.<input hidden></p>") == "<p>To all.<input hidden></p>"
