// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import es.upv.dst.dashboard.settings.Setting.SettingSource;
import es.upv.dst.dashboard.settings.SettingsManual.ManualSetting;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class SettingsManualTest {

    @Test
    void comment_documentsTheVariablesBeforeTheColon_andThoseWithoutAnotherComment() {
        var manual = SettingsManual.parse("""
                # ---- Data -----
                # No setting: nothing.
                dst:
                  # DST_A_ONEWORD, DST_B: the text
                  # goes on with DST_LATER and DST_C. DST_D: another one.
                  a.one-word: 1
                  # DST_LATER: has its own.
                # ---- Empty -----
                """, List.of("dst.a.one-word", "dst.b", "dst.c", "dst.later"));

        assertThat(manual.groups()).hasSize(1);
        var entries = manual.groups().getFirst().entries();
        assertThat(entries)
                .extracting(SettingsManual.ManualEntry::text)
                .containsExactly("the text goes on with DST_LATER and DST_C.", "another one.", "has its own.");
        assertThat(entries.getFirst().settings())
                .containsExactly(
                        new ManualSetting("DST_A_ONEWORD", "dst.a.one-word"),
                        new ManualSetting("DST_B", "dst.b"),
                        new ManualSetting("DST_C", "dst.c"));
    }

    @Test
    void everySettingOfTheLab_isDocumentedInTheFile() throws Exception {
        var documents = new YamlPropertySourceLoader().load("test", new ClassPathResource("application.yml"));
        var names = documents.stream()
                .flatMap(document -> Stream.of(((EnumerablePropertySource<?>) document).getPropertyNames()))
                .filter(name -> name.startsWith("dst."))
                .distinct();

        var shown = new SettingsReader(new StandardEnvironment())
                .read().stream()
                        .flatMap(group -> group.entries().stream())
                        .flatMap(entry -> entry.settings().stream())
                        .map(Setting::variable)
                        .toList();

        assertThat(shown).doesNotHaveDuplicates();
        assertThat(shown)
                .containsAll(names.map(
                                name -> name.replace("-", "").replace('.', '_').toUpperCase(java.util.Locale.ROOT))
                        .toList());
    }

    @Test
    void secret_isHiddenWhereverItIs() {
        assertThat(SecretRules.hides("dst.admin.password", "x", true)).isTrue();
        assertThat(SecretRules.hides("dst.mailbox.url", "imaps://host", false)).isTrue();
        assertThat(SecretRules.hides("spring.datasource.url", "jdbc:postgresql://host/db", false))
                .isTrue();
        assertThat(SecretRules.hides("spring.datasource.url", "jdbc:h2:file:x", true))
                .isFalse();
        assertThat(SecretRules.hides("dst.broker.url", "tcp://user:x@host", false))
                .isTrue();
        assertThat(SecretRules.hides("dst.broker.url", "tcp://host:1883", false))
                .isFalse();
        assertThat(SecretRules.hides("dst.grades.title", "${DST_ADMIN_PASSWORD}", false))
                .isTrue();
        assertThat(SecretRules.hides("dst.mail.from", "DST <dst@example.org>", false))
                .isFalse();
    }

    @Test
    void value_hasItsSource() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("commandLineArgs", Map.of("dst.data.dir", "x")));
        assertThat(new SettingsReader(environment)
                        .read()
                        .getFirst()
                        .entries()
                        .getFirst()
                        .settings())
                .containsExactly(new Setting("DST_DATA_DIR", "x", false, SettingSource.COMMAND_LINE, ""));
    }
}
