// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.LabWithMail;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the list of mails in the REST API, and mails to unusual and invalid addresses. */
@Tag("database")
class OutboxIT {

    @TempDir
    static Path folder;

    private static LabWithMail mail;

    @BeforeAll
    static void start() {
        mail = new LabWithMail(folder);
    }

    @AfterAll
    static void stop() {
        mail.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no address",
                "",
                "@",
                "a@",
                "@example.org",
                "a@b@c",
                "a b@example.org",
                "\"a\\\"\"@example.org",
                "a@example.org, Ana <b@example.org>",
                "\"eva ruiz\"@example.org",
                "a@example.org,b@example.org",
                "a@exa mple.org",
                "a@.org"
            })
    void invalidAddress_failsTheMail_butNotTheSubmission(String address) {
        var code = mail.student().requestCode();
        assertThat(mail.submit(code, "Eva", address.replace("\\", "\\\\").replace("\"", "\\\"")))
                .isEqualTo(201);
        assertThat(mail.row(code).get("state").asString()).isEqualTo("failed");
        assertThat(mail.row(code).get("lastError").asString()).isEqualTo("this is no e-mail address");
        assertThat(mail.rest().certifiedLines()).contains(code + ";Eva;" + address);
    }

    @Test
    void addressOrNameWithLineBreak_isRefusedWithoutAMail() {
        var code = mail.student().requestCode();
        assertThat(mail.submit(code, "Eva", "eva@example.org\\r\\nBcc: all@example.org"))
                .isEqualTo(422);
        assertThat(mail.submit(code, "Eva\\r\\nBcc: all@example.org", "eva@example.org"))
                .isEqualTo(422);
        assertThat(mail.total("?q=" + code)).isZero();
    }

    @Test
    void internationalDomain_isConvertedToPunycode() {
        var code = mail.certify("Íñigo", "inigo@campus.español.example");
        var received = mail.mailTo("inigo@campus.xn--espaol-zwa.example");
        assertThat(received.messageId())
                .isEqualTo(mail.row(code).get("messageId").asString());
        assertThat(mail.row(code).get("email").asString()).isEqualTo("inigo@campus.español.example");
    }

    @Test
    void permanentlyRejectedMail_failsAtOnce_andCanBeRetriedManually() {
        var code = mail.certify("Nobody", "never@example.org");
        var failed = mail.row(code, "failed");
        assertThat(failed.get("attempts").asInt()).isEqualTo(1);
        assertThat(failed.get("lastError").asString()).contains("550", "not now, or never␇");
        assertThat(failed.has("nextAttemptAt") && !failed.get("nextAttemptAt").isNull())
                .isFalse();
        var retry = mail.rest().post("/api/mail/%s/retry".formatted(failed.get("id")), "");
        assertThat(retry.statusCode()).isEqualTo(200);
        assertThat(AdminClient.json(retry).get("state").asString()).isEqualTo("pending");
        mail.row(code, "failed");
    }

    @Test
    void retryOfASentMail_getsConflict_andOfAnUnknownMailNotFound() {
        var code = mail.certify("Eva", "once@example.org");
        mail.mailTo("once@example.org");
        mail.row(code, "sent");
        var retry =
                mail.rest().post("/api/mail/%s/retry".formatted(mail.row(code).get("id")), "");
        assertThat(retry.statusCode()).isEqualTo(409);
        assertThat(retry.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(mail.rest().post("/api/mail/999999/retry", "").statusCode()).isEqualTo(404);
    }

    @Test
    void mailList_isFiltered_matchesTheStatus_andIsExportedAsCsv() {
        var code = mail.certify("Listed", "listed@example.org");
        mail.row(code, "sent");
        assertThat(mail.total("?state=sent&q=" + code)).isEqualTo(1);
        assertThat(mail.total("?state=FAILED&q=" + code)).isZero();
        assertThat(mail.rest().text("/api/mail?q=" + code, "text/csv"))
                .startsWith(
                        "id,receivedAt,code,name,email,verdict,state,attempts,nextAttemptAt,sentAt,lastError,messageId")
                .contains("," + code + ",Listed,listed@example.org,ACCEPTED,sent,1,");
        await().untilAsserted(() -> {
            var status = mail.rest().get("/api/status").get("mail");
            for (var state : List.of("pending", "sent", "failed")) {
                assertThat(status.get(state).asInt()).as(state).isEqualTo(mail.total("?state=" + state));
            }
        });
    }
}
