// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail;

import es.upv.dst.address.NamedAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of mails to students.
 *
 * @param from the sender address, with or without a name: {@code DST <dst@example.org>}
 * @param locale the language of the mails, es or en
 * @param firstRetry the delay before the second attempt; the delay doubles with each attempt
 * @param giveUpAfter the time since the first attempt after which a mail that cannot be sent has failed
 * @param connections the maximum number of mails that are sent at once, at least 1
 * @param lease the time for which an instance claims a mail; after that time another instance may claim the mail
 * @param perAddress how many mails about accepted submissions an address gets, at least 1
 * @param unknownPerHour how many of them all addresses together get in an hour that are not on the roster, at least 1
 */
@ConfigurationProperties("dst.mail")
public record MailProperties(
        @DefaultValue("dst-lab@localhost") String from,
        @DefaultValue("es") Locale locale,
        @DefaultValue("10s") Duration firstRetry,
        @DefaultValue("1d") Duration giveUpAfter,
        @DefaultValue("8") int connections,
        @DefaultValue("1m") Duration lease,
        @DefaultValue("3") int perAddress,
        @DefaultValue("300") int unknownPerHour) {

    private static final Set<String> LANGUAGES = Set.of("es", "en");

    public MailProperties {
        check(
                NamedAddress.parse(from).isPresent(),
                "from",
                from,
                "an e-mail address, or a name and an address: DST <ADDRESS>");
        check(LANGUAGES.contains(locale.getLanguage()), "locale", locale, "es or en");
        check(firstRetry.isPositive(), "first-retry", firstRetry, "longer than 0");
        check(giveUpAfter.isPositive(), "give-up-after", giveUpAfter, "longer than 0");
        check(connections > 0, "connections", connections, "at least 1");
        check(perAddress > 0, "per-address", perAddress, "at least 1");
        check(unknownPerHour > 0, "unknown-per-hour", unknownPerHour, "at least 1");
        check(lease.isPositive(), "lease", lease, "longer than 0");
    }

    /** The sender of the mails, with its name. */
    public NamedAddress sender() {
        return NamedAddress.parse(from).orElseThrow();
    }

    /** The domain of the sender in ASCII, for Message-IDs. */
    public String domain() {
        return sender().address().asciiDomain();
    }

    private static void check(boolean valid, String setting, Object value, String expected) {
        if (!valid) {
            throw new IllegalArgumentException("dst.mail.%s is %s, must be %s".formatted(setting, value, expected));
        }
    }
}
