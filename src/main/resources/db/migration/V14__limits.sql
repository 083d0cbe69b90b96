-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the broker tells about the sender of a message, such as the client id and the address. Empty if it tells nothing.
alter table request add column sender varchar(64);
alter table submission add column sender varchar(64);

-- The accepted submissions, and the refused submissions with one code, of which the latest ones are kept.
create index submission_verdict_code on submission (verdict, code);

-- TOO_MANY: the student has drawn as many codes as a course allows. NOT_YOURS: the code was drawn by another student.
insert into tally (kind, outcome, messages) values ('request', 'TOO_MANY', 0), ('submission', 'NOT_YOURS', 0);
