// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param refusedRows how many rows of refused messages are kept in each table; at least 1 */
@ConfigurationProperties("dst.ledger")
public record StorageProperties(@DefaultValue("100000") int refusedRows) {

    public StorageProperties {
        if (refusedRows < 1) {
            throw new IllegalArgumentException("dst.ledger.refused-rows is " + refusedRows + ", must be at least 1");
        }
    }
}
