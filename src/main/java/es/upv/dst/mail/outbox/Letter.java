// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import java.util.Optional;

/**
 * A mail with its own subject and text.
 *
 * @param reference identifies the mail, at most 100 characters; two letters with the same reference are one mail
 * @param name the name of the recipient; empty if it is not known
 * @param email the address of the recipient; a mail to an invalid address is stored as failed
 * @param subject one line of at most {@value #MAX_SUBJECT} characters
 * @param text the text, in lines that end with a line feed, at most {@value #MAX_TEXT} characters
 * @param inReplyTo the Message-ID of the mail that this letter answers automatically; empty for any other letter
 */
public record Letter(
        String reference, String name, String email, String subject, String text, Optional<String> inReplyTo) {

    public static final int MAX_SUBJECT = 200;
    public static final int MAX_TEXT = 20_000;

    private static final int MAX_REFERENCE = 100;
    private static final int MAX_ADDRESS = 1_024;
    private static final int MAX_MESSAGE_ID = 256;

    public Letter {
        check(!reference.isBlank() && reference.length() <= MAX_REFERENCE, "reference");
        check(name.length() <= MAX_ADDRESS, "name");
        check(email.length() <= MAX_ADDRESS, "email");
        check(!subject.isBlank() && subject.length() <= MAX_SUBJECT && isOneLine(subject), "subject");
        check(!text.isBlank() && text.length() <= MAX_TEXT && text.indexOf('\0') < 0, "text");
        check(inReplyTo.stream().allMatch(id -> id.length() <= MAX_MESSAGE_ID && isOneLine(id)), "inReplyTo");
    }

    /** A letter that answers no mail. */
    public Letter(String reference, String name, String email, String subject, String text) {
        this(reference, name, email, subject, text, Optional.empty());
    }

    private static boolean isOneLine(String text) {
        return text.chars().noneMatch(Character::isISOControl);
    }

    private static void check(boolean valid, String component) {
        if (!valid) {
            throw new IllegalArgumentException("invalid " + component + " of a letter");
        }
    }
}
