// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The identity of the lab that a database belongs to. It is unique, and the same for all instances that share the
 * database.
 */
@Repository
public class LabIdentityRepository {

    private final JdbcClient jdbc;

    LabIdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the identity, a UUID. The first call creates it and stores it in the database. */
    public String findOrCreate() {
        jdbc.sql("update writer set lab = ? where lab = ''")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("select lab from writer").query(String.class).single();
    }
}
