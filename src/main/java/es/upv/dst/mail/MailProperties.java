// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How students are written to.
 *
 * @param from the sender, an address, with or without a name: {@code DST <dst@example.org>}
 * @param locale es or en
 * @param firstRetry the wait before a second try; doubles from try to try
 * @param giveUpAfter from the first try on; what is not sent by then has failed
 * @param connections how many mails are under way at once
 * @param lease after how long the mails of an instance that has died are anybody's
 */
@ConfigurationProperties("dst.mail")
record MailProperties(
        @DefaultValue("dst-lab@localhost") String from,
        @DefaultValue("es") Locale locale,
        @DefaultValue("10s") Duration firstRetry,
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue("8") int connections,
        @DefaultValue("1m") Duration lease) {

    private static final Set<String> LANGUAGES = Set.of("es", "en");

    MailProperties {
        sender(from);
        check(LANGUAGES.contains(locale.getLanguage()), "locale", locale, "es or en");
        check(firstRetry.isPositive(), "first-retry", firstRetry, "longer than nothing");
        check(giveUpAfter.isPositive(), "give-up-after", giveUpAfter, "longer than nothing");
        check(connections > 0, "connections", connections, "at least 1");
        check(lease.isPositive(), "lease", lease, "longer than nothing");
    }

    InternetAddress sender() {
        return sender(from);
    }

    /** Where the Message-IDs are from. */
    String domain() {
        var address = sender().getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static InternetAddress sender(String from) {
        try {
            var sender = new InternetAddress(from, true);
            sender.validate();
            return sender;
        } catch (AddressException cause) {
            throw new IllegalArgumentException("dst.mail.from is " + from + ", must be an e-mail address", cause);
        }
    }

    private static void check(boolean right, String setting, Object value, String wanted) {
        if (!right) {
            throw new IllegalArgumentException("dst.mail.%s is %s, must be %s".formatted(setting, value, wanted));
        }
    }
}
