/**
 * Status: the state of the whole lab in one response. It reads the other features and changes nothing.
 *
 * <pre>
 * receives        GET /api/status
 * sends           connection state and counts
 * metrics         dst.build
 * database tables none
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "broker :: disk",
            "codes",
            "codes :: request",
            "mail",
            "mail :: outbox",
            "mqtt",
            "roster",
            "storage",
            "submissions",
            "submissions :: guessing"
        })
package es.upv.dst.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
