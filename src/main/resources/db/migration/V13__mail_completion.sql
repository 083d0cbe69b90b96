-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The position of a mail in the order in which mails were sent or have failed, for the events of the lab. The index is
-- unique, so that two instances do not use the same number: one of them repeats its transaction.
alter table mail add column completion bigint;

create unique index mail_completion on mail (completion);
