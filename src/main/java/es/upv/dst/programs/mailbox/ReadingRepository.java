// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.programs.mailbox.Mailbox.MailId;
import es.upv.dst.storage.SingleWriter;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Records in the table {@code mail_reading} which mail is being read, so that a mail that ends the process is
 * recognised at the next start. The row of such a mail remains until the mail is stored, also if other mails are read
 * first.
 */
final class ReadingRepository {

    private static final String ATTEMPTS = "select attempts from mail_reading where uid_validity = ? and uid = ?";
    private static final String INSERT = "insert into mail_reading (uid_validity, uid, attempts) values (?, ?, ?)";
    private static final String DELETE = "delete from mail_reading where uid_validity = ? and uid = ?";

    private final JdbcClient jdbc;
    private final SingleWriter writer;

    ReadingRepository(JdbcClient jdbc, SingleWriter writer) {
        this.jdbc = jdbc;
        this.writer = writer;
    }

    /**
     * Records that the reading of a mail begins.
     *
     * @return 1, or more if this mail was being read when the lab ended
     */
    int begin(MailId mail) {
        return writer.writeThrough(
                () -> {
                    var earlier = jdbc.sql(ATTEMPTS)
                            .params(mail.uidValidity(), mail.uid())
                            .query(Integer.class)
                            .optional();
                    var attempt = earlier.orElse(0) + 1;
                    delete(mail);
                    jdbc.sql(INSERT)
                            .params(mail.uidValidity(), mail.uid(), attempt)
                            .update();
                    return attempt;
                },
                _ -> {});
    }

    /** Returns how often the lab has ended while it read mails that are not stored yet. */
    int countEnds() {
        return jdbc.sql("select coalesce(sum(attempts), 0) from mail_reading")
                .query(Integer.class)
                .single();
    }

    /** Records that the reading has ended without a stored mail. */
    void end(MailId mail) {
        writer.writeThrough(() -> delete(mail), _ -> {});
    }

    /** Records that the reading has ended. Must be called in the transaction that stores the mail. */
    int delete(MailId mail) {
        return jdbc.sql(DELETE).params(mail.uidValidity(), mail.uid()).update();
    }

    /** Forgets the mails that are not among these, because a person has moved or deleted them. */
    void retain(Collection<MailId> mails) {
        jdbc
                .sql("select uid_validity, uid from mail_reading")
                .query((row, _) -> new MailId(row.getLong("uid_validity"), row.getLong("uid")))
                .list()
                .stream()
                .filter(mail -> !mails.contains(mail))
                .forEach(this::end);
    }
}
