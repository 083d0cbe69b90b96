// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.storage.database;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The identity of the lab that a database belongs to: the same for all instances that share the database, and unique.
 */
@Repository
public class LabIdentityRepository {

    private final JdbcClient jdbc;

    LabIdentityRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A UUID, which the first call stores in the database. */
    public String id() {
        jdbc.sql("update writer set lab = ? where lab = ''")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("select lab from writer").query(String.class).single();
    }
}
