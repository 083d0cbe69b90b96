// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.log;

import java.io.IOException;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * The files of the write-ahead log cannot be read or written now, for example without the permission. This says nothing
 * about their content, so they must not be given up.
 */
public final class LogInaccessibleException extends DataAccessResourceFailureException {

    /** @param problem what cannot be done, and why, in a sentence */
    LogInaccessibleException(String problem, IOException cause) {
        super(problem, cause);
    }
}
