// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.Codes;
import es.upv.dst.ledger.Remembered;
import es.upv.dst.submissions.SubmissionTable.Redeeming;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By which submission each code was redeemed, in memory. */
@Component
class Certificates implements Remembered {

    private final SubmissionTable table;
    private final Codes codes;
    private final Map<String, Solution> accepted = new HashMap<>();
    private long last;

    Certificates(SubmissionTable table, Codes codes) {
        this.table = table;
        this.codes = codes;
    }

    @Override
    public void recall() {
        accepted.clear();
        last = 0;
        read();
    }

    @Override
    public void follow() {
        read().forEach(redeeming ->
                Code.parse(redeeming.solution().code()).ifPresent(code -> codes.noteRedeemed(code, redeeming.at())));
    }

    private List<Redeeming> read() {
        var redeeming = table.redeemingSince(last);
        redeeming.forEach(each -> {
            add(each.solution());
            last = each.id();
        });
        return redeeming;
    }

    Optional<Solution> redeeming(String code) {
        return Optional.ofNullable(accepted.get(code));
    }

    void add(Solution solution) {
        accepted.put(solution.code(), solution);
    }
}
