/**
 * Student: a student's program, which requests a code, submits it and waits for the verdict over its own MQTT
 * connection.
 *
 * <pre>
 * in      POST /api/student-flow   from the professor; run(…) from rehearsal
 * out     a student's messages to the broker, as dst; the result and the time of each step
 * tables  none: the lab stores its messages like those of any student
 * uses    broker, for its address; roster, to explain a missing answer
 * </pre>
 *
 * This package alone uses the HiveMQ MQTT client: a thousand connections share a few threads.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "roster", "web"})
package es.upv.dst.student;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
