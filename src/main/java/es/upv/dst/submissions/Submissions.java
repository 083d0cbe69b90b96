// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.Codes;
import es.upv.dst.codes.DrawnCode;
import es.upv.dst.ledger.Ledger;
import es.upv.dst.roster.Roster;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Judges submissions and certifies those who hand in an accepted one. */
@Service("submissionService")
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
            var judgements = submissions.stream().map(this::judge).toList();
            record(judgements);
            return judgements;
        });
    }

    /**
     * Judges a submission, for now in memory only; asked inside a change, which has to {@link #record} the verdict too. One that
     * is delivered again gets the verdict that it got.
     */
    public Judgement judge(Submission submission) {
        var solution = Solution.parse(submission.sent());
        var code = solution.flatMap(fields -> Code.parse(fields.code()));
        var issued = code.flatMap(codes::find);
        return table.earlier(submission)
                .map(earlier -> new Judgement(submission, earlier, solution, issued, true))
                .orElseGet(() -> decided(new Judgement(
                        submission,
                        solution.map(fields -> verdict(fields, code, issued)).orElse(Verdict.MALFORMED),
                        solution,
                        issued,
                        false)));
    }

    /** Enters the rows of these verdicts, in their order, one for each submission that was not delivered before. */
    public void record(List<Judgement> judgements) {
        var fresh =
                judgements.stream().filter(judgement -> !judgement.repeated()).toList();
        codes.recordUsed(fresh.stream()
                .flatMap(judgement -> judgement.redeemed().stream())
                .toList());
        table.insert(fresh);
        events.publishEvent(new Judged(fresh));
    }

    /** How many submissions got which answer. */
    public SubmissionCounts counts() {
        return table.counts();
    }

    private Judgement decided(Judgement judgement) {
        judgement.redeemed().ifPresent(code -> {
            codes.markUsed(code);
            judgement.solution().ifPresent(certificates::add);
        });
        table.remember(judgement);
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
}
