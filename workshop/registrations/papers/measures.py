"""What every badge of a size has in common, spare ones too: the unit its letters grow by, its edge, its QR."""

from dataclasses import dataclass

_USUAL_SIDE = 68  # of a square as large as a badge of 85 x 54 mm, where the unit is 1


@dataclass(frozen=True)
class Measures:
    """Millimetres of one badge."""

    width: float
    height: float

    @property
    def unit(self):
        """By how much letters and gaps are larger than on the usual badge."""
        return (self.width * self.height) ** 0.5 / _USUAL_SIDE

    @property
    def edge(self):
        """What stays free on all sides."""
        return max(3.5, min(self.width, self.height) * 0.06)

    @property
    def room(self):
        """How wide a line may be."""
        return self.width - 2 * self.edge

    @property
    def is_low(self):
        """Whether it is wider than tall: the QR then stands beside the words, otherwise below them."""
        return self.width > self.height

    @property
    def code_side(self):
        """The side of the QR: never too small to be scanned from an arm's length."""
        if self.is_low:
            return min(40, max(17, self.height * 0.33))
        return min(45, max(18, self.width * 0.32))
