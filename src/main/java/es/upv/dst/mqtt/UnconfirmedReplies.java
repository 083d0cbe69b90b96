// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * The replies that the broker has not confirmed yet. Each is published again in each new connection. Its message is
 * acknowledged after the confirmation.
 */
@Component
public class UnconfirmedReplies {

    private final Map<Key, Unconfirmed> replies = new LinkedHashMap<>();

    /**
     * Returns whether to publish the reply. An earlier one may be unconfirmed, which then acknowledges both deliveries.
     */
    synchronized boolean add(Reply reply) {
        var unconfirmed = replies.computeIfAbsent(Key.of(reply), key -> new Unconfirmed(reply, new ArrayList<>()));
        unconfirmed.deliveries().add(reply.message());
        return unconfirmed.deliveries().size() == 1;
    }

    /** Removes a confirmed reply, and returns the deliveries to acknowledge; none if it was confirmed before. */
    synchronized List<InboundMessage> confirm(Reply reply) {
        return Optional.ofNullable(replies.remove(Key.of(reply)))
                .map(Unconfirmed::deliveries)
                .orElse(List.of());
    }

    /** The replies to messages of an epoch, in the order of their first publication. Abandons all others. */
    synchronized List<Reply> retain(long epoch) {
        abandonIf(unconfirmed -> unconfirmed.reply().message().epoch() != epoch);
        return replies.values().stream().map(Unconfirmed::reply).toList();
    }

    public synchronized boolean isEmpty() {
        return replies.isEmpty();
    }

    /** Abandons all replies: the broker delivers their messages again to the next leader. */
    synchronized void abandon() {
        abandonIf(unconfirmed -> true);
    }

    private void abandonIf(Predicate<Unconfirmed> condition) {
        replies.values().stream()
                .filter(condition)
                .flatMap(unconfirmed -> unconfirmed.deliveries().stream())
                .forEach(InboundMessage::abandon);
        replies.values().removeIf(condition);
    }

    /** A new session may use the delivery ids of an earlier one again, so the payload is part of the key. */
    private record Key(String delivery, InboundMessage.MessageKind kind, Optional<String> payload) {

        static Key of(Reply reply) {
            return new Key(reply.message().delivery().id(), reply.message().kind(), reply.payload());
        }
    }

    private record Unconfirmed(Reply reply, List<InboundMessage> deliveries) {}
}
