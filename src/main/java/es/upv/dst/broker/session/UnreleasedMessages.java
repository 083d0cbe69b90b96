// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.broker.session;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The packet ids of messages at QoS 2 that the broker has received and whose clients have not released them yet, of
 * each session that outlives its connection. Artemis keeps them in memory only, so without this a client that sends a
 * message again after a restart would publish it twice. Thread-safe.
 */
public final class UnreleasedMessages {

    /** More than there are sessions at once. The ids of the oldest sessions are forgotten. */
    private static final int MAX_SESSIONS = 1_000;

    private static final Logger log = LoggerFactory.getLogger(UnreleasedMessages.class);

    private static final String FILE = "unreleased";
    private static final String SEPARATOR = " ";

    private final SequencedMap<String, BitSet> ids = new LinkedHashMap<>();

    /** Returns the ids that earlier connections of this session have left. */
    synchronized BitSet of(String session) {
        return (BitSet) ids.getOrDefault(session, new BitSet()).clone();
    }

    synchronized void forget(String session) {
        ids.remove(session);
    }

    synchronized void add(String session, int id) {
        ids.computeIfAbsent(session, _ -> new BitSet()).set(id);
        if (ids.size() > MAX_SESSIONS) {
            ids.pollFirstEntry();
        }
    }

    synchronized void release(String session, int id) {
        ids.computeIfPresent(session, (_, unreleased) -> {
            unreleased.clear(id);
            return unreleased.isEmpty() ? null : unreleased;
        });
    }

    /** Writes the ids to a file in this folder, which {@link #load} reads at the next start. */
    public synchronized void save(Path folder) {
        if (ids.isEmpty()) {
            return;
        }
        var lines = ids.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue()));
        try {
            var file = Files.write(folder.resolve(FILE + ".tmp"), (Iterable<String>) lines::iterator);
            // A kill leaves no incomplete file.
            Files.move(file, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            log.warn("Messages at QoS 2 that are sent again after the next start may arrive twice: {}", e.toString());
        }
    }

    private static String line(String session, BitSet unreleased) {
        return session
                + SEPARATOR
                + unreleased.stream().mapToObj(String::valueOf).collect(joining(SEPARATOR));
    }

    /** Reads the file and removes it, because a later kill would leave it out of date. */
    public synchronized void load(Path folder) throws IOException {
        var file = folder.resolve(FILE);
        if (Files.exists(file)) {
            for (var line : Files.readAllLines(file)) {
                var fields = line.split(SEPARATOR);
                Stream.of(fields).skip(1).map(Integer::valueOf).forEach(id -> add(fields[0], id));
            }
            Files.delete(file);
        }
    }
}
