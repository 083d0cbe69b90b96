/**
 * Submissions: checks a solution, redeems its code and certifies the student.
 *
 * <pre>
 * in    judge(submission)    from mqtt, for DST/SOLUCION; record(judgements) enters their rows
 *       judge(submissions)   both at once, from REST with a list of one
 * out   Judgement            the verdict, which mqtt tells the student
 *       Judged               an event inside the change, for whoever else has to do with a verdict
 *       LatestSubmissions    a student's own; Solution.flaws() says what is wrong with a submission, and where
 * rows  submission           each message received
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"ledger", "codes", "roster", "web"})
package es.upv.dst.submissions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
