"""The module's own text."""
import os.path
from .models import Base, Mixin as M
from collections import *

LIMIT = 10
first, (second, *rest) = 1, (2, 3, 4)
left = right = None
bare: int
typed: dict[str, Base] = {}
LIMIT = 11

type Pair = tuple[int, int]


# Builds a store,
# with a comment instead of a docstring.
def build(name: str, *args, limit: int = LIMIT) -> "Store":
    local = 1

    class Inner:
        part = local

        def run(self):
            return Store(name)

    def nested(value):
        return Inner().run()

    return nested


@decorated
@registry.register(name="store")
class Store(Base, M, metaclass=Meta):
    """A store of things.

    More text.
    """

    slots = ("a", "b")
    count: int = 0
    if os.name == "nt":
        windows = True

        def native(self):
            pass

    def __init__(self, name):
        """Makes an empty store."""
        self.name = name

    @property
    def size(self) -> int:
        return self.count

    @size.setter
    def size(self, value):
        self.count = value

    async def load(self, path: os.PathLike) -> "list[Base]":
        async with open(path) as handle:
            return [line async for line in handle]

    square = lambda self, x: x * x

    class Error(Exception):
        pass


if typed:

    def guarded():
        try:
            raise Store.Error("no")
        except (ValueError, KeyError) as error:
            pass
else:
    fallback = build("x")

for index in range(3):
    seen = index
