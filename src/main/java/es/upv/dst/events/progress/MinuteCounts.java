// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.progress;

import es.upv.dst.codes.Issuance.Outcome;
import es.upv.dst.codes.request.LoggedRequest;
import es.upv.dst.events.log.LabEvent;
import es.upv.dst.submissions.SubmissionRow;
import es.upv.dst.submissions.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** The numbers of codes and verdicts of each minute of the last hour. */
public final class MinuteCounts {

    private static final int MINUTES = 60;

    private final TreeMap<Instant, MinuteCount> counts = new TreeMap<>();

    /**
     * The counts of one minute.
     *
     * @param at the beginning of the minute
     */
    public record MinuteCount(Instant at, long codes, long accepted, long refused) {

        private MinuteCount plus(long moreCodes, long moreAccepted, long moreRefused) {
            return new MinuteCount(at, codes + moreCodes, accepted + moreAccepted, refused + moreRefused);
        }
    }

    void apply(LabEvent event) {
        switch (event.row()) {
            case LoggedRequest request when request.outcome() == Outcome.ISSUED -> add(event.at(), 1, 0, 0);
            case SubmissionRow submission
            when submission.verdict().published() == Verdict.ACCEPTED -> add(event.at(), 0, 1, 0);
            case SubmissionRow submission -> add(event.at(), 0, 0, 1);
            default -> {
                // Refused requests and mails are not shown in the chart.
            }
        }
    }

    private void add(Instant at, long codes, long accepted, long refused) {
        var minute = at.truncatedTo(ChronoUnit.MINUTES);
        counts.merge(
                minute,
                new MinuteCount(minute, codes, accepted, refused),
                (old, more) -> old.plus(codes, accepted, refused));
        counts.headMap(counts.lastKey().minus(Duration.ofMinutes(MINUTES))).clear();
    }

    /** The counts of the last hour, one for each minute, the current one last. */
    List<MinuteCount> lastHour(Instant now) {
        var current = now.truncatedTo(ChronoUnit.MINUTES);
        return LongStream.rangeClosed(1 - MINUTES, 0)
                .mapToObj(offset -> current.plus(Duration.ofMinutes(offset)))
                .map(this::at)
                .toList();
    }

    private MinuteCount at(Instant minute) {
        return counts.getOrDefault(minute, new MinuteCount(minute, 0, 0, 0));
    }
}
