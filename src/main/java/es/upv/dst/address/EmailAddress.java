// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.address;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address to which mail can be sent. Both parts may contain letters that are not ASCII (RFC 6531). Quoted
 * local parts and addresses of numbers are excluded, because servers reject them and they could inject headers.
 *
 * @param localPart the part before the last {@code @}, in normal form C
 * @param domain the domain as it was written
 * @param asciiDomain the domain in punycode
 */
public record EmailAddress(String localPart, String domain, String asciiDomain) {

    /** The maximum length of an address in a path of SMTP. */
    public static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_BYTES = 64;
    private static final int MAX_DOMAIN_LENGTH = 253;

    /** A dot-atom of RFC 5322, with the letters of RFC 6532. */
    private static final Pattern LOCAL_PART =
            Pattern.compile("ATOM(\\.ATOM)*".replace("ATOM", "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\p{L}\\p{M}\\p{N}-]+"));

    /** Labels of at most 63 characters, of which the last one is no number. */
    private static final Pattern DOMAIN = Pattern.compile(
            "(LABEL\\.)*(?!\\d+$)LABEL".replace("LABEL", "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?"));

    /** Characters that {@link IDN} maps to others, although they are different domains today. */
    private static final Pattern AMBIGUOUS = Pattern.compile("[ßς\u200C\u200D]");

    /**
     * Returns the address in a text: {@code ana@example.org}, or {@code Ana <ana@example.org>} as mail programs write
     * it. Empty if mail cannot be sent to it, or if there are several.
     */
    public static Optional<EmailAddress> parse(String text) {
        return NamedAddress.parse(text).map(NamedAddress::address);
    }

    /** Returns a text for comparison: the same for each spelling of an address, and for any other text in its case. */
    public static String key(String text) {
        return parse(text).map(EmailAddress::key).orElseGet(() -> text.strip().toLowerCase(Locale.ROOT));
    }

    static Optional<EmailAddress> parsePlain(String text) {
        var at = text.lastIndexOf('@');
        if (at < 0) {
            return Optional.empty();
        }
        var localPart = Normalizer.normalize(text.substring(0, at), Normalizer.Form.NFC);
        var domain = text.substring(at + 1);
        return toAscii(domain)
                .map(ascii -> new EmailAddress(localPart, domain, ascii))
                .filter(EmailAddress::isDeliverable);
    }

    private boolean isDeliverable() {
        return localPart.getBytes(UTF_8).length <= MAX_LOCAL_BYTES
                && LOCAL_PART.matcher(localPart).matches()
                && asciiDomain.length() <= MAX_DOMAIN_LENGTH
                && DOMAIN.matcher(asciiDomain).matches()
                && forSmtp().getBytes(UTF_8).length <= MAX_LENGTH;
    }

    private static boolean isAscii(String text) {
        return US_ASCII.newEncoder().canEncode(text);
    }

    private static Optional<String> toAscii(String domain) {
        if (isAscii(domain)) {
            return Optional.of(domain);
        }
        try {
            return AMBIGUOUS.matcher(domain).find()
                    ? Optional.empty()
                    : Optional.of(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Returns the address with its domain in punycode. It is ASCII unless {@link #needsSmtpUtf8}. */
    public String forSmtp() {
        return localPart + "@" + asciiDomain;
    }

    /** Whether only a mail server with the extension SMTPUTF8 can send mail to this address. */
    public boolean needsSmtpUtf8() {
        return !isAscii(localPart);
    }

    /** Returns a text that is the same for each spelling of this address. */
    public String key() {
        return forSmtp().toLowerCase(Locale.ROOT);
    }

    /** Returns the address as it was written, without a name. */
    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
