// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.course;

import es.upv.dst.storage.CachedState;
import es.upv.dst.storage.SingleWriter;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * A change of any tables, in one transaction. Messages are handled before or after it. The tables contain all earlier
 * changes when it begins, also those of the write-ahead log. Every instance reloads its cached state after it.
 */
@Component
public class ExclusiveChange {

    private static final Logger log = LoggerFactory.getLogger(ExclusiveChange.class);

    private final SingleWriter writer;
    private final ObjectProvider<CachedState> cachedStates;

    ExclusiveChange(SingleWriter writer, ObjectProvider<CachedState> cachedStates) {
        this.writer = writer;
        this.cachedStates = cachedStates;
    }

    /**
     * Makes a change.
     *
     * @throws RuntimeException if the change throws this exception or cannot be committed; then nothing is changed,
     *     unless the connection to the database was lost during the commit, which may have succeeded
     */
    public <T> T run(Supplier<T> change) {
        try {
            return writer.writeThrough(() -> runFlushed(change), _ -> {});
        } finally {
            reloadAfterwards();
        }
    }

    /**
     * Reloads the cached state by an empty change, because features also read it outside changes. A failure does not
     * change what the caller is told, since the change was committed or not before; the next change reloads again.
     */
    private void reloadAfterwards() {
        try {
            writer.write(() -> true);
        } catch (RuntimeException e) {
            log.warn("The cached state cannot be reloaded yet; the next message or call tries again", e);
        }
    }

    /** Called by a change: reads the rows that it has written, which fails if the features cannot use these rows. */
    public void reloadCachedState() {
        cachedStates.forEach(CachedState::reload);
    }

    private <T> T runFlushed(Supplier<T> change) {
        writer.awaitTablesUpToDate();
        // Before the change, so that the next one reloads the cached state also if the commit fails.
        writer.invalidate();
        var result = change.get();
        writer.invalidateOthers();
        return result;
    }
}
