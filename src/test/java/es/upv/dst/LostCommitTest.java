// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import es.upv.dst.lab.Database;
import es.upv.dst.lab.Lab;
import es.upv.dst.lab.Proxy;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A commit whose answer is lost has been made or not: the lab looks before it makes the change again. */
@Tag("postgresql")
class LostCommitTest {

    @TempDir
    Path folder;

    @Test
    void requestWhoseCommitWasLost_hasOneRowAndOneCode() throws Exception {
        try (var proxy = new Proxy(Database.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            proxy.losesTheAnswerTo("insert into request", "COMMIT");
            var code = student.asksForACode();
            assertThat(proxy.hasLostIt()).isTrue();
            assertThat(lab.rest().get("/api/requests").get("total").asInt()).isEqualTo(1);
            assertThat(lab.rest().get("/api/requests").at("/items/0/code").asString())
                    .isEqualTo(code);
            assertThat(lab.rest().get("/api/status").at("/codes/open").asInt()).isEqualTo(1);
        }
    }

    @Test
    void submissionWhoseCommitWasLost_isAcceptedOnceAndTheStudentHearsIt() throws Exception {
        try (var proxy = new Proxy(Database.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            var code = student.asksForACode();
            proxy.losesTheAnswerTo("insert into submission", "COMMIT");
            assertThat(student.solvesWith(code)).isEqualTo(code + ";ACCEPTED");
            assertThat(proxy.hasLostIt()).isTrue();
            assertThat(lab.rest().get("/api/submissions").get("total").asInt()).isEqualTo(1);
            assertThat(lab.rest().get("/api/mail").get("total").asInt()).isEqualTo(1);
        }
    }

    /** Only messages of the same arrival are the same: a new session numbers its messages as an earlier one did. */
    @Test
    void requestOfTheSameNumberInANewSession_isAnotherRequest() throws Exception {
        try (var proxy = new Proxy(Database.port());
                var lab = lab(proxy);
                var student = lab.student(1)) {
            var code = student.asksForACode();
            proxy.cut();
            proxy.heal();
            await().until(() -> lab.isUp());
            assertThat(student.asksForACode()).isNotEqualTo(code);
            assertThat(lab.rest().get("/api/requests").get("total").asInt()).isEqualTo(2);
        }
    }

    private Lab lab(Proxy proxy) {
        return Lab.embedded(folder, Database.throughProxy(folder.resolve("data"), proxy))
                .untilUp()
                .enrolling(1);
    }
}
