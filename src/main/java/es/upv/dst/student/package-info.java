/**
 * Student: a student's program, which requests a code, submits it and waits for the verdict over a separate MQTT
 * connection.
 *
 * <pre>
 * receives        POST /api/student-flow from the professor; run(…) from rehearsal
 * sends           a student's messages to the broker, as dst; the result and the time of each step
 * database tables none; the lab stores the messages of this program like those of any student
 * uses            broker, for its address; roster, to explain a missing answer
 * </pre>
 *
 * Only this package uses the HiveMQ MQTT client, because its connections share a few threads, even a thousand of them.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "roster", "web"})
package es.upv.dst.student;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
