// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses a submitted address for use in SMTP: exactly one address, in ASCII. */
public final class Recipient {

    private static final int MAX_LENGTH = 254;

    /** A dot-atom. Quoted local parts are rejected, because nobody uses them and they could inject headers. */
    private static final Pattern MAILBOX =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private Recipient() {}

    /** Returns the address, or empty if the text is not valid. A domain that is not ASCII is converted to punycode. */
    public static Optional<InternetAddress> parse(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0 || !MAILBOX.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1))
                .map(domain -> text.substring(0, at + 1) + domain)
                .filter(address -> address.length() <= MAX_LENGTH)
                .flatMap(Recipient::parseStrictly);
    }

    private static Optional<String> domain(String text) {
        try {
            return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES)).filter(domain -> !domain.isEmpty());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<InternetAddress> parseStrictly(String address) {
        try {
            return Optional.of(new InternetAddress(address, true));
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
