// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.commons.logging.Log;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

/**
 * Warns of each environment variable that begins with {@code DST_} and is no setting, because it is probably misspelt.
 * The application.yml in the jar contains all settings.
 */
class UnknownVariables implements EnvironmentPostProcessor, Ordered {

    private static final String PREFIX = "DST_";

    /** Two letters that are exchanged are two edits. */
    private static final LevenshteinDistance DISTANCE = new LevenshteinDistance(3);

    /** Docker and Kubernetes set such variables for a service whose name begins with dst. */
    private static final Pattern OF_A_SERVICE =
            Pattern.compile(".*_SERVICE_(HOST|PORT.*)|.*_PORT|.*_PORT_[0-9]+_(TCP|UDP).*");

    private final Log log;

    UnknownVariables(DeferredLogFactory logs) {
        this.log = logs.getLog(UnknownVariables.class);
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().get(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME)
                instanceof EnumerablePropertySource<?> variables) {
            warn(variables, namesOfSettings());
        }
    }

    private void warn(EnumerablePropertySource<?> variables, Set<String> known) {
        Arrays.stream(variables.getPropertyNames())
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .filter(name -> !isOfService(name, String.valueOf(variables.getProperty(name))))
                .sorted()
                .forEach(name ->
                        log.warn(name + " is no setting of dst-lab, and is ignored. " + explanation(name, known)));
    }

    /** Returns the names of all settings, also those that Spring Boot accepts with an underscore for a hyphen. */
    private static Set<String> namesOfSettings() {
        try {
            return new YamlPropertySourceLoader()
                    .load("settings", new ClassPathResource("application.yml")).stream()
                            .filter(EnumerablePropertySource.class::isInstance)
                            .flatMap(document ->
                                    Arrays.stream(((EnumerablePropertySource<?>) document).getPropertyNames()))
                            .flatMap(property -> Arrays.asList(property, property.replace('-', '.')).stream())
                            .map(property -> Variable.of(property).name())
                            .filter(name -> name.startsWith(PREFIX))
                            .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new IllegalStateException("application.yml cannot be read", e);
        }
    }

    private static boolean isOfService(String name, String value) {
        return OF_A_SERVICE.matcher(name).matches() && (!name.endsWith("_PORT") || value.contains("://"));
    }

    private static String explanation(String name, Set<String> known) {
        return known.stream()
                .filter(setting -> DISTANCE.apply(name, setting) >= 0)
                .min(Comparator.comparing(setting -> DISTANCE.apply(name, setting)))
                .map("Is %s meant?"::formatted)
                .orElse("application.yml explains all settings.");
    }
}
