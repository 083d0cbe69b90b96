// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;

/** An address that somebody has typed, as SMTP takes it: ASCII, one address and nothing else. */
final class Recipient {

    static final String NONE = "this is no e-mail address";

    private static final int LONGEST = 254;

    /** A dot-atom: what needs quotation marks, which is where headers could be smuggled in, nobody has. */
    private static final Pattern MAILBOX =
            Pattern.compile("(?=.{1,64}$)[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");

    private Recipient() {}

    /** Nothing if it is no address; a domain with other letters than ASCII becomes its punycode. */
    static Optional<InternetAddress> parse(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0 || !MAILBOX.matcher(text.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(text.substring(at + 1))
                .map(domain -> text.substring(0, at + 1) + domain)
                .filter(address -> address.length() <= LONGEST)
                .flatMap(Recipient::strictly);
    }

    private static Optional<String> domain(String text) {
        try {
            return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES)).filter(domain -> !domain.isEmpty());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<InternetAddress> strictly(String address) {
        try {
            return Optional.of(new InternetAddress(address, true));
        } catch (AddressException none) {
            return Optional.empty();
        }
    }
}
