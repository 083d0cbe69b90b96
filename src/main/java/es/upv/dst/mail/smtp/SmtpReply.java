// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.storage.Excerpt;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A reply of a mail server.
 *
 * @param code the reply code of RFC 5321, with three digits
 * @param status the enhanced status code of RFC 3463; empty if the reply has none
 * @param words the reply in one line, as an excerpt, because it is an arbitrary text
 */
record SmtpReply(int code, Optional<Status> status, String words) {

    /** In front of the text, as RFC 2034 says, or in brackets or after {@code #}, as some servers write it. */
    private static final Pattern STATUS =
            Pattern.compile("(?m)(?:^\\d{3}[ -]|[#(\\[]\\s*)([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![.\\d])");

    private static final Pattern REPEATED_CODE = Pattern.compile("\\R\\d{3}[ -](?:[245]\\.\\d{1,3}\\.\\d{1,3} )?");

    static SmtpReply of(int code, String text) {
        var status = STATUS.matcher(text)
                .results()
                .map(match -> new Status(number(match.group(1)), number(match.group(2)), number(match.group(3))))
                .findFirst();
        var line = REPEATED_CODE.matcher(text.strip()).replaceAll(" ");
        return new SmtpReply(code, status, Excerpt.of(line.lines().collect(Collectors.joining(" "))));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    boolean isPermanent() {
        return code >= 500 && status.filter(Status::isTemporary).isEmpty();
    }

    /** A class, a subject and a detail: 5.1.1 is a permanent failure, of the address, because it does not exist. */
    record Status(int type, int subject, int detail) {

        boolean isTemporary() {
            return type == 4;
        }
    }
}
