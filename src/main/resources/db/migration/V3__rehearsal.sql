-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a marked student hands in is answered like anybody's, and certifies nobody: it has the verdict REHEARSED.
alter table student add column rehearsal boolean default false not null;

insert into tally (kind, outcome, messages) values ('submission', 'REHEARSED', 0);

-- Made-up students, enrolled for one rehearsal and no part of the roster. They are leaving while what they left goes.
create table rehearsal_student (
    dni     varchar(8)            primary key,
    name    varchar(200)          not null,
    email   varchar(254)          not null,
    leaving boolean default false not null
);
