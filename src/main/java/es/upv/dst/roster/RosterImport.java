// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.roster;

import es.upv.dst.roster.file.RosterFile;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;

/**
 * Imports the roster of {@code dst.roster} in every run, before the first message is received. The import adds and
 * updates students, and removes no student. Students who were added over REST stay enrolled. Students who were removed
 * over REST but are still in the file are enrolled again. A file with an error ends the run.
 */
@Component
class RosterImport implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(RosterImport.class);

    private final Roster roster;
    private final RosterFile files;
    private final ResourceLoader resources;
    private final String location;

    RosterImport(Roster roster, RosterFile files, ResourceLoader resources, @Value("${dst.roster:}") String location) {
        this.roster = roster;
        this.files = files;
        this.resources = ApplicationResourceLoader.get(resources, true);
        this.location = location.strip();
    }

    @Override
    public void afterSingletonsInstantiated() {
        if (location.isEmpty()) {
            return;
        }
        var report = roster.add(files.read(readFile()));
        if (!report.refused().isEmpty()) {
            throw RosterUnusableException.refused(location, report.refused());
        }
        LOG.info(
                "Imported the roster {}: {} students enrolled, {} added, {} updated",
                location,
                report.enrolled(),
                report.added(),
                report.updated());
        report.messages().forEach(message -> LOG.info("The roster {}: {}", location, message));
    }

    private byte[] readFile() {
        try (var file = resources.getResource(location).getInputStream()) {
            return file.readNBytes(RosterFile.MAX_BYTES + 1);
        } catch (IOException e) {
            throw RosterUnusableException.unreadable(location, e);
        }
    }
}
