# SPDX-License-Identifier: MIT
"""What each version of the program's file added to the one before; the list only ever grows.

The statements are written out, for what the declarations say changes again with later versions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from dvcq_desktop.database.schemas import Migration

if TYPE_CHECKING:
    import sqlite_utils

_WHOLE_YEAR = """
alter table plan add column preamble text;
alter table plan add column closing text;
alter table plan add column drafted_from text references plan(id);
create index plan_drafted_from on plan(drafted_from);
alter table task add column state_basis text;
alter table task add column previous text references task(id);
alter table task add column carried integer;
alter table task add column own_plans integer;
create index task_previous on task(previous);
alter table task_line add column own_plan_file_name text;
alter table task_line add column state_basis text;
alter table task_line add column late_cause text;
alter table task_line add column proposal text;
alter table issued_document add column file_name text;
alter table issued_document add column scan_name text;
alter table issued_document add column pages integer;
create table plan_version(
  id text not null, plan text not null references plan(id), position integer, state text not null,
  number text, symbol text, issued_on text, date_text text, abstract text, full_text text,
  file text references blob(sha256), file_name text, replaced_on text, deleted_at text, primary key (id)
) strict;
create index plan_version_plan on plan_version(plan);
create index plan_version_file on plan_version(file);
create table plan_check(
  id text not null, year integer not null, plan text references plan(id), unit text references unit(id),
  checked_on text, team text, content text, conclusion text, mend_by text, mended_on text, mended_note text,
  note text, search text, deleted_at text, primary key (id)
) strict;
create index plan_check_plan on plan_check(plan);
create index plan_check_unit on plan_check(unit);
create index plan_check_year_checked_on on plan_check(year, checked_on);
create table difficulty(
  id text not null, year integer not null, plan text references plan(id), unit text references unit(id),
  task text references task(id), raised_on text, content text not null, proposal text, decider text,
  answer text, answered_on text, answer_document text, note text, search text, deleted_at text,
  primary key (id)
) strict;
create index difficulty_plan on difficulty(plan);
create index difficulty_unit on difficulty(unit);
create index difficulty_task on difficulty(task);
create index difficulty_year_raised_on on difficulty(year, raised_on)
"""


def _whole_year(db: sqlite_utils.Database) -> None:
    for statement in _WHOLE_YEAR.split(";"):
        db.execute(statement)


MIGRATIONS = (Migration("the plan through the whole year", _whole_year),)
