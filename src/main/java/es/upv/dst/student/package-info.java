/**
 * Student: a student's client as a program, which asks, solves and waits. It sees only the wire, by a connection of its own.
 *
 * <pre>
 * in    POST /api/student-flow   from the professor; run(…) from whoever has many students
 * out   what a student would send, to the lab's broker, as dst; and how far each step came, when
 * rows  none: what the lab keeps of it, it keeps of any student
 * uses  broker for where it is; roster only to explain a silence afterwards
 * </pre>
 *
 * Nothing else knows this package's MQTT client, HiveMQ's: a thousand of them share a few threads.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "roster", "web"})
package es.upv.dst.student;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
