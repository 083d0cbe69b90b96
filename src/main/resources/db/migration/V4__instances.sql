-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- Among instances that share the database, whoever makes a change locks this row until it is kept, so that there is one
-- writer at a time. The number of the last change, and of the last one that memory cannot follow row by row.
create table writer (
    changes   bigint not null,
    forgotten bigint not null
);

insert into writer (changes, forgotten) values (0, 0);

-- Which instance a rehearsal is of, so that no other one ends it.
alter table rehearsal_student add column instance varchar(32) default '' not null;
