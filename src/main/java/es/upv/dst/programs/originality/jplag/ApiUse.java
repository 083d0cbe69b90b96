// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.originality.jplag;

import de.jplag.TokenType;

/** A token for the call or the attribute of a known name, which JPlag's own tokens do not tell apart. */
record ApiUse(String name, boolean called) implements TokenType {

    static ApiUse call(String name) {
        return new ApiUse(KnownNames.normalized(name), true);
    }

    static ApiUse attribute(String name) {
        return new ApiUse(KnownNames.normalized(name), false);
    }

    @Override
    public String getDescription() {
        return called ? name + "()" : "." + name;
    }
}
