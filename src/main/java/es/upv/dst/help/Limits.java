// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import es.upv.dst.roster.Dni;
import es.upv.dst.tries.Network;
import es.upv.dst.tries.Tries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * How often somebody's steps may be asked for: from one address, for one number, and altogether. A number is counted
 * whether it is anybody's or not, and a try whether it was right or not.
 */
@Component
class Limits {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final String ALL = "all";

    private final Tries<Network> callers;
    private final Tries<Dni> numbers;
    private final Tries<String> overall;

    Limits(HelpProperties properties, InstantSource clock) {
        callers = new Tries<>(properties.perAddress(), MINUTE, clock);
        numbers = new Tries<>(properties.perDni(), MINUTE, clock);
        overall = new Tries<>(properties.overall(), MINUTE, clock);
    }

    /** Counts one more try; if it is too many, how long to wait for the next one. */
    Optional<Duration> countsTooMany(Network caller, Dni dni) {
        return Stream.<Supplier<Optional<Duration>>>of(
                        () -> callers.countsTooMany(caller),
                        () -> numbers.countsTooMany(dni),
                        () -> overall.countsTooMany(ALL))
                .map(Supplier::get)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
