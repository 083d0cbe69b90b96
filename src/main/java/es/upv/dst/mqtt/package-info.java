/**
 * MQTT: the teacher as students meet it. Nothing else knows Paho; what a payload means is for the features to say.
 *
 * <pre>
 * in    DST/PETICION, DST/SOLUCION   Inbound ─▶ Inbox ─▶ Pipeline, in batches
 *       keep                         Teacher ─▶ codes, submissions, as one change of the ledger
 * out   DST/CODIGO, DST/RESULTADO    Publisher ─▶ Outbound, then the acknowledgement
 * rows  none of its own
 * watch dst.answers, dst.batch, dst.broker, dst.inbox
 * try   Guest, Party, Trial          what anybody can do on the broker, by Probes that the Inbox drops, for the doctor
 * life  TeacherClient keeps a Line, which is an Inbound and an Outbound, to the broker
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "ledger", "codes", "submissions", "doctor"})
package es.upv.dst.mqtt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
