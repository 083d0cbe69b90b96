// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.Codes;
import es.upv.dst.codes.DrawnCode;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.roster.Roster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Judges submissions and certifies those who hand in an accepted one. */
@Service
public class Submissions {

    private final Ledger ledger;
    private final Codes codes;
    private final Roster roster;
    private final Certificates certificates;
    private final SubmissionTable table;
    private final ApplicationEventPublisher events;

    Submissions(
            Ledger ledger,
            Codes codes,
            Roster roster,
            Certificates certificates,
            SubmissionTable table,
            ApplicationEventPublisher events) {
        this.ledger = ledger;
        this.codes = codes;
        this.roster = roster;
        this.certificates = certificates;
        this.table = table;
        this.events = events;
    }

    /**
     * Judges submissions in their order, redeems the codes of those that are good and writes each down, as one change. One that
     * is delivered again is not written down again, and gets the verdict that it got.
     */
    public List<Judgement> judge(List<Submission> submissions) {
        return ledger.write(() -> {
            var fresh = new ArrayList<Judgement>();
            var judgements = submissions.stream()
                    .map(submission -> judge(submission, fresh))
                    .toList();
            codes.redeem(fresh.stream().flatMap(Submissions::redeemed).toList());
            table.insert(fresh);
            events.publishEvent(new Judged(fresh));
            return judgements;
        });
    }

    /** How many submissions got which answer. */
    public SubmissionCounts counts() {
        return table.counts();
    }

    private Judgement judge(Submission submission, List<Judgement> fresh) {
        var solution = Solution.parse(submission.sent());
        var code = solution.flatMap(fields -> Code.parse(fields.code()));
        var issued = code.flatMap(codes::find);
        var earlier = table.earlier(submission);
        if (earlier.isPresent()) {
            return new Judgement(submission, earlier.get(), solution, issued);
        }
        var verdict = solution.map(fields -> verdict(fields, code, issued)).orElse(Verdict.MALFORMED);
        if (verdict.redeems()) {
            solution.ifPresent(certificates::add);
        }
        var judgement = new Judgement(submission, verdict, solution, issued);
        table.remember(judgement);
        fresh.add(judgement);
        return judgement;
    }

    private Verdict verdict(Solution solution, Optional<Code> code, Optional<DrawnCode> issued) {
        if (code.isEmpty()) {
            return Verdict.INVALID_CODE;
        }
        if (issued.isEmpty()) {
            return Verdict.NOT_ISSUED;
        }
        var first = certificates.redeeming(solution.code());
        if (first.filter(solution::equals).isPresent()) {
            return Verdict.DUPLICATE;
        }
        if (first.isPresent() || issued.get().isUsed()) {
            return Verdict.ALREADY_USED;
        }
        return roster.isRehearsal(issued.get().dni()) ? Verdict.REHEARSED : Verdict.ACCEPTED;
    }

    private static Stream<DrawnCode> redeemed(Judgement judgement) {
        return judgement.verdict().redeems()
                ? judgement
                        .issued()
                        .map(code -> code.usedAt(judgement.submission().receivedAt()))
                        .stream()
                : Stream.empty();
    }
}
