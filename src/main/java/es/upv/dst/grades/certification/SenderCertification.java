// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.grades.certification;

import es.upv.dst.address.EmailAddress;
import es.upv.dst.programs.intake.SenderLookup;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Names the students whom the accepted submissions with the address of a sender certify. */
@Component
class SenderCertification {

    private final Certifications certifications;

    SenderCertification(Certifications certifications) {
        this.certifications = certifications;
    }

    @EventListener
    void onLookup(SenderLookup lookup) {
        var sender = EmailAddress.key(lookup.address());
        certifications.findAll().stream()
                .filter(certification -> EmailAddress.key(
                                certification.submission().solution().email())
                        .equals(sender))
                .map(certification -> certification.student().dni())
                .forEach(lookup::certifies);
    }
}
