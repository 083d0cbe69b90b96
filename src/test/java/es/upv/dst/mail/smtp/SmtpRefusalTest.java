// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.mail.smtp.SmtpRefusal.Meaning;
import es.upv.dst.mail.smtp.SmtpRefusal.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a reply is about. The replies are those of Postfix, Exim, qmail, Exchange, Gmail, IronPort and others. */
class SmtpRefusalTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 5.1.1 <eva@example.org>: Recipient address rejected: User unknown in virtual mailbox table",
                "550-5.1.1 The email account that you tried to reach does not exist.\r\n550 5.1.1 Learn more",
                "550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
                "550 5.1.2 <eva@example.org>: Recipient address rejected: Domain not found",
                "550 #5.1.0 Address rejected.",
                "550 5.2.1 The email account that you tried to reach is disabled",
                "501 5.1.3 Bad recipient address syntax",
                "553 5.1.3 bad address",
                "551 5.1.6 Mailbox has moved",
                "554 5.1.1 full.name@example.org unknown",
                "550 sorry, no mailbox here by that name. (#5.1.1)",
                "550 5.1.1 <eva@example.org>: Recipient address rejected: User unknown in relay recipient table",
                "550 5.2.1 <sender@example.org> (relay.example.org): mailbox disabled",
            })
    void replyAboutTheMailbox_isFinal(String reply) {
        assertThat(meaning(Stage.RECIPIENT, reply)).isEqualTo(Meaning.MAILBOX);
        assertThat(meaning(Stage.CONTENT, reply)).isEqualTo(Meaning.MAILBOX);
        assertThat(meaning(Stage.SENDER, reply)).isEqualTo(Meaning.SERVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "554 5.7.1 <eva@example.org>: Relay access denied",
                "550 5.7.1 Sender rejected",
                "553 5.7.1 <dst@example.org>: Sender address rejected: not logged in",
                "550 5.1.8 <dst@example.org>: Sender address rejected: Domain not found",
                "550 5.1.7 Bad sender",
                "550 5.1.0 <dst@example.org>: Sender address rejected: User unknown",
                "550 5.1.90 Your message can't be sent because you've reached your daily limit for message recipients",
                "530 5.7.0 Authentication required",
                "530 5.7.57 Client not authenticated to send mail",
                "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
                "554 5.2.252 SendAsDenied; dst@example.org not allowed to send as prof@example.org",
                "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied; Failed",
                "554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException; Failed to process message",
                "550 5.1.0 Authentication required",
                "550 relay not permitted",
                "550 Sender verify failed",
                "550 Access denied - Invalid HELO name",
                "550 Administrative prohibition: policy",
                "550 Blocked by the blocklist of example.org",
                "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
                "550 Too many messages, quota of this account exceeded",
                "550 5.4.5 Daily user sending limit exceeded",
                "550 5.5.1 bad sequence",
                "554 5.3.4 message too big",
                "500 unknown command",
                "503 need MAIL first",
            })
    void replyAboutSenderLoginPolicyOrServer_isNotAboutTheMailbox(String reply) {
        for (var stage : Stage.values()) {
            assertThat(meaning(stage, reply)).isEqualTo(Meaning.SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "552 5.2.2 <eva@example.org>: Mailbox is full",
                "452 4.2.2 Mailbox is full",
                "452 4.2.2 The recipient's inbox is out of storage space",
                "550 Mailbox quota exceeded",
                "550 5.2.0 over quota",
                "450 4.2.0 <eva@example.org>: Recipient address rejected: Greylisted",
                "451 4.7.1 Greylisting in action, please come back later",
                "450 try again",
                "451 4.7.1 try again",
                "550 4.2.1 mailbox temporarily disabled",
                "450-4.2.1 The user you are trying to contact is receiving mail at a rate that\r\n450 4.2.1 is too high",
                "450 4.2.1 The recipient has exceeded a limit of its mailbox",
                "421 4.7.0 Greylisted, come back in 5 minutes",
                "552 Requested mail action aborted: exceeded storage allocation",
            })
    void temporaryReplyAboutOneMailbox_defersThisMail(String reply) {
        assertThat(meaning(Stage.RECIPIENT, reply)).isEqualTo(Meaning.MAIL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "452 4.3.1 Insufficient system storage",
                "450 4.7.1 <localhost>: Helo command rejected: Host not found",
                "450 4.1.8 <dst@example.org>: Sender address rejected: Domain not found",
                "450 4.1.7 bad",
                "421 closing connection",
                "452 Requested action not taken: insufficient system storage",
                "454 TLS not available due to temporary reason",
            })
    void temporaryReplyAboutTheServer_isNotAboutTheMailbox(String reply) {
        assertThat(meaning(Stage.RECIPIENT, reply)).isEqualTo(Meaning.SERVER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "550 Requested action not taken: mailbox unavailable",
                "550 no such user",
                "551 User not local",
                "553 Requested action not taken",
                "550-unknown\r\n550 user",
            })
    void bareReply_isAboutTheMailbox_onlyIfOthersAreAccepted(String reply) {
        assertThat(meaning(Stage.RECIPIENT, reply)).isEqualTo(Meaning.MAILBOX_OR_SERVER);
        assertThat(meaning(Stage.CONTENT, reply)).isEqualTo(Meaning.SERVER);
        assertThat(meaning(Stage.SENDER, reply)).isEqualTo(Meaning.SERVER);
    }

    @ParameterizedTest
    @EnumSource
    void sender_isNeverAMailbox(Stage stage) {
        assertThat(meaning(stage, "451 4.3.0 temporary")).isEqualTo(Meaning.SERVER);
    }

    @ParameterizedTest
    @CsvSource({
        "'550-5.1.1 The account\r\n550-5.1.1 does not\r\n550 5.1.1 exist\n', 550-5.1.1 The account does not exist",
        "'550 line\u0007', 550 line\u2407",
    })
    void severalLines_becomeOne(String text, String words) {
        assertThat(SmtpReply.of(550, text).words()).isEqualTo(words);
    }

    @Test
    void addressOfANetwork_isNoStatus() {
        assertThat(SmtpReply.of(550, "550 5.1.1.7 is blocked").status()).isEmpty();
    }

    private static Meaning meaning(Stage stage, String reply) {
        return new SmtpRefusal(stage, SmtpReply.of(Integer.parseInt(reply.substring(0, 3)), reply)).meaning();
    }
}
