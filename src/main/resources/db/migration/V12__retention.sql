-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- When a student was enrolled; empty for students of earlier versions. The retention time of personal data begins with
-- the end of the course, or with a later enrolment, so that a new roster is not erased because an old course has ended.
alter table student add column enrolled_at timestamp(3) with time zone;

alter table student alter column enrolled_at set default current_timestamp;
