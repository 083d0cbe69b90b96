// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Refuses a data folder whose path H2 would read as options of the database. Runs before the database is opened,
 * because some of these paths are valid options.
 */
class DataFolderCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var folder = context.getEnvironment().getProperty("dst.data.dir", "");
        if (folder.contains(";")) {
            throw new UnusableSettingException(
                    "DST_DATA_DIR is \"%s\", and the database H2 has no files in a path with a semicolon."
                            .formatted(folder),
                    "Set DST_DATA_DIR to a folder without ; in its path, such as /srv/dst-lab, and start again.");
        }
    }
}
