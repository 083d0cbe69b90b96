// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.dashboard.settings;

/**
 * A setting and its value.
 *
 * @param variable the environment variable
 * @param value empty if it is blank, not set, or hidden
 * @param hidden whether it has a value that must not be shown
 * @param source where the value is set
 * @param place the file and the line, or empty
 */
record Setting(String variable, String value, boolean hidden, SettingSource source, String place) {

    /** Where a value is set, the strongest first. */
    enum SettingSource {
        COMMAND_LINE,
        SYSTEM_PROPERTY,
        ENVIRONMENT,
        FILE,
        /** The value in the jar, or none. */
        DEFAULT,
        OTHER
    }
}
