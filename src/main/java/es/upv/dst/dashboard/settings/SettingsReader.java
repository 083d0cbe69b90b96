// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import es.upv.dst.dashboard.settings.Setting.SettingSource;
import es.upv.dst.dashboard.settings.SettingsManual.ManualEntry;
import es.upv.dst.dashboard.settings.SettingsManual.ManualSetting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.origin.PropertySourceOrigin;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.CommandLinePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Reads the documented settings and their values. */
@Component
class SettingsReader {

    private static final ClassPathResource FILE = new ClassPathResource("application.yml");

    private final ConfigurableEnvironment environment;
    private final SettingsManual manual;

    SettingsReader(ConfigurableEnvironment environment) {
        this.environment = environment;
        this.manual = readManual();
    }

    /** A heading of {@code application.yml} and its settings. */
    record SettingGroup(String title, List<SettingEntry> entries) {}

    /** Settings with a common explanation. */
    record SettingEntry(String text, List<Setting> settings) {}

    List<SettingGroup> read() {
        return manual.groups().stream()
                .map(group -> new SettingGroup(
                        group.title(), group.entries().stream().map(this::entry).toList()))
                .toList();
    }

    private SettingEntry entry(ManualEntry entry) {
        return new SettingEntry(
                entry.text(), entry.settings().stream().map(this::setting).toList());
    }

    private Setting setting(ManualSetting setting) {
        var name = ConfigurationPropertyName.of(setting.property());
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> setting(setting, found))
                .orElseGet(() -> new Setting(setting.variable(), "", false, SettingSource.DEFAULT, ""));
    }

    private Setting setting(ManualSetting setting, ConfigurationProperty found) {
        var raw = String.valueOf(found.getValue());
        var source = source(found);
        var hidden = !raw.isBlank() && SecretRules.hides(setting.property(), raw, source == SettingSource.DEFAULT);
        return new Setting(
                setting.variable(),
                hidden ? "" : environment.resolvePlaceholders(raw),
                hidden,
                source,
                source == SettingSource.FILE
                        ? file(found).map(SettingsReader::place).orElse("")
                        : "");
    }

    private static SettingSource source(ConfigurationProperty found) {
        var source = Optional.ofNullable(found.getSource()).map(each -> each.getUnderlyingSource());
        var name = source.map(each -> each instanceof PropertySource<?> named ? named.getName() : "")
                .orElse("");
        return switch (name) {
            case CommandLinePropertySource.COMMAND_LINE_PROPERTY_SOURCE_NAME -> SettingSource.COMMAND_LINE;
            case StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME -> SettingSource.ENVIRONMENT;
            case StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME -> SettingSource.SYSTEM_PROPERTY;
            default -> file(found).map(SettingsReader::ofFile).orElse(SettingSource.OTHER);
        };
    }

    private static String place(TextResourceOrigin file) {
        var resource = Objects.requireNonNull(file.getResource());
        try {
            var line = Optional.ofNullable(file.getLocation()).map(location -> ":" + (location.getLine() + 1));
            return resource.getFile().getPath() + line.orElse("");
        } catch (IOException _) {
            return resource.getDescription();
        }
    }

    private static SettingSource ofFile(TextResourceOrigin file) {
        var inJar = Optional.ofNullable(file.getResource())
                .filter(resource -> resource.getDescription().equals(FILE.getDescription()))
                .isPresent();
        return inJar ? SettingSource.DEFAULT : SettingSource.FILE;
    }

    private static Optional<TextResourceOrigin> file(ConfigurationProperty found) {
        return Optional.ofNullable(found.getOrigin())
                .map(origin -> origin instanceof PropertySourceOrigin wrapper ? wrapper.getOrigin() : origin)
                .filter(TextResourceOrigin.class::isInstance)
                .map(TextResourceOrigin.class::cast);
    }

    private static SettingsManual readManual() {
        try {
            var names = new YamlPropertySourceLoader()
                    .load("manual", FILE).stream()
                            .flatMap(document -> document instanceof EnumerablePropertySource<?> named
                                    ? Stream.of(named.getPropertyNames())
                                    : Stream.of())
                            .toList();
            return SettingsManual.parse(FILE.getContentAsString(UTF_8), names);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
