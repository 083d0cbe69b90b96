// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.List;
import org.springframework.dao.DataAccessException;

/** Where a change is kept, so that a killed process does not lose it. */
interface Store {

    /**
     * Keeps a change, whole or not at all.
     *
     * @throws DataAccessException if that is not possible now
     */
    void keep(List<Entry> change);

    /**
     * Waits until the tables say everything that has been kept until now.
     *
     * @throws DataAccessException if they do not in a few seconds
     */
    void settle();

    /** How many changes are kept that the tables do not have yet. */
    int changesWaiting();

    /** How much memory these take, which is bounded. */
    int bytesWaiting();
}
