// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import java.io.IOException;

/** The file of the database was not brought to the schema of this version, and is as it was. */
final class DatabaseUpgradeException extends RuntimeException {

    DatabaseUpgradeException(String reason) {
        super(reason);
    }

    DatabaseUpgradeException(IOException cause) {
        super(cause.toString(), cause);
    }
}
