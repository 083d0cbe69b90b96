// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.mail.failure;

import es.upv.dst.language.Sentence;

/** Why a mail server cannot be used, and what to set. */
enum MailServerError implements Sentence.Form {
    HOST_UNKNOWN("no server has the name %s; check %s"),
    NOT_CONNECTED("nothing accepts a connection at %s (%s); check %s, and that the server is running"),
    TIMED_OUT("%s does not answer in time; check %s, %s, and the firewall"),
    CLOSED("%s closes the connection without an answer; check %s"),
    NOT_TRUSTED("the certificate of %s is not trusted, because it is self-signed or of an unknown authority; set %s"),
    EXPIRED("the certificate of %s has expired; renew it on the server, or set %s"),
    NOT_YET_VALID("the certificate of %s is not valid yet; check the clocks of this machine and of the server"),
    OTHER_NAME("the certificate of %s is for another name; set a name of the certificate in %s (%s)"),
    NO_TLS("%s does not begin TLS as expected; check %s"),
    TLS_FAILED("no encrypted connection to %s is possible (%s); check %s"),
    NO_STARTTLS("%s does not offer STARTTLS, which is required; check %s"),
    LOGIN_REFUSED("%s refuses the login (%s); check %s"),
    NO_PASSWORD("there is no password for %s; check %s"),
    NO_LOGIN_METHOD("%s offers no method of login that the lab has (%s); check %s"),
    LOST("%s ends the connection before a mail is complete (%s); its log may say why"),
    SAID("%s"),
    REFUSED("%s refuses the lab: %s"),
    OTHER("%s cannot be used: %s");

    private final String english;

    MailServerError(String english) {
        this.english = english;
    }

    @Override
    public String english() {
        return english;
    }
}
