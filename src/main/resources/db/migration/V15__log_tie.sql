-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- To which write-ahead log the embedded database belongs, and whether both know it: BEGUN, TIED, or BACKUP in a copy
-- that comes without a log.
alter table journal add column log_token varchar(36) default '' not null;
alter table journal add column log_state varchar(6) default 'BEGUN' not null;
