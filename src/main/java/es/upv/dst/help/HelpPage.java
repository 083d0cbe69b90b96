// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import java.util.Optional;

/** The variable contents of the page. */
record HelpPage(Language language, Connection connection, Optional<MessageCheck> check, HelpReply reply) {

    static HelpPage of(Language language, Connection connection) {
        return new HelpPage(language, connection, Optional.empty(), new HelpReply.Nothing());
    }

    HelpPage with(MessageCheck checked) {
        return new HelpPage(language, connection, Optional.of(checked), reply);
    }

    HelpPage with(HelpReply replied) {
        return new HelpPage(language, connection, check, replied);
    }
}
