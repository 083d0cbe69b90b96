-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The mail that the lab is reading, and mails during whose reading it has ended. A row is deleted when its mail is
-- stored, or is not in the mailbox any more.
create table mail_reading (
    uid_validity bigint  not null,
    uid          bigint  not null,
    attempts     integer not null,
    primary key (uid_validity, uid)
);
