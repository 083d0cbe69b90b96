-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The course of this lab, in one row. Without opens_at it has always been open, without closes_at it stays open.
create table course (
    id        integer      primary key,
    name      varchar(200) not null,
    term      varchar(50)  not null,
    opens_at  timestamp(3) with time zone,
    closes_at timestamp(3) with time zone
);

insert into course (id, name, term) values (1, 'DST', '');

insert into tally (kind, outcome, messages) values ('request', 'CLOSED', 0);

-- Numbers that remain when the personal data of the course are erased, such as how many students had which grade.
create table retained_count (
    name   varchar(100) primary key,
    number bigint       not null
);

-- A code whose student was erased belongs to no student, and remains open or used.
alter table code alter column dni drop not null;
