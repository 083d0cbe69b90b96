// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import es.upv.dst.text.WhiteSpace;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * Removes white space at the beginning and at the end of environment variables of the lab. A file with variables that
 * was edited on Windows adds a carriage return to each of them. A password is not changed, because white space may
 * belong to it; a warning is logged instead.
 */
class TrimmedVariables implements EnvironmentPostProcessor, Ordered {

    private static final Pattern OF_THE_LAB = Pattern.compile("(DST|SERVER|SPRING|LOGGING|MANAGEMENT)_[A-Z0-9_]+");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET).*");

    private final Log log;

    TrimmedVariables(DeferredLogFactory logs) {
        this.log = logs.getLog(TrimmedVariables.class);
    }

    /** Before the variables are read for the first time. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        var sources = environment.getPropertySources();
        if (sources.get(name) instanceof SystemEnvironmentPropertySource variables) {
            sources.replace(name, new SystemEnvironmentPropertySource(name, trim(variables.getSource())));
        }
    }

    private Map<String, Object> trim(Map<String, Object> variables) {
        var trimmed = new HashMap<>(variables);
        trimmed.replaceAll((name, value) -> OF_THE_LAB.matcher(name).matches() ? trim(name, value.toString()) : value);
        return trimmed;
    }

    private String trim(String name, String value) {
        var trimmed = WhiteSpace.strip(value);
        if (trimmed.equals(value)) {
            return value;
        }
        if (SECRET.matcher(name).matches()) {
            log.warn(name
                    + " begins or ends with white space, which is a part of the password. If it is not meant to be,"
                    + " remove it; a file that was edited on Windows has a carriage return at the end of each line.");
            return value;
        }
        return trimmed;
    }
}
