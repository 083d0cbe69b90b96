// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Tests that the lab says in two lines which setting it cannot use, and what to write. */
@ExtendWith(OutputCaptureExtension.class)
class UnusableSettingIT {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            dst.codes.per-student=x               | DST_CODES_PERSTUDENT cannot be "x" | must be a whole number
            dst.codes.per-course=0                | DST_CODES_PERCOURSE is 0, must be at least 1 | Correct DST_CODES_PERCOURSE
            dst.codes.per-student=0               | DST_CODES_PERSTUDENT is 0, must be at least 1 | Correct DST_CODES_PERSTUDENT
            dst.mail.from=nobody                  | DST_MAIL_FROM is nobody | Correct DST_MAIL_FROM
            dst.mail.locale=fr                    | DST_MAIL_LOCALE is fr, must be es or en | Correct DST_MAIL_LOCALE
            dst.mail.first-retry=soon             | DST_MAIL_FIRSTRETRY cannot be "soon" | must be a duration, such as 30s
            dst.broker.url=foo                    | DST_BROKER_URL is not tcp://host:port | Correct DST_BROKER_URL
            dst.help.broker-url=foo               | DST_HELP_BROKERURL | Correct DST_HELP_BROKERURL
            dst.topics.prefix=a/b                 | DST_TOPICS_PREFIX | Correct DST_TOPICS_PREFIX
            dst.instance.name=a b                 | DST_INSTANCE_NAME is not | Correct DST_INSTANCE_NAME
            dst.instance.failover=long            | DST_INSTANCE_FAILOVER cannot be "long" | must be a duration
            dst.grades.late=maybe                 | DST_GRADES_LATE cannot be "maybe" | must be one of
            dst.grades.deadline=tomorrow          | DST_GRADES_DEADLINE | Correct DST_GRADES_DEADLINE
            dst.mailbox.url=foo                   | DST_MAILBOX_URL | Correct DST_MAILBOX_URL
            dst.mailbox.url=imaps://u:secret@h:x  | DST_MAILBOX_URL | Correct DST_MAILBOX_URL
            dst.doctor.free-space=much            | DST_DOCTOR_FREESPACE cannot be "much" | must be a size, such as 500MB
            dst.data.dir=a;MODE=MySQL             | DST_DATA_DIR is "a;MODE=MySQL" | Set DST_DATA_DIR to a folder without ;
            dst.data.dir=a#{b}                    | DST_DATA_DIR is "a#{b}" | Set DST_DATA_DIR to a folder without #{
            dst.data.dir=~/dst-lab                | DST_DATA_DIR is "~/dst-lab" | Set DST_DATA_DIR to the whole path
            dst.broker.url=tcp://o'brien:1883     | DST_BROKER_URL is not tcp://host:port | Correct DST_BROKER_URL
            spring.datasource.url=jdbc:mysql://o'b/c?password=secret | SPRING_DATASOURCE_URL is not jdbc:postgresql: \
            | Correct SPRING_DATASOURCE_URL
            spring.datasource.url=postgresql://h/secret | SPRING_DATASOURCE_URL is not | Correct SPRING_DATASOURCE_URL
            server.port=70000                     | SERVER_PORT is 70000 | Correct SERVER_PORT
            server.port=-5                        | SERVER_PORT is -5 | Correct SERVER_PORT
            dst.data.dir=                         | DST_DATA_DIR is blank | Set DST_DATA_DIR to a folder
            server.address=192.0.2.1              | SERVER_PORT cannot be opened at SERVER_ADDRESS | Set SERVER_ADDRESS
            server.servlet.context-path=dst       | SERVER_SERVLET_CONTEXT_PATH is "dst" | "/dst"
            dst.admin.password={bcrypt}secret     | DST_ADMIN_PASSWORD | DST_ADMIN_PASSWORD
            dst.broker.url=tcp://a b:1883         | DST_BROKER_URL is not tcp://host:port | Correct DST_BROKER_URL
            logging.level.root=loud               | LOGGING_LEVEL_ROOT cannot be "loud" | must be one of TRACE
            server.forward-headers-strategy=nativ | SERVER_FORWARD_HEADERS_STRATEGY cannot be | Correct SERVER_FORWARD_HEADERS
            server.port=x                         | SERVER_PORT cannot be "x" | Correct SERVER_PORT
            server.address=no.such.host.invalid   | SERVER_ADDRESS cannot be "no.such.host.invalid" | Correct SERVER_ADDRESS
            dst.broker.address=no.such.host.invalid | The host no.such.host.invalid of DST_BROKER_ADDRESS is unknown \
            | Set DST_BROKER_ADDRESS
            spring.datasource.url=jdbc:postgresql://no.such.host.invalid/db | the host no.such.host.invalid is unknown \
            | SPRING_DATASOURCE_URL
            """)
    void unusableSetting_isToldInTwoLines(
            String setting, String description, String action, @TempDir Path folder, CapturedOutput log) {
        assertThatThrownBy(() -> Lab.embedded(folder, "--" + setting).close()).isNotNull();
        var errors = log.getOut().lines().filter(line -> line.contains("ERROR")).toList();
        assertThat(errors).hasSize(2);
        assertThat(errors.getFirst()).contains("dst-lab cannot start: ").contains(description);
        assertThat(errors.getLast()).contains("What to do: ").contains(action);
        assertThat(log.getOut()).doesNotContain("\tat ", "secret", "Exception");
    }
}
