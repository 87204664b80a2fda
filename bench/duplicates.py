"""How long the pairs among 10,000 delegates take to find, without the database."""

import random
import time
from types import SimpleNamespace

from bench._figures import middle, say
from bench.search import FAMILIES, GIVEN, MIDDLES, PLACES, UNITS
from workshop.registrations.duplicates import pairs_among, person

PEOPLE, TWINS, ROUNDS, LIMIT_SECONDS = 10_000, 300, 5, 2.0


def main():
    """Time the search for pairs, and say how many of the hidden ones it found."""
    people, hidden = registered()
    took, found = [], []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        found = pairs_among([person(each) for each in people])
        took.append(time.perf_counter() - began)
    say(__file__, f"pairs among {len(people):,} delegates", middle(took), "s", LIMIT_SECONDS)
    strong = {(pair.first, pair.second) for pair in found if pair.strength != "possible"}
    say(__file__, f"of {len(hidden)} people registered twice, found", len(hidden & strong), "pairs")
    say(__file__, "pairs shown as at least likely", len(strong), "pairs")


def registered():
    """Ten thousand people, of whom some stand there twice; returns (people, the pairs of ids that are one)."""
    chosen, people, hidden = random.Random(3), [], set()
    for number in range(PEOPLE - TWINS):
        name = " ".join(f"{chosen.choice(FAMILIES)} {chosen.choice(MIDDLES)} {chosen.choice(GIVEN)}".split())
        unit = chosen.choice(UNITS).format(chosen.choice(PLACES))
        people.append(_registration(number + 1, name, unit, f"09{chosen.randrange(10**8):08d}"))
    for number in range(PEOPLE - TWINS, PEOPLE):
        twin = chosen.choice(people[: PEOPLE - TWINS])
        name, phone = chosen.choice([
            (twin.full_name, None), (twin.full_name.replace("Thị ", ""), twin.phone),
            (twin.full_name.replace("y", "i"), twin.phone), (twin.full_name[:-1], twin.phone),
        ])  # fmt: skip
        people.append(_registration(number + 1, name, twin.organization, phone))
        hidden.add((twin.id, number + 1))
    return people, hidden


def _registration(number, name, unit, phone):
    return SimpleNamespace(
        id=number, full_name=name, organization=unit, phone=phone, email=None, honorific="", status="confirmed"
    )


if __name__ == "__main__":
    main()
