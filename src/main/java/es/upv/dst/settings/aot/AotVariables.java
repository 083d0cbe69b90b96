// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings.aot;

import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.aot.AbstractAotProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Removes the environment variables while the build generates the bean definitions. Otherwise they would decide about
 * each lab that starts from the jar.
 */
class AotVariables implements EnvironmentPostProcessor, Ordered {

    /** Before the variables are read for the first time. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (SpringProperties.getFlag(AbstractAotProcessor.AOT_PROCESSING)) {
            var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
            environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, Map.of()));
        }
    }
}
