// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.writebehind;

import es.upv.dst.storage.BatchStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * Executes statements on a connection, and prepares each text once. The embedded database would parse a text again
 * after some others, and Spring asks it for the type of each parameter that is null.
 */
public final class PreparedBatches implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    public PreparedBatches(Connection connection) {
        this.connection = connection;
    }

    /** Returns how many rows each execution has changed. */
    public int[] execute(BatchStatement statement) throws SQLException {
        var prepared = statements.get(statement.sql());
        if (prepared == null) {
            prepared = connection.prepareStatement(statement.sql());
            statements.put(statement.sql(), prepared);
        }
        for (var row : statement.rows()) {
            for (var i = 0; i < row.length; i++) {
                prepared.setObject(i + 1, row[i]);
            }
            prepared.addBatch();
        }
        return prepared.executeBatch();
    }

    @Override
    public void close() throws SQLException {
        for (var statement : statements.values()) {
            statement.close();
        }
    }
}
