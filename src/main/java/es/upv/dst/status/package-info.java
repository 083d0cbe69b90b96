/**
 * Status: the state of the whole lab in one response. Reads other features and changes nothing.
 *
 * <pre>
 * in      GET /api/status
 * out     connection state and counts
 * metrics dst.build
 * tables  none of its own
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "codes",
            "codes :: request",
            "mail",
            "mail :: outbox",
            "mqtt",
            "roster",
            "storage",
            "submissions"
        })
package es.upv.dst.status;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
