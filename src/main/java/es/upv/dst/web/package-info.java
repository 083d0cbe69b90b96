/**
 * HTTP for all features: access control, paging, and one format of errors.
 *
 * <pre>
 * in    requests to the features' controllers; the admin's password
 * out   Page and Paging for lists; problem+json for every error
 * rows  none
 * uses  ratelimit
 * </pre>
 */
@ApplicationModule(allowedDependencies = "ratelimit")
@NullMarked
package es.upv.dst.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
