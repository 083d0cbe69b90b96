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

    /** The reply codes that RFC 5321 defines for a mailbox, and that servers use for anything else too. */
    private static final Set<Integer> MAILBOX_CODES = Set.of(450, 451, 550, 551, 553);

    /** The server is about to close the connection. */
    private static final int NOT_AVAILABLE = 421;

    /** "Exceeded storage allocation" in RFC 5321. */
    private static final int MAILBOX_FULL = 552;

    /** A full mailbox is no reason to pause, and may be emptied. */
    private static final Pattern FULL = words("box.*(?:full|quota|space)|over.?quota");

    private static final Pattern GREYLISTING = words("gr[ae]y.?list");

    /** Exchange says Submission for what concerns the sender, and Deliver for what concerns the mailbox. */
    private static final String SENDER = "sender|send.?as|on behalf|submission";

    /** Words of replies that have the status of a mailbox, and are about something else. */
    private static final Pattern ABOUT_THE_SENDER = words(SENDER);

    /**
     * Words of replies that have no status of a mailbox, and are about something else. Only replies that a server may
     * give for some mailboxes need one. For the others, the lab asks for another mailbox.
     */
    private static final Pattern ABOUT_THE_SERVER =
            words(SENDER + "|relay|helo|auth?enti|log.?in|polic|spam|block|blacklist|too many|limit");

    /** Names of hosts and addresses may contain any word. */
    private static final Pattern NAMES = Pattern.compile("\\S*@\\S*|(?:[a-z0-9-]+\\.)+[a-z]{2,}");

    private static Pattern words(String alternatives) {
        return Pattern.compile("(?i)" + alternatives);
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
        if (isFull()) {
            return Meaning.MAIL;
        }
        return reply.isPermanent() ? permanentMeaning() : temporaryMeaning();
    }

    private Meaning permanentMeaning() {
        if (isAboutTheServer()) {
            return Meaning.SERVER;
        }
        if (hasStatusOfMailbox()) {
            return Meaning.MAILBOX;
        }
        var isBare = stage == Stage.RECIPIENT && reply.status().isEmpty();
        return isBare ? Meaning.MAILBOX_OR_SERVER : Meaning.SERVER;
    }

    /** Greylisting defers each mail of a class once, and accepts it minutes later. */
    private Meaning temporaryMeaning() {
        return isAboutTheServer() && !contains(GREYLISTING) ? Meaning.SERVER : Meaning.MAIL;
    }

    private boolean isAboutTheServer() {
        if (hasStatusOfMailbox() && reply.code() != NOT_AVAILABLE) {
            var isDefined = reply.status().filter(status -> status.detail() > 0).isPresent();
            return contains(isDefined ? ABOUT_THE_SENDER : ABOUT_THE_SERVER);
        }
        return contains(ABOUT_THE_SERVER)
                || reply.code() == NOT_AVAILABLE
                || reply.status().map(SmtpRefusal::isOfServer).orElse(!MAILBOX_CODES.contains(reply.code()));
    }

    private boolean isFull() {
        return contains(FULL)
                || reply.status()
                        .map(status -> status.subject() == 2 && status.detail() == 2)
                        .orElse(reply.code() == MAILBOX_FULL);
    }

    private boolean contains(Pattern words) {
        return words.matcher(NAMES.matcher(reply.words()).replaceAll("")).find();
    }

    /** Higher details are those of single servers. */
    private boolean hasStatusOfMailbox() {
        return reply.status()
                .filter(status -> switch (status.subject()) {
                    case 1 -> status.detail() <= 10 && !isOfSender(status);
                    case 2 -> status.detail() < 100;
                    default -> false;
                })
                .isPresent();
    }

    private static boolean isOfSender(Status status) {
        return status.subject() == 1 && (status.detail() == 7 || status.detail() == 8);
    }

    private static boolean isOfServer(Status status) {
        return status.subject() == 3 || isOfSender(status);
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
