// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker;

import es.upv.dst.fixture.JavaCommand;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The embedded broker in its own process, which can be killed and has no settings of the test process. */
record BrokerProcess(Process process, int port) implements AutoCloseable {

    static BrokerProcess start(Path store, int port) throws IOException {
        var command = JavaCommand.of(BrokerProcess.class, store.toString(), String.valueOf(port));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var broker = new BrokerProcess(process, port);
        broker.awaitStart();
        return broker;
    }

    static void main(String[] arguments) throws IOException {
        try (var broker = TestBroker.open(Path.of(arguments[0]), Integer.parseInt(arguments[1]))) {
            System.out.println("listening at " + broker.port());
            int _ = System.in.read();
        }
    }

    private void awaitStart() throws IOException {
        var output = new StringBuilder();
        var out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("listening")) {
                Thread.ofVirtual().start(() -> discard(out));
                return;
            }
            output.append(line).append('\n');
        }
        throw new IOException("The broker did not start:\n" + output);
    }

    /** Reads further output, because the broker would block when the pipe is full. */
    private static void discard(Reader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException closed) {
            // The process has been killed.
        }
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
                throw new IllegalStateException("The broker does not stop");
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
