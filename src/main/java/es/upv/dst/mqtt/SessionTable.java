// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mqtt;

import es.upv.dst.ledger.Instance;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The rows of the sessions that the broker keeps for named instances: who hears in each. Whoever does says so again and
 * again; by the database's clock, since those of the instances may differ.
 */
@Repository
class SessionTable {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Instance instance;

    SessionTable(JdbcClient jdbc, TransactionOperations transactions, Instance instance) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.instance = instance;
    }

    /** Takes or keeps the session of its own; if another instance hears in it, asks for it. Whether it has it. */
    boolean hold() {
        return at(now -> {
            var held = change("""
                    update session set holder = name, seen_at = :now, wanted = false
                     where name = :me and (holder = name or seen_at < :missed)
                    """, instance, now);
            var asked = !held && change("update session set wanted = true where name = :name", instance, now);
            if (!held && !asked) {
                change(
                        "insert into session (name, holder, seen_at, wanted) values (:me, :me, :now, false)",
                        instance,
                        now);
            }
            return !asked;
        });
    }

    /** Keeps the session of another instance, unless that one wants it back. Whether it has it. */
    boolean keep(Instance missed) {
        return at(now -> change(
                "update session set seen_at = :now where name = :name and holder = :me and not wanted", missed, now));
    }

    /** Gives up the session of another instance. */
    void leave(Instance missed) {
        at(now -> change("delete from session where name = :name and holder = :me", missed, now));
    }

    /** Takes the sessions in which nobody has been heard of for too long; of several instances that try, one does. */
    List<Instance> adopt() {
        return at(now -> jdbc
                .sql("select name from session where name <> :me and seen_at < :missed order by name")
                .param("me", instance.name())
                .param("missed", now.minus(instance.missed()))
                .query((row, number) -> instance.other(row.getString("name")))
                .list()
                .stream()
                .filter(missed -> adopts(missed, now))
                .toList());
    }

    /** How many instances hear in a session of their own and are not missed. */
    int present() {
        return at(now -> jdbc.sql("select count(*) from session where holder = name and seen_at >= :missed")
                .param("missed", now.minus(instance.missed()))
                .query((row, number) -> row.getInt(1))
                .single());
    }

    private boolean adopts(Instance missed, OffsetDateTime now) {
        return change("""
                update session set holder = :me, seen_at = :now, wanted = false
                 where name = :name and seen_at < :missed
                """, missed, now);
    }

    /** Whether there was something to change in the session of one. */
    private boolean change(String sql, Instance one, OffsetDateTime now) {
        return jdbc.sql(sql)
                        .param("name", one.name())
                        .param("me", instance.name())
                        .param("now", now)
                        .param("missed", now.minus(instance.missed()))
                        .update()
                == 1;
    }

    private <T> T at(Function<OffsetDateTime, T> what) {
        return transactions.execute(status -> what.apply(jdbc.sql("select current_timestamp")
                .query((row, number) -> row.getObject(1, OffsetDateTime.class))
                .single()));
    }
}
