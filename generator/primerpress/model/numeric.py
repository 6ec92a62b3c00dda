"""`numeric`: a number, within a tolerance or a range."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from primerpress.model.number import WrittenNumber
from primerpress.model.question import CommonQuestion
from primerpress.model.values import Number, PlainText, Tolerance


class NumericQuestion(CommonQuestion):
    """Type a number. What counts as right is `range` where there is one, else `answer` give or take `tolerance`."""

    decisive = ("answer", "tolerance", "range")

    kind: Literal["numeric"]
    answer: Number | None = None
    tolerance: Tolerance | None = None
    range: tuple[Number, Number] | None = None
    unit: PlainText | None = None

    @property
    def bounds(self) -> tuple[Decimal, Decimal]:
        """The lowest and the highest number that is right."""
        if self.range:
            return self.range
        answer, tolerance = self.answer or Decimal(0), self.tolerance or Decimal(0)
        return answer - tolerance, answer + tolerance

    def asked(self) -> list[str]:
        """Return the bounds of what is right, and the unit."""
        return [*(str(bound.normalize()) for bound in self.bounds), self.unit or ""]

    @property
    def written_bounds(self) -> tuple[str, str]:
        """The same as learners are shown them: written as the author writes numbers."""
        if self.range:
            return self.range[0].written, self.range[1].written
        low, high = map(WrittenNumber, self.bounds)
        like = [number for number in (self.answer, self.tolerance) if number is not None]
        return low.written_like(*like), high.written_like(*like)
