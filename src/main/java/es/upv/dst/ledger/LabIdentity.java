// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.ledger;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which lab a database is of: the same for all instances that share it, and for no other database. */
@Repository
public class LabIdentity {

    private final JdbcClient jdbc;

    LabIdentity(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A UUID, which the first call gives to the database. */
    public String id() {
        jdbc.sql("update writer set lab = ? where lab = ''")
                .param(UUID.randomUUID().toString())
                .update();
        return jdbc.sql("select lab from writer").query(String.class).single();
    }
}
