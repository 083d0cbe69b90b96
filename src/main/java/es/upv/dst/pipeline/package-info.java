// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
/**
 * Pipeline: the path of a message from the broker to storage, and of the reply back to the broker.
 *
 * <pre>
 * flow  LabFlow                      InboundAdapter, channels, InboundQueue, BatchProcessor, channels, OutboundAdapter
 * in    DST/PETICION, DST/SOLUCION   as InboundMessage, in batches
 * store BatchProcessor ─▶ codes, submissions, as one change of storage
 * out   DST/CODIGO, DST/RESULTADO    as Reply, through the channels codes and verdicts
 * rows  none
 * meter dst.batch, dst.broker, dst.inbox
 * </pre>
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "broker",
            "cluster",
            "codes",
            "mqtt",
            "mqtt :: client",
            "probe",
            "storage",
            "storage :: deduplication",
            "submissions"
        })
package es.upv.dst.pipeline;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
