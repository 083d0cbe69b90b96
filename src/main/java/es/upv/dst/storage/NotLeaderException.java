// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

/** This instance is not the leader, or no longer the leader, so it must not handle messages of students. */
public final class NotLeaderException extends RuntimeException {

    NotLeaderException(long epoch) {
        super("epoch %d has ended".formatted(epoch));
    }
}
