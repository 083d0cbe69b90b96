// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web.errors;

import es.upv.dst.web.Problem;
import es.upv.dst.web.security.SecurityHeadersFilter;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/** Responds with a problem instead of an HTML page when Tomcat itself refuses a request, such as a malformed one. */
@Component
class TomcatErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        // The new valve is nearer to the application than the valve that Spring Boot adds, so the new valve runs first.
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve()));
        // Tomcat fails on more than ten languages. The maximum size of the headers limits them enough.
        factory.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
    }

    private static final class ProblemValve extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            int status = response.getStatus();
            if (status < 400
                    || response.getContentWritten() > 0
                    || !response.setErrorReported()
                    || isDisconnected(response)) {
                return;
            }
            try {
                // Sets the security headers here, because no filter has run for a malformed request.
                SecurityHeadersFilter.write(response);
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.getReporter().write(Problem.json(HttpStatusCode.valueOf(status)));
                response.finishResponse();
            } catch (IOException | IllegalStateException e) {
                // Ignored, because the client has disconnected.
            }
        }

        private static boolean isDisconnected(Response response) {
            var open = new AtomicBoolean();
            response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
            return !open.get();
        }
    }
}
