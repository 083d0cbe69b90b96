// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.broker.ClientRole;
import es.upv.dst.ratelimit.Network;
import java.net.InetAddress;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StoredSessionsTest {

    private static final StoredSessions.Origin ANONYMOUS =
            new StoredSessions.Origin(Network.of(InetAddress.ofLiteral("10.0.0.1")), ClientRole.ANONYMOUS);
    private static final Set<String> CREATED = ids("anonymous=", StoredSessions.MAX_ANONYMOUS_OF_NETWORK);
    private static final Predicate<String> ALL = _ -> true;
    private static final Predicate<String> NONE = _ -> false;

    private final StoredSessions stored = new StoredSessions();

    @Test
    void sessionsThatAreNotCreatedYet_areCounted() {
        fill();
        assertThat(stored.tryAdd("another", ANONYMOUS, CREATED::contains, Set::of))
                .isFalse();
    }

    @Test
    void sessionsWithoutConnections_areCounted_untilTheyEnd() {
        fill();
        assertThat(stored.tryAdd("another", ANONYMOUS, NONE, () -> CREATED)).isFalse();
        assertThat(stored.tryAdd("another", ANONYMOUS, NONE, Set::of)).isTrue();
    }

    @Test
    void sessionsOfAnEarlierStart_areCounted_apartFromTheTeachers() {
        stored.addLoaded(ids("teacher=", StoredSessions.MAX_SESSIONS));
        stored.addLoaded(ids("anonymous=", StoredSessions.MAX_ANONYMOUS - 1));
        assertThat(stored.tryAdd("another", ANONYMOUS, ALL, Set::of)).isTrue();
        assertThat(stored.tryAdd("one more", ANONYMOUS, ALL, Set::of)).isFalse();
        assertThat(stored.tryAdd("anonymous=0", ANONYMOUS, ALL, Set::of))
                .as("the session of a client that returns")
                .isTrue();
    }

    private static Set<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(number -> prefix + number).collect(Collectors.toSet());
    }

    private void fill() {
        CREATED.forEach(
                id -> assertThat(stored.tryAdd(id, ANONYMOUS, NONE, Set::of)).isTrue());
    }
}
