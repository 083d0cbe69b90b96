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

-- Who hears what the broker keeps for each instance: that instance, or another one while it is missed. The holder says so
-- again and again, by the database's clock; wanted is that the instance is back.
create table session (
    name    varchar(32)                 primary key,
    holder  varchar(32)                 not null,
    seen_at timestamp(3) with time zone not null,
    wanted  boolean                     not null
);

-- What the doctor of an instance has published to see whether it arrives; others have to know that it is nothing.
create table probe (
    text    varchar(64)                 primary key,
    topic   varchar(32)                 not null,
    sent_at timestamp(3) with time zone not null
);
