// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import es.upv.dst.text.WhiteSpace;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a mail says. All of it can be forged.
 *
 * @param messageId the Message-ID; empty if there is none
 * @param sender the first address of the header From; empty if there is none, or if it has control characters
 * @param date the header Date as text; empty if there is none
 * @param automatic whether a program has sent the mail, so that it must not be answered
 */
record MailHeader(String messageId, String sender, String subject, String date, boolean automatic) {

    /** The header of a mail that could not be read. */
    static final MailHeader NONE = new MailHeader("", "", "", "", true);

    private static final int MAX_LENGTH = 2_000;

    /** With white space and encoded words. To unfold a header of many lines takes very long. */
    private static final int MAX_RAW_LENGTH = 10_000;

    private static final Set<String> BULK = Set.of("bulk", "list", "junk", "auto_reply");

    /** Headers that only programs set. */
    private static final List<String> AUTOMATIC = List.of(
            "List-Id", "List-Unsubscribe", "X-Autoreply", "X-Autorespond", "X-Failed-Recipients", "Feedback-ID");

    private static final Pattern AUTOMATIC_SENDER =
            Pattern.compile("(mailer-daemon|postmaster|no-?_?reply|do-?not-?reply|bounces?)([+.-].*)?@.*");

    /** @param own the addresses of the lab, in lower case; it does not answer itself */
    static MailHeader of(MimeMessage mail, Set<String> own) throws MessagingException {
        var sender = first(mail, "From").map(MailHeader::address).orElse("");
        return new MailHeader(
                first(mail, "Message-ID").orElse(""),
                sender,
                first(mail, "Subject").map(MailHeader::decode).orElse(""),
                first(mail, "Date").orElse(""),
                isAutomatic(mail) || isAutomatic(sender.toLowerCase(Locale.ROOT), own));
    }

    /** Returns what the server itself has read of a mail. Whether a program has sent it is known by the sender only. */
    static MailHeader ofEnvelope(IMAPMessage mail, Set<String> own) throws MessagingException {
        var from = mail.getFrom();
        var sender = from == null || from.length == 0 ? "" : address(from[0].toString());
        return new MailHeader(
                text(mail.getMessageID()),
                sender,
                text(mail.getSubject()),
                "",
                isAutomatic(sender.toLowerCase(Locale.ROOT), own));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : truncate(WhiteSpace.strip(value));
    }

    private static boolean isAutomatic(MimeMessage mail) throws MessagingException {
        var autoSubmitted = first(mail, "Auto-Submitted").map(MailHeader::lowerCase);
        var precedence = first(mail, "Precedence").map(MailHeader::lowerCase);
        var returnPath = first(mail, "Return-Path");
        for (var header : AUTOMATIC) {
            if (first(mail, header).isPresent()) {
                return true;
            }
        }
        return autoSubmitted.filter(value -> !value.startsWith("no")).isPresent()
                || precedence.filter(BULK::contains).isPresent()
                || returnPath
                        .filter(value -> value.replace(" ", "").equals("<>"))
                        .isPresent()
                || first(mail, "Content-Type")
                        .filter(type -> lowerCase(type).startsWith("multipart/report"))
                        .isPresent();
    }

    private static boolean isAutomatic(String sender, Set<String> own) {
        return sender.isEmpty()
                || own.contains(sender)
                || AUTOMATIC_SENDER.matcher(sender).matches();
    }

    private static Optional<String> first(MimeMessage mail, String name) throws MessagingException {
        var values = mail.getHeader(name);
        return values == null || values.length == 0 ? Optional.empty() : Optional.of(unfold(values[0]));
    }

    private static String unfold(String raw) {
        var beginning = raw.substring(0, Math.min(MAX_RAW_LENGTH, raw.length()));
        return truncate(WhiteSpace.strip(MimeUtility.unfold(beginning)));
    }

    private static String address(String from) {
        try {
            var addresses = InternetAddress.parseHeader(from, false);
            var first = addresses.length == 0 ? null : addresses[0].getAddress();
            return first == null || first.chars().anyMatch(Character::isISOControl) ? "" : WhiteSpace.strip(first);
        } catch (AddressException e) {
            return "";
        }
    }

    private static String decode(String subject) {
        try {
            return truncate(MimeUtility.decodeText(subject));
        } catch (UnsupportedEncodingException | RuntimeException e) {
            return subject;
        }
    }

    private static String truncate(String text) {
        return text.substring(0, Math.min(MAX_LENGTH, text.length()));
    }

    private static String lowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
