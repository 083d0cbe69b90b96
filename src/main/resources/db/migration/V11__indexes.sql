-- SPDX-FileCopyrightText: 2026 The dst-lab authors
-- SPDX-License-Identifier: GPL-3.0-or-later

-- The request that was answered with the code of a submission.
create index request_code on request (code);

-- The pairs and the cases of one program.
create index similarity_first on similarity (first_program);
create index program_case_first on program_case (first_program);
create index program_case_second on program_case (second_program);
