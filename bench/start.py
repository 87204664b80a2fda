"""How long the demonstration takes: loaded into an empty folder, and started again afterwards.

From the command to the first /readyz that says ok; packages are installed already. A second start is to
take less than five seconds.
"""

import tempfile

from bench._figures import middle, say
from tests.support.serving import Product

SECOND_START_SECONDS, ROUNDS = 5, 3


def main():
    """Load it once, then start it several times."""
    with tempfile.TemporaryDirectory() as folder:
        product = Product(folder, WORKSHOP_MIN_FREE_BYTES="0")
        say(__file__, "first start, with loading the demonstration", started(product), "s")
        again = [started(product) for _number in range(ROUNDS)]
        say(__file__, "second start until /readyz answers", middle(again), "s", limit=SECOND_START_SECONDS)


def started(product):
    """The seconds of one start; the product is stopped afterwards."""
    try:
        return product.start_all("--demo")
    finally:
        product.stop()


if __name__ == "__main__":
    main()
