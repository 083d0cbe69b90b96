// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.lab;

import java.nio.file.Path;

/** The two kinds of broker that a lab runs on. */
public enum Broker {
    EMBEDDED {
        @Override
        public void with(Path folder, String prefix, Use use) throws Exception {
            try (var lab = Lab.embedded(
                    folder, "--dst.broker.password=" + Mosquitto.TEACHER, "--dst.topics.prefix=" + prefix)) {
                use.of(lab);
            }
        }
    },
    MOSQUITTO {
        @Override
        public void with(Path folder, String prefix, Use use) throws Exception {
            try (var mosquitto = Mosquitto.serving(folder.resolve("mosquitto"), prefix)
                            .start();
                    var lab = Lab.on(mosquitto, folder, "--dst.topics.prefix=" + prefix)) {
                use.of(lab.untilUp());
            }
        }
    };

    /** Runs a lab on this kind of broker for as long as it is used. */
    public void with(Path folder, Use use) throws Exception {
        with(folder, "DST", use);
    }

    /** Runs a lab whose topics begin so. */
    public abstract void with(Path folder, String prefix, Use use) throws Exception;

    /** What is done with a lab. */
    public interface Use {
        void of(Lab lab) throws Exception;
    }
}
