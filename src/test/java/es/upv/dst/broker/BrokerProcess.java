// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.fixture.JavaCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The broker in a process of its own, which can be killed, with nothing set that only the tests set. */
record BrokerProcess(Process process, int port) implements AutoCloseable {

    static BrokerProcess start(Path store, int port) throws IOException {
        var command = JavaCommand.of(BrokerProcess.class, store.toString(), String.valueOf(port));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var child = new BrokerProcess(process, port);
        child.awaitStart();
        return child;
    }

    static void main(String[] arguments) throws IOException {
        try (var lab = TestBroker.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("listening at " + lab.port());
            int _ = System.in.read();
        }
    }

    private void awaitStart() throws IOException {
        var said = new StringBuilder();
        var out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening")) {
                return;
            }
            said.append(line).append('\n');
        }
        throw new IOException("The broker did not start:\n" + said);
    }

    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    void stop() throws IOException {
        process.outputWriter().close();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("The broker does not end");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
