-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- One of the instances that share the database is the leader. Each one that becomes it begins an epoch with the next number,
-- and a change that carries an earlier number is refused. Its name tells a standby whose standby it is.
alter table writer add column epoch bigint default 0 not null;
alter table writer add column leader varchar(32) default '' not null;

-- Which lab this database is of, so that two labs that hear each other on a broker know that they are two.
alter table writer add column lab varchar(36) default '' not null;

-- Instances no longer share the messages: only the leader receives them, in one session of the broker, and knows its own probes.
drop table session;
drop table probe;
