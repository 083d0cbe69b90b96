// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pipeline: the path of a message from the broker to storage, and of the reply back to the broker.
 *
 * <pre>
 * flow            LabFlow: InboundAdapter, channels, InboundQueue, BatchProcessor, channels, OutboundAdapter
 * receives        DST/PETICION, DST/SOLUCION, as InboundMessage, in batches
 * stores          BatchProcessor ─▶ codes, submissions, as one change of storage
 * sends           DST/CODIGO, DST/RESULTADO, as Reply, through the channels codes and verdicts
 * database tables none
 * metrics         dst.batch, dst.broker, dst.inbox
 * </pre>
 *
 * An epoch is a period in which one instance is the leader. Epochs are numbered. A batch is stored only in the epoch in
 * which its messages arrived.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "broker :: throttle",
            "cluster",
            "codes",
            "mqtt",
            "mqtt :: presence",
            "mqtt :: client",
            "probe",
            "storage",
            "storage :: deduplication",
            "submissions",
            "time"
        })
package es.upv.dst.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
