// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** How far the tables are behind the journal; where there is none, they never are. */
@Component
class LedgerMeters implements MeterBinder {

    private final Store store;

    LedgerMeters(Store store) {
        this.store = store;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("dst.journal.changes", store, Store::changesWaiting)
                .description("Changes that are kept in the journal and wait for the tables")
                .register(meters);
        Gauge.builder("dst.journal.bytes", store, Store::bytesWaiting)
                .baseUnit("bytes")
                .description("Size of the changes that wait for the tables; at 16 MB students wait too")
                .register(meters);
    }
}
