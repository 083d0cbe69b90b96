// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.submissions.guessing;

import es.upv.dst.codes.IssuedCode;
import es.upv.dst.roster.Roster;
import es.upv.dst.storage.SingleWriter;
import es.upv.dst.submissions.Judgement;
import es.upv.dst.submissions.Solution;
import es.upv.dst.submissions.SubmissionsJudged;
import es.upv.dst.time.MonotonicTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Counts the different well-formed codes of the last five minutes that were submitted and were not issued or are used.
 * Students submit such codes too: real clients take the first code that they receive, which another one may have used.
 * In a class, that is about one code for each student, because a program that repeats a code counts once. More codes
 * come from a program that tries them all. This works with every broker, and does not know who sends.
 */
@Component
public class GuessDetector {

    private static final Logger log = LoggerFactory.getLogger(GuessDetector.class);

    static final Duration WINDOW = Duration.ofMinutes(5);

    /** So many codes more than those of the class are guesses. */
    static final int MARGIN = 30;

    /** A lab is for one class. More students do not submit more codes in five minutes. */
    static final int MAX_CLASS = 1_000;

    private final Roster roster;
    private final SingleWriter writer;
    private final InstantSource monotonic = new MonotonicTime();

    /** When each code was submitted last, oldest first. There are only 10,000 codes. */
    private final SequencedMap<String, Instant> codes = new LinkedHashMap<>();

    private boolean guessing;

    GuessDetector(Roster roster, SingleWriter writer) {
        this.roster = roster;
        this.writer = writer;
    }

    @EventListener
    void onJudged(SubmissionsJudged judged) {
        var wrong = judged.judgements().stream().flatMap(this::wrongCode).toList();
        if (!wrong.isEmpty()) {
            writer.afterCommit(() -> add(wrong, monotonic.instant()));
        }
    }

    /** Returns the current number of codes. */
    public synchronized GuessCount count() {
        removeOld(monotonic.instant());
        var count = new GuessCount(codes.size(), MARGIN + Math.min(roster.enrolled(), MAX_CLASS));
        if (count.isGuessing() && !guessing) {
            log.warn(
                    "{} different codes that were not issued or are used were submitted in five minutes; somebody"
                            + " guesses codes. With DST_SUBMISSIONS_OWNER=roster, guessed codes are worth nothing",
                    count.codes());
        }
        guessing = count.isGuessing();
        return count;
    }

    /** A rehearsal student uses the codes of other ones, which is not a guess. */
    private Stream<String> wrongCode(Judgement judgement) {
        var rehearsed = judgement.issuedCode().flatMap(IssuedCode::dni).filter(roster::isRehearsal);
        return switch (judgement.verdict()) {
            case NOT_ISSUED, ALREADY_USED -> rehearsed.isPresent() ? Stream.empty() : code(judgement).stream();
            case MALFORMED, INVALID_CODE, DUPLICATE, NOT_YOURS, ACCEPTED, REHEARSED -> Stream.empty();
        };
    }

    private static Optional<String> code(Judgement judgement) {
        return judgement.solution().map(Solution::code);
    }

    private synchronized void add(List<String> wrong, Instant now) {
        wrong.forEach(code -> codes.putLast(code, now));
        count();
    }

    private void removeOld(Instant now) {
        var oldest = now.minus(WINDOW);
        while (!codes.isEmpty() && codes.firstEntry().getValue().isBefore(oldest)) {
            codes.pollFirstEntry();
        }
    }

    /**
     * @param codes the number of different codes
     * @param limit the number that is plausible without guessing
     */
    public record GuessCount(int codes, int limit) {

        public boolean isGuessing() {
            return codes > limit;
        }
    }
}
