// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.help;

import java.util.Optional;

/** What the page shows besides what it always says. */
record Page(Language language, Connection connection, Optional<MessageCheck> check, Reply reply) {

    static Page of(Language language, Connection connection) {
        return new Page(language, connection, Optional.empty(), new Reply.Nothing());
    }

    Page with(MessageCheck checked) {
        return new Page(language, connection, Optional.of(checked), reply);
    }

    Page with(Reply replied) {
        return new Page(language, connection, check, replied);
    }
}
