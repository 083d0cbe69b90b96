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
 * The replies that the broker has not confirmed yet. Each reply is published again in each new connection. The message
 * that it answers is acknowledged after the confirmation.
 */
@Component
public class UnconfirmedReplies {

    private final Map<Key, Unconfirmed> replies = new LinkedHashMap<>();

    /**
     * Adds a reply, and returns whether to publish it. A reply to an earlier delivery of the same message may be
     * unconfirmed; then this reply is not published, and the confirmation acknowledges both deliveries.
     */
    synchronized boolean add(Reply reply) {
        var unconfirmed = replies.computeIfAbsent(Key.of(reply), key -> new Unconfirmed(reply, new ArrayList<>()));
        unconfirmed.deliveries().add(reply.message());
        return unconfirmed.deliveries().size() == 1;
    }

    /**
     * Removes a confirmed reply, and returns the deliveries to acknowledge, or none if the reply was confirmed before.
     */
    synchronized List<InboundMessage> confirm(Reply reply) {
        return Optional.ofNullable(replies.remove(Key.of(reply)))
                .map(Unconfirmed::deliveries)
                .orElse(List.of());
    }

    /**
     * Removes the replies to messages of other epochs, and abandons these messages. Returns the remaining replies in
     * the order of their first publication.
     */
    synchronized List<Reply> retainOnly(long epoch) {
        abandonIf(unconfirmed -> unconfirmed.reply().message().epoch() != epoch);
        return replies.values().stream().map(Unconfirmed::reply).toList();
    }

    public synchronized boolean isEmpty() {
        return replies.isEmpty();
    }

    /**
     * Removes all replies and abandons their messages, because the broker delivers these messages again to the next
     * leader.
     */
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

    /** Contains the payload, because a new session may use the delivery ids of an earlier session again. */
    private record Key(String delivery, InboundMessage.MessageKind kind, Optional<String> payload) {

        static Key of(Reply reply) {
            return new Key(reply.message().delivery().id(), reply.message().kind(), reply.payload());
        }
    }

    private record Unconfirmed(Reply reply, List<InboundMessage> deliveries) {}
}
