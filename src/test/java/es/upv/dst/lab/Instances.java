// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Two instances on one broker and one database, which has to be a PostgreSQL, and now and then a third one. */
public final class Instances implements AutoCloseable {

    /** How many students are enrolled. */
    public static final int ENROLLED = 40;

    private static final String FAILOVER = "--dst.instance.failover=5s";

    private final Path folder;
    private final Mosquitto broker;
    private final Lab one;
    private final Lab other;

    public Instances(Path folder) {
        this.folder = folder;
        broker = Mosquitto.in(folder.resolve("broker")).start();
        one = instance("one").untilUp().enrolling(ENROLLED);
        other = instance("other");
    }

    private Lab instance(String name) {
        return Lab.on(broker, folder, "--dst.instance.name=" + name, FAILOVER);
    }

    public Lab one() {
        return one;
    }

    public Lab other() {
        return other;
    }

    public List<Lab> both() {
        return List.of(one, other);
    }

    /** One that can be killed, and can stand still. */
    public OwnProcess third() throws IOException {
        return OwnProcess.on(broker, folder, "--dst.instance.name=third", FAILOVER, "--dst.roster=");
    }

    /** How many requests there have been. */
    public int requests() {
        return one.rest().get("/api/requests").get("total").asInt();
    }

    @Override
    public void close() {
        Stream.of(other, one).forEach(Lab::close);
        broker.close();
    }
}
