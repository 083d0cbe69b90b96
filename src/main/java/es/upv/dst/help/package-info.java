/**
 * Help for students: the page {@code /}, without an account, a session or a script.
 *
 * <pre>
 * in    GET /                the lab's own values, as they are typed
 *       POST /help/message   a message, before it is sent
 *       POST /help/steps     a number and an address, as the roster has them
 * out   what is wrong with the message, where; what has come from the student, and a hint
 * rows  none of its own
 * </pre>
 *
 * What a message must be is the features' own rule (their {@code flaws}); here are only the words for it. Who asks for
 * somebody's steps is told the same, from the same work, whether that person is not enrolled or has another address.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "ledger", "roster", "codes", "submissions", "mail", "tries"})
package es.upv.dst.help;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
