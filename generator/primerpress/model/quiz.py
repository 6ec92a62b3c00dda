"""A quiz and the union of question kinds."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, get_args

from pydantic import Field

from primerpress.model.categorize import CategorizeQuestion
from primerpress.model.draw import Draw
from primerpress.model.fill_in_the_blanks import FillInTheBlanksQuestion
from primerpress.model.judgement import JudgementQuestion
from primerpress.model.matching import MatchingQuestion
from primerpress.model.multiple_choice import MultipleChoiceQuestion
from primerpress.model.numeric import NumericQuestion
from primerpress.model.ordering import OrderingQuestion
from primerpress.model.rating import RatingQuestion
from primerpress.model.reflection import ReflectionQuestion
from primerpress.model.scenario import ScenarioQuestion
from primerpress.model.short_answer import ShortAnswerQuestion
from primerpress.model.single_choice import SingleChoiceQuestion
from primerpress.model.true_false import TrueFalseQuestion
from primerpress.model.values import Flag, Label, Markdown, Names, Part, PerCent, PerCentFromNone, WholeNumber, keys_in

Question = Annotated[
    SingleChoiceQuestion
    | MultipleChoiceQuestion
    | TrueFalseQuestion
    | ShortAnswerQuestion
    | NumericQuestion
    | MatchingQuestion
    | OrderingQuestion
    | FillInTheBlanksQuestion
    | CategorizeQuestion
    | RatingQuestion
    | ReflectionQuestion
    | JudgementQuestion
    | ScenarioQuestion,
    Field(discriminator="kind"),
]

KINDS: dict[str, type[Any]] = {
    get_args(question.model_fields["kind"].annotation)[0]: question for question in get_args(get_args(Question)[0])
}
"""Each kind's name in YAML, and its class."""


Reveal = Literal["in-steps", "at-once"]
"""Whether a first miss leaves the key for later, or shows every reason."""

Marking = Literal["one-by-one", "at-end"]
"""Whether each question is marked when it is checked, or the whole quiz when the learner asks how they did."""


class Band(Part):
    """The author's own words for a result of `from` per cent of the points or more."""

    from_mark: PerCentFromNone = Field(alias="from")
    text: Markdown


class Quiz(Part):
    """A quiz file."""

    decisive = ("draw",)

    title: Label
    intro: Markdown | None = None
    pass_mark: PerCent | None = Field(default=None, alias="pass")
    draw: Draw | None = None
    shuffle: Flag = False
    include_placed: Flag = False
    reveal: Reveal | None = None
    attempts: WholeNumber | None = None
    marking: Marking = "one-by-one"
    was: Names = ()
    draft: Flag = False
    bands: tuple[Band, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def header(self) -> Self:
        """What it says of itself, without its questions."""
        return self.model_copy(update={"questions": ()})


KEYS = keys_in(Quiz)
"""Every key of a quiz file."""
