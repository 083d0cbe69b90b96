// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.web;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the listening sockets of a process in the Linux proc file system. */
final class ListeningSockets {

    private static final String LISTEN_STATE = "0A";

    private ListeningSockets() {}

    /** The TCP ports on which the process listens. */
    static Set<Integer> ports(long process) throws IOException {
        var own = inodes(process);
        var ports = new HashSet<Integer>();
        for (var table : List.of("tcp", "tcp6")) {
            for (var line : Files.readAllLines(Path.of("/proc/net", table))) {
                // "sl local_address rem_address st … inode", the port in hexadecimal after the last colon.
                var cells = line.strip().split("\\s+");
                if (cells[3].equals(LISTEN_STATE) && own.contains("socket:[" + cells[9] + "]")) {
                    ports.add(Integer.parseInt(cells[1].substring(cells[1].lastIndexOf(':') + 1), 16));
                }
            }
        }
        return ports;
    }

    private static Set<String> inodes(long process) throws IOException {
        var inodes = new HashSet<String>();
        try (var files = Files.newDirectoryStream(Path.of("/proc", String.valueOf(process), "fd"))) {
            for (var file : files) {
                try {
                    inodes.add(Files.readSymbolicLink(file).toString());
                } catch (NoSuchFileException closed) {
                    // Closed after the folder was listed; listening sockets stay open.
                }
            }
        }
        return inodes;
    }
}
