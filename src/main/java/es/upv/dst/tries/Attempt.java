// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.tries;

import java.time.Duration;

/** What became of a try to be let in. */
public sealed interface Attempt {

    record Right() implements Attempt {}

    record Wrong() implements Attempt {}

    /** It was not even looked at: there have been too many wrong ones. */
    record HeldUp(Duration left) implements Attempt {}
}
