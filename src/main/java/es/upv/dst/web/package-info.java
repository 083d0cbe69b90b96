/**
 * Guards the door and speaks HTTP the same way for every feature.
 *
 * <pre>
 * in    requests to the features' controllers; the admin's password
 * out   Page and Paging for lists; problem+json for whatever goes wrong
 * rows  none
 * uses  tries
 * </pre>
 */
@ApplicationModule(allowedDependencies = "tries")
@NullMarked
package es.upv.dst.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
