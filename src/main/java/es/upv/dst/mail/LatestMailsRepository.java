// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.submissions.Verdict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the latest mails about submissions to an address from the table {@code mail}. With the embedded database the
 * table may be seconds behind the write-ahead log.
 */
@Repository
public class LatestMailsRepository {

    private static final String LATEST_TO_ADDRESS = """
            select received_at, verdict, state
              from mail
             where id > (select max(id) from mail) - 20000
               and lower(email) = :email
               and verdict is not null
             order by id desc
             fetch first 10 rows only
            """;

    private final JdbcClient jdbc;

    LatestMailsRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns at most 10 mails about submissions to the address, newest first, of the latest 20,000 mails of the lab.
     */
    public List<MailSummary> findLatest(String email) {
        return jdbc.sql(LATEST_TO_ADDRESS)
                .param("email", email.toLowerCase(Locale.ROOT))
                .query((row, number) -> new MailSummary(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        Verdict.valueOf(row.getString("verdict")),
                        MailState.of(row.getString("state"))))
                .list();
    }

    /** Whether the text is an address to which mail can be sent. */
    public static boolean isDeliverable(String email) {
        return EmailAddress.parse(email).isPresent();
    }
}
