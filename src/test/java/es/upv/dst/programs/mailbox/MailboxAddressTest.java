// SPDX-FileCopyrightText: 2026 The dst-lab authors
// SPDX-License-Identifier: GPL-3.0-or-later
package es.upv.dst.programs.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the URL of the mailbox, and that no text contains its password. */
class MailboxAddressTest {

    @Test
    void url_isSplitAndDecoded() {
        var address =
                MailboxAddress.parse("imaps://dst%40upv.es:s%2Fe%3Acret+1@imap.example.org/INBOX/Mis%20programas", "");
        assertThat(address.user()).isEqualTo("dst@upv.es");
        assertThat(address.password()).isEqualTo("s/e:cret+1");
        assertThat(address.folder()).isEqualTo("INBOX/Mis programas");
        assertThat(address.port()).isEqualTo(-1);
        assertThat(address).hasToString("imaps://imap.example.org/INBOX/Mis programas");
    }

    @Test
    void defaults_areTheInbox_andThePasswordOfTheOtherSetting() {
        var address = MailboxAddress.parse("imap://dst:other@localhost:1143", "secret");
        assertThat(address.folder()).isEqualTo("INBOX");
        assertThat(address.password()).isEqualTo("secret");
        assertThat(address.toString()).doesNotContain("secret", "other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pop3://u:secret@host/INBOX",
                "imaps://host/INBOX",
                "imaps://dst@upv.es:secret@host/INBOX",
                "imaps://u:sec ret@host",
                "imaps://u:secret%@host",
                "u:secret@host"
            })
    void otherUrl_isRefusedWithoutItsPassword(String url) {
        assertThatThrownBy(() -> MailboxAddress.parse(url, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("dst.mailbox.url")
                .hasMessageNotContaining("secret@host")
                .hasNoCause();
    }
}
