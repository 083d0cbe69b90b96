/**
 * HTTP for all features: access control, paging, the check of texts, and one format of errors.
 *
 * <pre>
 * receives        requests to the controllers of the features; the admin's password
 * sends           Page for lists; problem+json for every error, also for a parameter that cannot be stored
 * database tables none
 * uses            ratelimit, language, time
 * </pre>
 */
@ApplicationModule(allowedDependencies = {"ratelimit", "language", "time"})
@NullMarked
package es.upv.dst.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
