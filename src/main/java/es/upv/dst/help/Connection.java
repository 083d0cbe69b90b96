// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.broker.Meeting;
import java.util.regex.Pattern;

/**
 * How the reader of the page connects, as it is typed.
 *
 * @param host without the brackets that an address of IPv6 has in a URL
 * @param onlyHere whether only the machine that the lab runs on can
 */
record Connection(String host, int port, boolean encrypted, boolean onlyHere) {

    /** What stands in commands has nothing in it that a shell or a program would obey. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+]");

    private static final String HERE = "localhost";

    /** @param calledAs the name by which the page was called, which the caller can choose at will */
    static Connection of(Meeting meeting, String calledAs) {
        var named = HOST.matcher(calledAs).matches() ? calledAs : HERE;
        var host = (meeting.host().isEmpty() ? named : meeting.host()).replaceAll("[\\[\\]]", "");
        return new Connection(host, meeting.port(), meeting.encrypted(), meeting.onlyHere());
    }

    /** As a URL has it. */
    public String authority() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
