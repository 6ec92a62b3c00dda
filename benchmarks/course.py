"""A course to measure with: pages of 800 words, each with a quiz of single-choice questions."""

from pathlib import Path

SENTENCE = "Sharing a piece of one's *own story* is for the person who listens, and it is short. "
EXTENSIONS = "markdown_extensions: [abbr, admonition, attr_list, footnotes, tables, toc, pymdownx.superfences{}]\n"

BEGINNING = "site_name: Measured\nuse_directory_urls: false\n"
OURS = BEGINNING + EXTENSIONS.format(", primerpress") + "theme: {name: primerpress}\nplugins: [primerpress]\n"
STOCK = BEGINNING + EXTENSIONS.format("") + "theme: {name: material, font: false}\nplugins: [search]\n"
MKDOCS_QUIZ = STOCK.replace("[search]", "[search, mkdocs_quiz]")

FLOOR = STOCK + "extra: {floor: true}\n"
"""The least possible: each question as bare HTML, and a few lines of script that only show the feedback."""

APART = """\
!!! note "Before you go on"

    Whoever shares something may stop at any time.

| What | When | For whom |
| ---- | ---- | -------- |
| a feeling | early | the person who listens |
| a story | later | both, see [another page]({link}#part-2) |

```python
for word in story:
    print(word)
```
"""


def write_course(folder: Path, configuration: str, pages: int, questions: int) -> Path:
    """Write a course of so many pages, each with so many questions in the words of what `configuration` configures."""
    (folder / "docs").mkdir(parents=True)
    (folder / "quizzes").mkdir()
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    for number in range(pages):
        text = "\n\n".join(f"## Part {part}\n\nPage {number}. {SENTENCE * 8}" for part in range(6))
        text += "\n\n" + APART.format(link=_name((number + 1) % pages))
        if configuration == OURS and questions:
            text += f"\n\n::quiz[quiz-{number}]\n"
            quiz = "title: Quiz\nquestions:\n" + "".join(_ours(number, index) for index in range(questions))
            (folder / "quizzes" / f"quiz-{number}.yml").write_text(quiz, "utf-8")
        elif configuration == MKDOCS_QUIZ:
            text += "\n\n" + "\n".join(_theirs(number, index) for index in range(questions))
        elif configuration == FLOOR:
            text += "\n\n" + "\n\n".join(_bare(number, index) for index in range(questions)) + f"\n\n{_SHOWING}\n"
        (folder / "docs" / _name(number)).write_text(f"# Page {number}\n\n{text}", "utf-8")
    return folder


def _name(number: int) -> str:
    return "index.md" if number == 0 else f"page-{number}.md"


def _ours(page: int, index: int) -> str:
    options = "".join(
        f"      - text: Answer {option} to {page}-{index}\n        correct: {str(option == 0).lower()}\n"
        f"        feedback: This is why {option} of {page}-{index}.\n"
        for option in range(4)
    )
    prompt = f"What could you say on page {page} to {index}?"
    return f"  - id: q{index}\n    kind: single-choice\n    prompt: {prompt}\n    options:\n{options}"


def _theirs(page: int, index: int) -> str:
    options = "\n".join(f"- [{'x' if option == 0 else ' '}] Answer {option} to {page}-{index}" for option in range(4))
    prompt = f"What could you say on page {page} to {index}?"
    return f"<quiz>\n{prompt}\n\n{options}\n\nThis is why of {page}-{index}.\n</quiz>\n"


def _bare(page: int, index: int) -> str:
    options = "\n".join(
        f'<p><label><input type="radio" name="q{index}"> Answer {option} to {page}-{index}</label></p>'
        f"<p hidden>This is why {option} of {page}-{index}.</p>"
        for option in range(4)
    )
    prompt = f"What could you say on page {page} to {index}?"
    button = '<button type="button" data-action="check">Check answer</button>'
    return f"<form><fieldset><legend>{prompt}</legend>\n{options}\n{button}\n</fieldset></form>"


_SHOWING = """\
<script>
addEventListener('click', ({ target }) => {
  if (!target.matches('[data-action=check]')) return;
  target.form.querySelector('input:checked').closest('p').nextElementSibling.hidden = false;
});
</script>"""
