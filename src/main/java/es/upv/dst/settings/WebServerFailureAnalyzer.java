// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Names the variables of the port and of the address for HTTP, which cannot be opened. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class WebServerFailureAnalyzer extends AbstractFailureAnalyzer<WebServerException> {

    private static final String NOT_OPENED = "Unable to start embedded";

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable failure, WebServerException cause) {
        if (cause instanceof PortInUseException inUse) {
            return new FailureAnalysis(
                    "another process uses the port %d of SERVER_PORT.".formatted(inUse.getPort()),
                    "Stop that process, or set SERVER_PORT to another port, and start dst-lab again.",
                    failure);
        }
        return String.valueOf(cause.getMessage()).startsWith(NOT_OPENED) ? notOpened(failure) : null;
    }

    private static FailureAnalysis notOpened(Throwable failure) {
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var reason =
                Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName());
        return new FailureAnalysis(
                "the port of SERVER_PORT cannot be opened at SERVER_ADDRESS: %s.".formatted(reason),
                "Set SERVER_ADDRESS to an address of this machine, or do not set it: then all of them are used. A port"
                        + " below 1024 may need a privilege.",
                failure);
    }
}
