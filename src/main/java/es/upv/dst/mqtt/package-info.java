/**
 * MQTT: the path of a message, from a student to the lab and back. Nothing else knows Paho; what a payload means is for the
 * features to say.
 *
 * <pre>
 * flow  LabFlow                      declares the path: InboundAdapter, channels, InboundQueue, BatchProcessor, OutboundAdapter
 * in    DST/PETICION, DST/SOLUCION   as InboundMessage, in batches
 * keep  BatchProcessor ─▶ codes, submissions, as one change of the ledger
 * out   DST/CODIGO, DST/RESULTADO    as Reply; UnconfirmedAnswers ─▶ the acknowledgement
 * life  ConnectionSupervisor ─▶ BrokerConnections, while this instance is the leader
 *       LabPresence                  whether another lab uses the same topics
 * rows  none
 * watch dst.answers, dst.batch, dst.broker, dst.inbox
 * try   Guest, Party, Trial          what anybody can do on the broker, by Probes that the flow drops, for the doctor
 * </pre>
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"broker", "cluster", "ledger", "codes", "submissions", "doctor"})
package es.upv.dst.mqtt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
