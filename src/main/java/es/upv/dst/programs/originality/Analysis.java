// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality;

import es.upv.dst.programs.originality.jplag.Structure;
import es.upv.dst.programs.originality.signal.Features;
import es.upv.dst.programs.originality.signal.Layout;

/** What is known of a program before it is compared. */
sealed interface Analysis {

    record Complete(Structure structure, Features features, Layout layout) implements Analysis {}

    record Refused(int line, String reason) implements Analysis {}
}
