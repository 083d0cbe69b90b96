// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.ledger.Remembered;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Every code, in memory: the free ones; the drawn ones; and whose the unused ones are, oldest first.
 */
@Component
class CodeBook implements Remembered {

    private final CodeTable table;
    private final RandomGenerator random;
    private final List<Code> free = new ArrayList<>(Code.CAPACITY);
    private final Map<Code, DrawnCode> drawn = new HashMap<>();
    private final Map<Dni, Deque<Code>> unused = new HashMap<>();

    CodeBook(CodeTable table, RandomGenerator random) {
        this.table = table;
        this.random = random;
    }

    @Override
    public void recall() {
        drawn.clear();
        unused.clear();
        free.clear();
        table.drawn().forEach(this::enter);
        for (var number = 0; number < Code.CAPACITY; number++) {
            var code = Code.of(number);
            if (!drawn.containsKey(code)) {
                free.add(code);
            }
        }
    }

    /** The student's unused codes, oldest first. */
    Deque<Code> unusedOf(Dni dni) {
        return unused.getOrDefault(dni, new ArrayDeque<>());
    }

    /** Draws a free code for a student; nothing if none is left. */
    Optional<DrawnCode> draw(Dni dni, Instant now) {
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Collections.swap(free, random.nextInt(free.size()), free.size() - 1);
        var code = new DrawnCode(free.removeLast(), dni, now, Optional.empty());
        enter(code);
        return Optional.of(code);
    }

    Optional<DrawnCode> find(Code code) {
        return Optional.ofNullable(drawn.get(code));
    }

    void markUsed(DrawnCode code) {
        drawn.put(code.code(), code);
        unusedOf(code.dni()).remove(code.code());
    }

    private void enter(DrawnCode code) {
        drawn.put(code.code(), code);
        if (!code.isUsed()) {
            unused.computeIfAbsent(code.dni(), dni -> new ArrayDeque<>()).add(code.code());
        }
    }
}
