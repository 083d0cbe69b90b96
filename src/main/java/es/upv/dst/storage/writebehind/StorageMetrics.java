// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.Store;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Metrics of how far the tables are behind the write-ahead log. Always 0 if there is no write-ahead log. */
@Component
class StorageMetrics implements MeterBinder {

    private final Store store;

    StorageMetrics(Store store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.journal.changes", store, Store::pendingChanges)
                .description("Changes in the write-ahead log that the tables do not contain yet")
                .register(meters);
        Gauge.builder("dst.journal.bytes", store, Store::pendingBytes)
                .baseUnit("bytes")
                .description("Size of the changes that the tables do not contain yet; at 16 MB students have to wait")
                .register(meters);
    }
}
