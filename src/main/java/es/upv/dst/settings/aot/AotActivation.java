// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.aot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.AotDetector;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertySource;
import org.springframework.util.ClassUtils;
import org.springframework.util.ResourceUtils;

/**
 * Lets Spring use the bean definitions that the build of the jar has generated (ahead-of-time processing), which saves
 * a quarter of the time of a start. The build has evaluated the conditions of all beans with the default settings. So
 * this class leaves Spring to evaluate them at the start if a setting is set on which a condition may depend.
 */
class AotActivation implements EnvironmentPostProcessor, Ordered {

    /** Spring generates this class beside the main class. */
    private static final String GENERATED_SUFFIX = "__ApplicationContextInitializer";

    /** The settings of libraries, on any of which a condition of Spring Boot or Springdoc may depend. */
    private static final Set<ConfigurationPropertyName> OF_LIBRARIES = names("spring", "management", "springdoc");

    /** The settings of Spring Boot on which no condition depends. */
    private static final Set<ConfigurationPropertyName> WITHOUT_CONDITION = names(
            "spring.application.name",
            "spring.application.pid",
            "spring.application.title",
            "spring.application.version",
            "spring.config",
            "spring.datasource.hikari",
            "spring.datasource.password",
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.lifecycle",
            "spring.mail.host",
            "spring.mail.password",
            "spring.mail.port",
            "spring.mail.properties",
            "spring.mail.protocol",
            "spring.mail.ssl",
            "spring.mail.username",
            "spring.profiles",
            "spring.ssl");

    private final Predicate<@Nullable Class<?>> generatedBeans;

    AotActivation() {
        this(AotActivation::isInJarWithGeneratedBeans);
    }

    /** @param generatedBeans whether there are generated beans for a main class */
    AotActivation(Predicate<@Nullable Class<?>> generatedBeans) {
        this.generatedBeans = generatedBeans;
    }

    /** After the post-processor that reads the files with settings. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (SpringProperties.getProperty(AotDetector.AOT_ENABLED) == null
                && !SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)
                && generatedBeans.test(application.getMainApplicationClass())
                && hasDefaultConditions(environment)) {
            SpringProperties.setFlag(AotDetector.AOT_ENABLED);
        }
    }

    /** Those in a folder of classes may be older than the classes. */
    private static boolean isInJarWithGeneratedBeans(@Nullable Class<?> main) {
        return main != null
                && Optional.ofNullable(main.getResource(ClassUtils.getClassFileName(main)))
                        .filter(ResourceUtils::isJarURL)
                        .isPresent()
                && ClassUtils.isPresent(main.getName() + GENERATED_SUFFIX, main.getClassLoader());
    }

    private static boolean hasDefaultConditions(ConfigurableEnvironment environment) {
        return environment.getProperty("dst.mailbox.url", "").isBlank()
                && "true".equalsIgnoreCase(environment.getProperty("dst.studentflow.enabled", "true"))
                && environment
                        .getProperty("server.forward-headers-strategy", "none")
                        .equals("none")
                && librariesHaveDefaults(ConfigurationPropertySources.get(environment));
    }

    /** The defaults are those of the application.yml in the jar, which the build has read too. */
    private static boolean librariesHaveDefaults(Iterable<ConfigurationPropertySource> sources) {
        var inJar = new ArrayList<ConfigurationPropertySource>();
        var others = new ArrayList<ConfigurationPropertySource>();
        sources.forEach(source -> (isInJar(source) ? inJar : others).add(source));
        return others.stream()
                .allMatch(source -> names(source)
                        .filter(name -> isBelow(OF_LIBRARIES, name) && !isBelow(WITHOUT_CONDITION, name))
                        .allMatch(name -> value(List.of(source), name).equals(value(inJar, name))));
    }

    private static boolean isInJar(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> file
                && file.getName().contains("class path resource");
    }

    private static Stream<ConfigurationPropertyName> names(ConfigurationPropertySource source) {
        return source instanceof IterableConfigurationPropertySource iterable ? iterable.stream() : Stream.empty();
    }

    private static Optional<String> value(List<ConfigurationPropertySource> sources, ConfigurationPropertyName name) {
        return sources.stream()
                .map(source -> source.getConfigurationProperty(name))
                .filter(Objects::nonNull)
                .map(property -> String.valueOf(property.getValue()))
                .findFirst();
    }

    private static boolean isBelow(Set<ConfigurationPropertyName> parents, ConfigurationPropertyName name) {
        return parents.stream().anyMatch(parent -> parent.equals(name) || parent.isAncestorOf(name));
    }

    private static Set<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).collect(Collectors.toUnmodifiableSet());
    }
}
