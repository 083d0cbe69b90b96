// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course.personal;

import es.upv.dst.storage.CachedState;
import org.springframework.stereotype.Component;

/**
 * The rows of messages that were erased, so that an erasure examines only later rows. Numbers of rows grow, but an
 * import of a course inserts rows with any numbers, so all rows are examined again after a reload.
 */
@Component
class ErasedRows implements CachedState {

    private Numbers last = new Numbers(0, 0);
    private int reloads;

    @Override
    public synchronized void reload() {
        last = new Numbers(0, 0);
        reloads++;
    }

    /** The numbers of the last erased rows. */
    synchronized Numbers last() {
        return last;
    }

    /** Called in the change that erases the rows up to these numbers. */
    synchronized Erasure begin(Numbers numbers) {
        return new Erasure(numbers, reloads);
    }

    /** Called after the commit of that change, which has reloaded the cached state once. */
    synchronized void end(Erasure erasure) {
        if (reloads == erasure.reloads() + 1) {
            last = erasure.numbers();
        }
    }

    record Numbers(long request, long submission) {}

    /** @param reloads how many reloads there were before the erasure */
    record Erasure(Numbers numbers, int reloads) {}
}
