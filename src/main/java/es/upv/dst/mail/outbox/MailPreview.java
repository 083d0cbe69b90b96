// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.outbox;

import es.upv.dst.mail.smtp.MailRenderer;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows a mail as its recipient sees it, also before it is sent. */
@Component
public class MailPreview {

    private final OutboxRepository repository;
    private final MailRenderer renderer;
    private final InstantSource clock;

    MailPreview(OutboxRepository repository, MailRenderer renderer, InstantSource clock) {
        this.repository = repository;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** Returns the subject and the text of the mail with this id; empty if there is none. */
    public Optional<PlainMail> find(long id) {
        return repository
                .find(id, clock.instant())
                .map(renderer::render)
                .map(content -> new PlainMail(content.subject(), content.text()));
    }

    /** A mail without its HTML. */
    public record PlainMail(String subject, String text) {}
}
