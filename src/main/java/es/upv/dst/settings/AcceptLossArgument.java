// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import java.util.stream.Stream;

/** The argument with which the lab starts although its write-ahead log does not continue its database. */
public final class AcceptLossArgument {

    private static final String ARGUMENT = "--accept-loss";

    private AcceptLossArgument() {}

    /** Replaces the argument by the setting of Spring. */
    public static String[] replaceIn(String[] arguments) {
        return Stream.of(arguments)
                .map(argument -> argument.equals(ARGUMENT) ? "--dst.storage.accept-loss=true" : argument)
                .toArray(String[]::new);
    }
}
