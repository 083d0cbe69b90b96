# SPDX-FileCopyrightText: 2026 The dst-lab authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses the next fault."""
from collections import Counter


class FaultSelector:
    """Chooses at random, but each kind once before any kind again. Lives as long as the test."""

    def __init__(self, kinds, random):
        self.kinds, self.random, self.left, self.used_variants = kinds, random, [], Counter()

    def next(self):
        if not self.left:
            self.left = list(self.kinds)
            self.random.shuffle(self.left)
        return self.left.pop()

    def next_variant(self, kind, variants):
        """The variants of a kind in turn, from a random one on."""
        if kind not in self.used_variants:
            self.used_variants[kind] = self.random.randrange(len(variants))
        self.used_variants[kind] += 1
        return variants[self.used_variants[kind] % len(variants)]
