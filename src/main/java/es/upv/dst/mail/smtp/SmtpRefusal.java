// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import es.upv.dst.mail.smtp.SmtpReply.Status;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;

/** A reply that refuses a mail, and the command that it answers. Both decide what the reply is about. */
record SmtpRefusal(Stage stage, SmtpReply reply) {

    /** The replies that RFC 5321 defines for a mailbox, and that servers use for anything else too. */
    private static final Set<Integer> MAILBOX_CODES = Set.of(550, 551, 553);

    /** A full mailbox is no reason to pause, and may be emptied. */
    private static final Pattern MAILBOX_FULL = Pattern.compile("(?i)box.*(?:full|quota|space)|over.?quota");

    private static final String SENDER_WORDS = "sender|send.?as\\w*|on behalf";

    /** Words of replies that have the status of a mailbox, and are about something else. */
    private static final Pattern ABOUT_THE_SENDER = words(SENDER_WORDS);

    /** Words of replies without a status that are about something else than a mailbox. */
    private static final Pattern ABOUT_THE_SERVER = words(SENDER_WORDS + "|relay\\w*|helo|ehlo|authenticat\\w*|login"
            + "|log in|credentials|polic\\w+|spam\\w*|blocked|block.?list\\w*|black.?list\\w*|reputation|spf|dkim"
            + "|dmarc|rdns|ptr|host ?name|client host|reverse dns|rate|quota|limit\\w*|too many");

    private static final Pattern GREYLISTING = Pattern.compile("(?i)gr[ae]y.?list");

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)(?<![\\w@.-])(?:" + alternatives + ")(?![\\w@-]|\\.\\w)");
    }

    /** Returns the first refusal that an exception contains; empty if the server has not answered with a code. */
    static Optional<SmtpRefusal> of(SendFailedException failure) {
        for (Exception next = failure; next instanceof MessagingException each; next = each.getNextException()) {
            switch (each) {
                case SMTPAddressFailedException address -> {
                    return refusal(Stage.RECIPIENT, address.getReturnCode(), String.valueOf(address.getMessage()));
                }
                case SMTPSendFailedException sending -> {
                    var stage = sending.getCommand().startsWith("MAIL") ? Stage.SENDER : Stage.CONTENT;
                    return refusal(stage, sending.getReturnCode(), String.valueOf(sending.getMessage()));
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    private static Optional<SmtpRefusal> refusal(Stage stage, int code, String text) {
        return code < 400 ? Optional.empty() : Optional.of(new SmtpRefusal(stage, SmtpReply.of(code, text)));
    }

    Meaning meaning() {
        if (stage == Stage.SENDER) {
            return Meaning.SERVER;
        }
        if (reply.status().filter(SmtpRefusal::isFull).isPresent() || contains(MAILBOX_FULL)) {
            return Meaning.MAIL;
        }
        return reply.isPermanent() ? permanentMeaning() : temporaryMeaning();
    }

    private Meaning permanentMeaning() {
        if (reply.status().filter(SmtpRefusal::isOfMailbox).isPresent()) {
            return contains(ABOUT_THE_SENDER) ? Meaning.SERVER : Meaning.MAILBOX;
        }
        var undecided = stage == Stage.RECIPIENT
                && reply.status().isEmpty()
                && MAILBOX_CODES.contains(reply.code())
                && !contains(ABOUT_THE_SERVER);
        return undecided ? Meaning.MAILBOX_OR_SERVER : Meaning.SERVER;
    }

    /** Greylisting defers each mail of a class once, and accepts it minutes later. */
    private Meaning temporaryMeaning() {
        var ofServer = reply.status().filter(status -> status.subject() == 3).isPresent() || contains(ABOUT_THE_SERVER);
        return ofServer && !contains(GREYLISTING) ? Meaning.SERVER : Meaning.MAIL;
    }

    private boolean contains(Pattern words) {
        return words.matcher(reply.words()).find();
    }

    private static boolean isFull(Status status) {
        return status.subject() == 2 && status.detail() == 2;
    }

    /** 5.1.7 and 5.1.8 are about the sender. Higher details are those of single servers. */
    private static boolean isOfMailbox(Status status) {
        return switch (status.subject()) {
            case 1 -> status.detail() <= 10 && status.detail() != 7 && status.detail() != 8;
            case 2 -> status.detail() < 100;
            default -> false;
        };
    }

    /** The command that was refused. */
    enum Stage {
        SENDER,
        RECIPIENT,
        CONTENT
    }

    /** What a refusal is about. */
    enum Meaning {
        /** This mailbox, for good. */
        MAILBOX,
        /** This mailbox if the server accepts others, else something else. */
        MAILBOX_OR_SERVER,
        /** This mail, for some time. */
        MAIL,
        /** Sender, login, policy, name of the client, encryption, relay or the server: other mails are refused too. */
        SERVER
    }
}
