// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports that nobody listens on, below those that the system gives to outgoing connections, which could take one. None is
 * given twice, and each process that Surefire runs tests in has its own share of them: a port is not listened on at once.
 */
public final class Ports {

    private static final int FIRST = 20_000;
    private static final int SHARE = 3_000;
    private static final int SHARES = 4;

    private static final int OWN = FIRST + fork() % SHARES * SHARE;
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(SHARE));

    private Ports() {}

    public static int free() {
        return IntStream.generate(() -> OWN + NEXT.getAndIncrement() % SHARE)
                .limit(SHARE)
                .filter(Ports::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** The number of this process among those of Surefire, from 1; 0 in an IDE. */
    private static int fork() {
        var fork = Integer.getInteger("dst.test.fork", 0);
        if (fork == 0 && System.getProperty("surefire.real.class.path") != null) {
            throw new IllegalStateException("dst.test.fork is not set, so two processes would use the same ports");
        }
        return fork;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }
}
