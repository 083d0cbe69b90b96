// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.codes;

import es.upv.dst.roster.Dni;
import es.upv.dst.storage.CachedState;
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
 * Caches the state of every code: the free codes, the issued codes, each student's open codes, oldest first, and how
 * many codes each student has drawn.
 */
@Component
class CodePool implements CachedState {

    private final CodeRepository repository;
    private final RandomGenerator random;
    private final List<Code> free = new ArrayList<>(Code.CAPACITY);
    private final Map<Code, IssuedCode> issued = new HashMap<>();
    private final Map<Dni, Deque<Code>> openCodes = new HashMap<>();
    private final Map<Dni, Integer> drawn = new HashMap<>();

    CodePool(CodeRepository repository, RandomGenerator random) {
        this.repository = repository;
        this.random = random;
    }

    @Override
    public void reload() {
        issued.clear();
        openCodes.clear();
        drawn.clear();
        free.clear();
        repository.findAll().forEach(this::add);
        for (var number = 0; number < Code.CAPACITY; number++) {
            var code = Code.of(number);
            if (!issued.containsKey(code)) {
                free.add(code);
            }
        }
    }

    /** Returns the student's open codes, oldest first. */
    Deque<Code> openCodesOf(Dni dni) {
        return openCodes.getOrDefault(dni, new ArrayDeque<>());
    }

    /** Returns how many codes the student has drawn, including used ones. */
    int drawnBy(Dni dni) {
        return drawn.getOrDefault(dni, 0);
    }

    /** Issues a random free code to a student. Returns empty if no code is free. */
    Optional<IssuedCode> issue(Dni dni, Instant now) {
        if (free.isEmpty()) {
            return Optional.empty();
        }
        Collections.swap(free, random.nextInt(free.size()), free.size() - 1);
        var code = new IssuedCode(free.removeLast(), Optional.of(dni), now, Optional.empty());
        add(code);
        return Optional.of(code);
    }

    Optional<IssuedCode> find(Code code) {
        return Optional.ofNullable(issued.get(code));
    }

    void markUsed(IssuedCode code) {
        issued.put(code.code(), code);
        code.dni().ifPresent(dni -> openCodesOf(dni).remove(code.code()));
    }

    private void add(IssuedCode code) {
        issued.put(code.code(), code);
        code.dni().ifPresent(student -> drawn.merge(student, 1, Integer::sum));
        if (!code.isUsed()) {
            code.dni()
                    .ifPresent(student -> openCodes
                            .computeIfAbsent(student, _ -> new ArrayDeque<>())
                            .add(code.code()));
        }
    }
}
