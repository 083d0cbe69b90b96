// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.settings;

/** A setting has a value with which the lab cannot start. */
final class UnusableSettingException extends RuntimeException {

    private final String action;

    /**
     * @param description a sentence with the name of the variable and the fault of its value
     * @param action a sentence that says what to write
     */
    UnusableSettingException(String description, String action) {
        super(description);
        this.action = action;
    }

    String action() {
        return action;
    }
}
