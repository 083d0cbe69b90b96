// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions;

import es.upv.dst.codes.Code;
import es.upv.dst.codes.CodeService;
import es.upv.dst.codes.IssuedCode;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.owner.CodeOwnership;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Judges submissions. An accepted submission certifies the student who requested its code. */
@Service
public class SubmissionService {

    private final SingleWriter writer;
    private final CodeService codes;
    private final Roster roster;
    private final CodeOwnership ownership;
    private final RedeemedCodes redeemed;
    private final SubmissionRepository repository;
    private final ApplicationEventPublisher events;

    SubmissionService(
            SingleWriter writer,
            CodeService codes,
            Roster roster,
            CodeOwnership ownership,
            RedeemedCodes redeemed,
            SubmissionRepository repository,
            ApplicationEventPublisher events) {
        this.writer = writer;
        this.codes = codes;
        this.roster = roster;
        this.ownership = ownership;
        this.redeemed = redeemed;
        this.repository = repository;
        this.events = events;
    }

    /**
     * Judges submissions in their order, redeems the codes of the accepted submissions, and stores all submissions in
     * one change. A redelivered submission gets the same verdict as before, and is not stored again.
     */
    public List<Judgement> judge(List<Submission> submissions) {
        return writer.write(() -> {
            var judgements = submissions.stream().map(this::judge).toList();
            record(judgements);
            return judgements;
        });
    }

    /**
     * Judges a submission, and redeems its code if the submission is accepted, in memory only. Call this method inside
     * a change, and {@link #record} the verdict in the same change. A redelivered submission gets the same verdict as
     * before.
     */
    public Judgement judge(Submission submission) {
        var solution = Solution.parse(submission.payload());
        var code = solution.flatMap(fields -> Code.parse(fields.code()));
        var issuedCode = code.flatMap(codes::find);
        return repository
                .findVerdict(submission)
                .map(earlier -> new Judgement(submission, earlier, solution, issuedCode, true))
                .orElseGet(() -> redeemAndCache(new Judgement(
                        submission,
                        solution.map(fields -> verdict(fields, code, issuedCode))
                                .orElse(Verdict.MALFORMED),
                        solution,
                        issuedCode,
                        false)));
    }

    /**
     * Appends the rows of these verdicts to the current change, in their order. A redelivered submission gets no second
     * row.
     */
    public void record(List<Judgement> judgements) {
        var newJudgements = judgements.stream()
                .filter(judgement -> !judgement.redelivered())
                .toList();
        codes.recordUsed(newJudgements.stream()
                .flatMap(judgement -> judgement.redeemedCode().stream())
                .toList());
        repository.insert(newJudgements);
        events.publishEvent(new SubmissionsJudged(newJudgements));
    }

    /** Returns the number of submissions by verdict. */
    public SubmissionCounts counts() {
        return repository.counts();
    }

    private Judgement redeemAndCache(Judgement judgement) {
        judgement.redeemedCode().ifPresent(code -> {
            codes.markUsed(code);
            judgement.solution().ifPresent(redeemed::add);
        });
        repository.cache(judgement);
        return judgement;
    }

    private Verdict verdict(Solution solution, Optional<Code> code, Optional<IssuedCode> issuedCode) {
        if (code.isEmpty()) {
            return Verdict.INVALID_CODE;
        }
        if (issuedCode.isEmpty()) {
            return Verdict.NOT_ISSUED;
        }
        var redeeming = redeemed.find(solution.code());
        if (redeeming.filter(solution::equals).isPresent()) {
            return Verdict.DUPLICATE;
        }
        if (redeeming.isPresent() || issuedCode.get().isUsed()) {
            return Verdict.ALREADY_USED;
        }
        if (!ownership.permits(issuedCode.get(), solution.email())) {
            return Verdict.NOT_YOURS;
        }
        return issuedCode.flatMap(IssuedCode::dni).filter(roster::isRehearsal).isPresent()
                ? Verdict.REHEARSED
                : Verdict.ACCEPTED;
    }
}
