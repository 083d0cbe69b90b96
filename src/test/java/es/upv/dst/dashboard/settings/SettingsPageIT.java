// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.fixture.AdminClient;
import es.upv.dst.fixture.Browser;
import es.upv.dst.fixture.Lab;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsPageIT {

    @Test
    void settings_haveValuesAndSources_withoutSecrets(@TempDir Path folder) {
        try (var lab = Lab.embedded(
                        folder,
                        "--dst.broker.password=hush-broker",
                        "--dst.mailbox.url=imap://reader:hush-mailbox@localhost:1/INBOX",
                        "--dst.grades.title=T <script>alert(1)</script>",
                        "--dst.mailbox.folder=${dst.broker.password}");
                var browser =
                        Browser.at("http://localhost:" + lab.admin().port()).signIn(AdminClient.PASSWORD)) {
            browser.open("/dashboard/settings");
            assertThat(browser.text("main"))
                    .contains("DST_CODES_PERSTUDENT", "5", "default")
                    .contains("DST_DATA_DIR", folder.toString(), "command line")
                    .contains("hidden");
            assertThat(browser.files().download("/dashboard/settings")).doesNotContain("hush-", "<script>alert");
            assertThat(browser.files().download("/dashboard/settings.csv"))
                    .contains("DST_MAILBOX_URL,,true,COMMAND_LINE")
                    .doesNotContain("hush-");
            assertThat(browser.accessibilityViolations()).isEmpty();
            assertThat(browser.consoleErrors()).isEmpty();
            assertThat(browser.resize(390).horizontalOverflow()).isZero();
        }
    }
}
