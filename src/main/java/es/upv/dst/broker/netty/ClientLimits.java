// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.netty;

import es.upv.dst.broker.connection.ConnectionLimit;
import es.upv.dst.broker.session.ConnectedClientIds;
import es.upv.dst.broker.session.RetainedTopics;
import es.upv.dst.broker.session.StoredSessions;
import es.upv.dst.broker.session.UnreleasedMessages;
import es.upv.dst.broker.throttle.NetworkBudgets;

/** What the embedded broker limits and remembers of its clients, which all connections share. */
public record ClientLimits(
        NetworkBudgets budgets,
        ConnectionLimit connections,
        ConnectedClientIds clientIds,
        StoredSessions sessions,
        RetainedTopics retained,
        UnreleasedMessages unreleased) {

    public ClientLimits(NetworkBudgets budgets, ConnectionLimit connections) {
        this(
                budgets,
                connections,
                new ConnectedClientIds(),
                new StoredSessions(),
                new RetainedTopics(),
                new UnreleasedMessages());
    }
}
