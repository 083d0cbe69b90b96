// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.LabWithMail;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A submission can name the address of anybody, so that a client could have the lab send mails to a stranger. */
@Tag("database")
class RecipientLimitsIT {

    @TempDir
    Path folder;

    @Test
    void addressInSeveralSpellings_getsThreeCertificates_andAllSubmissionsCount() {
        try (var lab = new LabWithMail(folder)) {
            var codes = new String[] {
                lab.certify("Ana", "victim@example.org"),
                lab.certify("Ana", "Victim@EXAMPLE.org"),
                lab.certify("Ana", "victim+tag@example.org"),
                lab.certify("Ana", "victim@example.org"),
                lab.certify("Ana", "victim+other@example.org")
            };
            for (var sent = 0; sent < 3; sent++) {
                lab.row(codes[sent], "sent");
            }
            for (var refused = 3; refused < 5; refused++) {
                var row = lab.row(codes[refused], "failed");
                assertThat(row.get("lastError").asString()).contains("DST_MAIL_PERADDRESS");
                assertThat(row.get("attempts").asInt()).isZero();
            }
            assertThat(lab.rest().certifiedLines()).hasSize(5);
            lab.rest().post("/api/mail/retry", "");
            assertThat(lab.total("?state=failed"))
                    .as("the button does not send them")
                    .isEqualTo(2);
            lab.rest().post("/api/mail/" + lab.row(codes[3]).get("id").asInt() + "/retry", "");
            lab.row(codes[3], "sent");
        }
    }

    @Test
    void addressesThatAreNotOnTheRoster_shareALimit_andStudentsDoNotWait() {
        try (var lab = new LabWithMail(folder, "--dst.mail.unknown-per-hour=2")) {
            lab.row(lab.certify("Ana", "one@example.net"), "sent");
            lab.row(lab.certify("Ana", "two@example.net"), "sent");
            var waiting = lab.row(lab.certify("Ana", "three@example.net"));
            assertThat(waiting.get("state").asString()).isEqualTo("pending");
            assertThat(waiting.get("lastError").asString()).contains("DST_MAIL_UNKNOWNPERHOUR");
            assertThat(Instant.parse(waiting.get("nextAttemptAt").asString()))
                    .isAfter(Instant.now().plus(Duration.ofMinutes(50)));
            var onRoster = lab.rest().get("/api/roster").at("/items/5/email").asString();
            lab.row(lab.certify("Ana", onRoster), "sent");
            assertThat(lab.rest().certifiedLines()).hasSize(4);
        }
    }
}
