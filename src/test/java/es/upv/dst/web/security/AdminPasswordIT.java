// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.DstLab;
import es.upv.dst.fixture.Command;
import es.upv.dst.fixture.JavaCommand;
import es.upv.dst.web.HashPassword;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests hashing the admin password and the settings that are not accepted as a password. */
@ExtendWith(OutputCaptureExtension.class)
class AdminPasswordIT {

    /** 72 bytes in UTF-8, the maximum that bcrypt reads. */
    private static final String LONGEST_PASSWORD = "ññññññññññññññññññññññññññññññññññññ";

    /** Binds the setting without starting a lab. */
    @EnableConfigurationProperties(AdminProperties.class)
    static class Setting {}

    @Test
    void hashPasswordCommand_printsAHashOfItsInput() throws Exception {
        var printed = Command.run(
                "sh", "-c", "echo 'la contraseña' | " + JavaCommand.quoted(DstLab.class) + " hash-password");
        assertThat(AdminPassword.isHash(printed)).as(printed).isTrue();
        var password = AdminPassword.of(new AdminProperties(printed).password());
        assertThat(password.verify("la contrasena")).isFalse();
        assertThat(password.verify("la contraseña")).isTrue();
        assertThat(password.verify("la contraseña")).isTrue();
        assertThat(password.verify("la contrasena")).isFalse();
        assertThat(password.verify(printed)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{bcrypt}", LONGEST_PASSWORD + "x"})
    void unhashablePassword_isRefused(String plain) throws IOException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream((plain + "\n").getBytes(UTF_8));
        assertThat(HashPassword.run(in, new PrintStream(out), new PrintStream(err)))
                .isEqualTo(1);
        assertThat(out.toString(UTF_8)).isEmpty();
        assertThat(err.toString(UTF_8)).contains("password");
    }

    @Test
    void passwordLongerThanBcryptReads_doesNotMatch() {
        var password = AdminPassword.of(AdminPassword.hash(LONGEST_PASSWORD));
        assertThat(password.verify(LONGEST_PASSWORD + "x")).isFalse();
        assertThat(password.verify(LONGEST_PASSWORD)).isTrue();
        assertThat(password.verify(LONGEST_PASSWORD + "x")).isFalse();
    }

    /** A shell has expanded the dollars of the second one; the others are formats that the lab does not accept. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{bcrypt}hunter2",
                "{bcrypt}a0",
                "{noop}hunter2",
                "{MD5}hunter2",
                "{argon2}$argon2id$v=19$m=16384,t=2,p=1$hunter2",
                "{bcrypt}$2a$04$OG9y.ZZ7arJc.hoLEzJvpumlGMpZ4eiSCCz9Zl2cPtlc9wlUTjayO",
                "{bcrypt}$2a$31$OG9y.ZZ7arJc.hoLEzJvpumlGMpZ4eiSCCz9Zl2cPtlc9wlUTjayO",
                "{hunter2"
            })
    void invalidHash_isNotTakenAsAPassword(String setting, CapturedOutput output) {
        var lab = new SpringApplicationBuilder(Setting.class).web(WebApplicationType.NONE);
        assertThatThrownBy(() -> lab.run("--dst.admin.password=" + setting)).isInstanceOf(RuntimeException.class);
        assertThat(output)
                .contains("DST_ADMIN_PASSWORD begins with {", "single quotes")
                .doesNotContain("\tat ", "hunter2", "OG9y");
    }
}
