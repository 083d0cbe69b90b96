// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.storage.CachedState;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Caches, for each redeemed code, the solution that redeemed the code. */
@Component
class RedeemedCodes implements CachedState {

    private final SubmissionRepository repository;
    private final Map<String, Solution> solutions = new HashMap<>();

    RedeemedCodes(SubmissionRepository repository) {
        this.repository = repository;
    }

    @Override
    public void reload() {
        solutions.clear();
        repository.redeemingSolutions().forEach(this::add);
    }

    Optional<Solution> find(String code) {
        return Optional.ofNullable(solutions.get(code));
    }

    void add(Solution solution) {
        solutions.put(solution.code(), solution);
    }
}
