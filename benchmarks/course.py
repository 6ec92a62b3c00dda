"""A course to measure with: pages of text, each with a quiz of single-choice questions, for us and for mkdocs-quiz."""

from pathlib import Path

PARAGRAPH = "Sharing a piece of one's own story is for the person who listens, and it is short. " * 8

OURS = """\
site_name: Measured
theme: {name: primerpress}
markdown_extensions: [primerpress]
plugins: [primerpress]
"""
STOCK = "site_name: Measured\ntheme: {name: material, font: false}\nplugins: [search]\n"
MKDOCS_QUIZ = STOCK.replace("[search]", "[search, mkdocs_quiz]")


def write_course(folder: Path, configuration: str, pages: int, questions: int) -> Path:
    """Write a course of so many pages, each with so many questions in the words of what `configuration` configures."""
    (folder / "docs").mkdir(parents=True)
    (folder / "quizzes").mkdir()
    (folder / "mkdocs.yml").write_text(configuration, "utf-8")
    for number in range(pages):
        text = "\n\n".join(f"## Part {part}\n\n{PARAGRAPH}" for part in range(6))
        name = "index" if number == 0 else f"page-{number}"
        if configuration == OURS and questions:
            text += f"\n\n::quiz[quiz-{number}]\n"
            quiz = "title: Quiz\nquestions:\n" + "".join(map(_ours, range(questions)))
            (folder / "quizzes" / f"quiz-{number}.yml").write_text(quiz, "utf-8")
        elif configuration == MKDOCS_QUIZ:
            text += "\n\n" + "\n".join(map(_theirs, range(questions)))
        (folder / "docs" / f"{name}.md").write_text(f"# Page {number}\n\n{text}", "utf-8")
    return folder


def _ours(index: int) -> str:
    options = "".join(
        f"      - text: Answer {option}\n        correct: {str(option == 0).lower()}\n        feedback: This is why.\n"
        for option in range(4)
    )
    return f"  - id: q{index}\n    kind: single-choice\n    prompt: What could you say?\n    options:\n{options}"


def _theirs(_index: int) -> str:
    options = "\n".join(f"- [{'x' if option == 0 else ' '}] Answer {option}" for option in range(4))
    return f"<quiz>\nWhat could you say?\n\n{options}\n\nThis is why.\n</quiz>\n"
