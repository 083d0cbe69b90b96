// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.submissions.Verdict;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What a student has been written lately, as the tables know it, which may be seconds behind. */
@Repository
public class LatestMails {

    private static final String AMONG_THE_LATEST = """
            select received_at, verdict, state
              from mail
             where id > (select max(id) from mail) - 20000
               and lower(email) = :email
             order by id desc
             fetch first 10 rows only
            """;

    private final JdbcClient jdbc;

    LatestMails(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest ten, newest first; of those that are among everybody's latest 20,000. */
    public List<Written> to(String email) {
        return jdbc.sql(AMONG_THE_LATEST)
                .param("email", email.toLowerCase(Locale.ROOT))
                .query((row, number) -> new Written(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        Verdict.valueOf(row.getString("verdict")),
                        MailState.of(row.getString("state"))))
                .list();
    }

    /** Whether mail could be sent to what somebody typed as an address. */
    public static boolean couldGoTo(String email) {
        return Recipient.parse(email).isPresent();
    }
}
