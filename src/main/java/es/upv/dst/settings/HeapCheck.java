// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.util.Optional;
import org.springframework.util.unit.DataSize;

/** Tells whether the heap of the JVM is large enough for the lab, in one line for the console. */
public final class HeapCheck {

    /** With less, the lab starts slowly or not at all. */
    private static final DataSize MINIMUM = DataSize.ofMegabytes(96);

    /** The JVM does not count a part of the heap that it uses for itself. */
    private static final double COUNTED = 0.9;

    private HeapCheck() {}

    /** @param maxBytes the maximum size of the heap as the JVM reports it */
    public static Optional<String> problem(long maxBytes) {
        return maxBytes < MINIMUM.toBytes() * COUNTED
                ? Optional.of("dst-lab cannot start: the heap of the JVM has %d MB, and at least %d MB are necessary."
                                .formatted(DataSize.ofBytes(maxBytes).toMegabytes(), MINIMUM.toMegabytes())
                        + " Start it with JDK_JAVA_OPTIONS=-Xmx256m, or give the container 512 MB.")
                : Optional.empty();
    }

    /** The line with which the process ends if the heap is exhausted later. */
    public static String exhausted() {
        return "dst-lab ends: the heap of the JVM is exhausted (%d MB). Set more: JDK_JAVA_OPTIONS=-Xmx512m."
                        .formatted(DataSize.ofBytes(Runtime.getRuntime().maxMemory())
                                .toMegabytes())
                + " What was acknowledged is not lost.";
    }
}
