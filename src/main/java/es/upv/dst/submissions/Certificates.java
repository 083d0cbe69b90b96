// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.ledger.Remembered;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which submission each code was redeemed, in memory. */
@Component
class Certificates implements Remembered {

    private final SubmissionTable table;
    private final Map<String, Solution> accepted = new HashMap<>();

    Certificates(SubmissionTable table) {
        this.table = table;
    }

    @Override
    public void recall() {
        accepted.clear();
        table.redeeming().forEach(this::add);
    }

    Optional<Solution> redeeming(String code) {
        return Optional.ofNullable(accepted.get(code));
    }

    void add(Solution solution) {
        accepted.put(solution.code(), solution);
    }
}
