/**
 * Training: a short run of the lab, in which the JVM learns what to store in its AOT cache.
 *
 * <pre>
 * receives        the command train FOLDER, from bin/dst-lab and from the build of the image
 * sends           requests to its own lab: a rehearsal, the main pages and lists
 * database tables none; its lab has its own data folder
 * uses            no feature, but the HTTP interface of its lab
 * </pre>
 */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package es.upv.dst.training;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
