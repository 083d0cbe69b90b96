// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.events.log;

import static es.upv.dst.events.log.LabEvent.Kind.MAIL;
import static es.upv.dst.events.log.LabEvent.Kind.REQUEST;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventMergeTest {

    @Test
    void kinds_areMergedByTime() {
        assertThat(merge(List.of(event(REQUEST, 1, 10), event(REQUEST, 2, 30)), List.of(event(MAIL, 1, 20)), 9))
                .containsExactly("REQUEST1", "MAIL1", "REQUEST2");
    }

    @Test
    void numbersOfAKind_stayInOrder_whenTheClockWasPutBack() {
        assertThat(merge(List.of(event(REQUEST, 1, 10), event(REQUEST, 2, 5)), List.of(event(MAIL, 1, 7)), 9))
                .containsExactly("MAIL1", "REQUEST1", "REQUEST2");
    }

    @Test
    void failedMailOfAnEarlierTime_staysBehindTheSentOnes() {
        assertThat(merge(List.of(), List.of(event(MAIL, 5, 50), event(MAIL, 30, 1)), 9))
                .containsExactly("MAIL5", "MAIL30");
    }

    @Test
    void fullList_endsTheResult_becauseItsNextEventMayComeFirst() {
        assertThat(merge(
                        List.of(event(REQUEST, 1, 10), event(REQUEST, 2, 20)),
                        List.of(event(MAIL, 1, 15), event(MAIL, 2, 40)),
                        2))
                .containsExactly("REQUEST1", "MAIL1", "REQUEST2");
    }

    private static List<String> merge(List<LabEvent> requests, List<LabEvent> mails, int limit) {
        return EventMerge.merge(List.of(requests, mails), limit).stream()
                .map(event -> event.kind().name() + event.number())
                .toList();
    }

    private static LabEvent event(LabEvent.Kind kind, long number, long second) {
        return new LabEvent(kind, number, Instant.ofEpochSecond(second), "row");
    }
}
