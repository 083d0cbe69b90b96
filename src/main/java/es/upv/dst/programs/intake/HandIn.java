// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.intake;

import es.upv.dst.programs.source.HandedInFile;
import es.upv.dst.roster.Dni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A program as it arrives, before it is read. */
public sealed interface HandIn {

    /** When the lab, or its mail server, received the program. */
    Instant receivedAt();

    /** The professor uploads a student's files. */
    record Upload(Dni student, List<HandedInFile> files, Instant receivedAt) implements HandIn {

        public Upload {
            files = List.copyOf(files);
        }
    }

    /**
     * A mail.
     *
     * @param contentHash a hash of the content as 64 hexadecimal digits; equal for two copies of one mail
     * @param messageId the Message-ID, which may be forged; empty if the mail has none
     * @param sender the address of the sender, which may be forged; empty if the mail has none
     * @param subject empty if the mail has none
     * @param answerable whether a receipt may be sent; false for a mail that a program has sent
     */
    record ReceivedMail(
            String contentHash,
            String messageId,
            String sender,
            String subject,
            boolean answerable,
            MailBody body,
            Instant receivedAt)
            implements HandIn {

        /** Returns this mail with another body, which gets no receipt. */
        public ReceivedMail withoutReceipt(MailBody other) {
            return new ReceivedMail(contentHash, messageId, sender, subject, false, other, receivedAt);
        }
    }

    /** What was read from a mail. */
    sealed interface MailBody {

        /**
         * The attachments, and the text if the mail has any.
         *
         * @param defect the reason to report if no source is found; empty if there is no better reason
         */
        record MailParts(List<HandedInFile> files, Optional<String> text, Optional<MailDefect> defect)
                implements MailBody {

            public MailParts {
                files = List.copyOf(files);
            }
        }

        /** The mail itself could not be read. */
        record Unusable(MailDefect defect, String detail) implements MailBody {}
    }

    /** Why a mail could not be read. */
    enum MailDefect {
        MAIL_DAMAGED("the mail is damaged"),
        MAIL_TOO_LARGE("the mail is too large"),
        MAIL_TOO_MANY_PARTS("the mail has too many parts, or parts in too many levels"),
        WINMAIL_DAT("Outlook has packed the attachments into winmail.dat, which is not read");

        private final String meaning;

        MailDefect(String meaning) {
            this.meaning = meaning;
        }

        /** Returns the condition of this defect in English. */
        public String meaning() {
            return meaning;
        }
    }
}
