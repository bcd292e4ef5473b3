# SPDX-License-Identifier: MIT
"""What each version of the program's file added to the one before; the list only ever grows.

The statements are written out, for what the declarations say changes again with later versions.
"""

from __future__ import annotations

from functools import partial
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

_COMMITMENTS = """
create table campaign(
  id text not null, year integer not null, name text not null, subject text not null, kinds text, joiners
  text, leavers text, starts_on text, ends_on text, unit_in_charge text references unit(id), copies
  integer, top_confirmer text, note text, deleted_at text, primary key (id)
) strict;
create index campaign_unit_in_charge on campaign(unit_in_charge);
create index campaign_year on campaign(year);
create table campaign_unit(
  id text not null, campaign text not null references campaign(id), unit text not null references
  unit(id), deleted_at text, primary key (id)
) strict;
create index campaign_unit_campaign on campaign_unit(campaign);
create index campaign_unit_unit on campaign_unit(unit);
create table commitment_text(
  id text not null, campaign text not null references campaign(id), position integer, title text not
  null, bases text, opening text, promises text not null, closing text, printed_on text, note text,
  deleted_at text, primary key (id)
) strict;
create index commitment_text_campaign on commitment_text(campaign);
create table campaign_member(
  id text not null, campaign text not null references campaign(id), person text not null references
  person(id), state text not null, signed_on text, text text references commitment_text(id), reason text,
  included integer, position integer, note text, deleted_at text, primary key (id)
) strict;
create index campaign_member_campaign on campaign_member(campaign);
create index campaign_member_person on campaign_member(person);
create index campaign_member_text on campaign_member(text);
create table signature(
  id text not null, campaign text not null references campaign(id), person text not null references
  person(id), text_hash text not null, text text not null references commitment_text(id), signed_on text,
  deleted_at text, primary key (id)
) strict;
create index signature_campaign on signature(campaign);
create index signature_person on signature(person);
create index signature_text on signature(text);
create table scan_page(
  id text not null, image text not null references blob(sha256), campaign text references campaign(id),
  person text references person(id), text text references commitment_text(id), code text, page integer,
  pages integer, state text not null, reason text, presence text, decided text, turned integer,
  source_name text, source_page integer, scanned_at text, note text, deleted_at text, primary key (id)
) strict;
create index scan_page_image on scan_page(image);
create index scan_page_campaign on scan_page(campaign);
create index scan_page_person on scan_page(person);
create index scan_page_text on scan_page(text);
create index scan_page_code on scan_page(code);
create table duty_inspection(
  id text not null, year integer not null, unit text references unit(id), inspected_on text, team text,
  content text, conclusion text, document text, note text, search text, deleted_at text, primary key (id)
) strict;
create index duty_inspection_unit on duty_inspection(unit);
create index duty_inspection_year_inspected_on on duty_inspection(year, inspected_on);
create table violation(
  id text not null, year integer not null, person text not null references person(id), inspection text
  references duty_inspection(id), text text references commitment_text(id), promise integer, found_on
  text, found_by text, finding text not null, measure text, document text, note text, search text,
  deleted_at text, primary key (id)
) strict;
create index violation_person on violation(person);
create index violation_inspection on violation(inspection);
create index violation_text on violation(text);
create index violation_year_found_on on violation(year, found_on)
"""

_MERGING = """
create table erasure(
  id text not null, table_name text not null, row_id text not null, deleted_at text, primary key (id)
) strict
"""

_KINDS_OF_PEOPLE = """
create table person_kind(
  id text not null, name text not null, position integer, enabled integer, deleted_at text, primary key (id)
) strict
"""

_STATES_OF_A_DAY = "alter table campaign_member add column since text"

_MODELS = """
create table model_field(
  id text not null, name text not null, position integer, enabled integer, deleted_at text, primary
  key (id)
) strict;
create table model(
  id text not null, year integer not null, movement text not null, name text not null, kind text not
  null, field text, unit text references unit(id), head text, place text, concerned text, people
  integer, situation text, aims text, content text, lead text, coordination text, participants text,
  resources text, money integer, labour_days integer, land integer, starts_on text, ends_on text,
  assess_on text, products text, sustainability text, previous text references model(id), ended text,
  ended_on text, end_reason text, position integer, note text, search text, name_order text,
  deleted_at text, primary key (id)
) strict;
create index model_unit on model(unit);
create index model_previous on model(previous);
create index model_year on model(year);
create table model_step(
  id text not null, model text not null references model(id), stage text not null, reached_on text,
  done_by text, document text, note text, deleted_at text, primary key (id)
) strict;
create index model_step_model on model_step(model);
create table model_milestone(
  id text not null, model text not null references model(id), position integer, due_on text, content
  text not null, done_on text, progress text, deleted_at text, primary key (id)
) strict;
create index model_milestone_model on model_milestone(model);
create table model_result(
  id text not null, model text not null references model(id), position integer, name text not null,
  amount text, unit_name text, deleted_at text, primary key (id)
) strict;
create index model_result_model on model_result(model);
create table model_replication(
  id text not null, model text not null references model(id), unit text references unit(id), place
  text, since text, result text, note text, deleted_at text, primary key (id)
) strict;
create index model_replication_model on model_replication(model);
create index model_replication_unit on model_replication(unit);
create table scorecard(
  id text not null, name text not null, purpose text not null, position integer, replaces text
  references scorecard(id), tie_rule text, spread_limit integer, bonus_most integer, penalty_most
  integer, note text, deleted_at text, primary key (id)
) strict;
create index scorecard_replaces on scorecard(replaces);
create table scorecard_criterion(
  id text not null, scorecard text not null references scorecard(id), parent text references
  scorecard_criterion(id), position integer, label text, text text not null, kind text not null,
  weight integer, maximum integer, not_zero integer, evidence_hint text, deleted_at text, primary key
  (id)
) strict;
create index scorecard_criterion_scorecard on scorecard_criterion(scorecard);
create index scorecard_criterion_parent on scorecard_criterion(parent);
create table scorecard_grade(
  id text not null, scorecard text not null references scorecard(id), position integer, name text not
  null, least integer, not_zero integer, deleted_at text, primary key (id)
) strict;
create index scorecard_grade_scorecard on scorecard_grade(scorecard);
create table scorecard_cap(
  id text not null, scorecard text not null references scorecard(id), position integer, name text not
  null, best_grade text references scorecard_grade(id), deleted_at text, primary key (id)
) strict;
create index scorecard_cap_scorecard on scorecard_cap(scorecard);
create index scorecard_cap_best_grade on scorecard_cap(best_grade);
create table appraisal(
  id text not null, year integer not null, movement text, purpose text not null, name text not null,
  scorecard text references scorecard(id), mode text not null, held_on text, place text, chair text,
  secretary text, members_present text, opinions text, conclusion text, cap text references
  scorecard_cap(id), note text, deleted_at text, primary key (id)
) strict;
create index appraisal_scorecard on appraisal(scorecard);
create index appraisal_cap on appraisal(cap);
create index appraisal_year_purpose on appraisal(year, purpose);
create table appraisal_reviewer(
  id text not null, appraisal text not null references appraisal(id), position integer, name text not
  null, title text, deleted_at text, primary key (id)
) strict;
create index appraisal_reviewer_appraisal on appraisal_reviewer(appraisal);
create table appraisal_model(
  id text not null, appraisal text not null references appraisal(id), model text not null references
  model(id), remark text, tie_rank integer, proposed_level text, deleted_at text, primary key (id)
) strict;
create index appraisal_model_appraisal on appraisal_model(appraisal);
create index appraisal_model_model on appraisal_model(model);
create table appraisal_recusal(
  id text not null, reviewer text not null references appraisal_reviewer(id), model text not null
  references model(id), reason text, deleted_at text, primary key (id)
) strict;
create index appraisal_recusal_reviewer on appraisal_recusal(reviewer);
create index appraisal_recusal_model on appraisal_recusal(model);
create table model_score(
  id text not null, appraisal text not null references appraisal(id), model text references model(id),
  reviewer text references appraisal_reviewer(id), criterion text not null references
  scorecard_criterion(id), points integer, remark text, deleted_at text, primary key (id)
) strict;
create index model_score_appraisal on model_score(appraisal);
create index model_score_model on model_score(model);
create index model_score_reviewer on model_score(reviewer);
create index model_score_criterion on model_score(criterion);
create table score_evidence(
  id text not null, appraisal text not null references appraisal(id), model text references model(id),
  criterion text not null references scorecard_criterion(id), attachment text references
  attachment(id), text text, note text, deleted_at text, primary key (id)
) strict;
create index score_evidence_appraisal on score_evidence(appraisal);
create index score_evidence_model on score_evidence(model);
create index score_evidence_criterion on score_evidence(criterion);
create index score_evidence_attachment on score_evidence(attachment);
create table recognition(
  id text not null, year integer not null, movement text not null, body text not null, state text not
  null, appraisal text references appraisal(id), number text, symbol text, issued_on text,
  signer_authority text, signer_title text, signer_name text, bases text, proposal_number text,
  proposal_on text, body_name text, replaces text references recognition(id), replace_reason text,
  frozen_at text, snapshot text, note text, deleted_at text, primary key (id)
) strict;
create index recognition_appraisal on recognition(appraisal);
create index recognition_replaces on recognition(replaces);
create index recognition_year_movement on recognition(year, movement);
create table recognition_item(
  id text not null, recognition text not null references recognition(id), model text not null
  references model(id), position integer, level text not null, honour text, award text, total integer,
  rank integer, snapshot text, deleted_at text, primary key (id)
) strict;
create index recognition_item_recognition on recognition_item(recognition);
create index recognition_item_model on recognition_item(model)
"""


_DIARY_AND_REPORTS = """
create table activity_kind(
  id text not null, name text not null, position integer, enabled integer, deleted_at text, primary key (id)
) strict;
create table measure(
  id text not null, name text not null, unit_name text, position integer, enabled integer, deleted_at text,
  primary key (id)
) strict;
create table kind_measure(
  id text not null, kind text not null, measure text not null, position integer, enabled integer, deleted_at
  text, primary key (id)
) strict;
create index kind_measure_kind on kind_measure(kind);
create table activity(
  id text not null, year integer not null, kind text not null, happened_on text, ends_on text, place text,
  unit text references unit(id), title text not null, text text, channel text, document text, times integer,
  note text, search text, deleted_at text, primary key (id)
) strict;
create index activity_unit on activity(unit);
create index activity_year_happened_on on activity(year, happened_on);
create table activity_task(
  id text not null, activity text not null references activity(id), task text not null references task(id),
  deleted_at text, primary key (id)
) strict;
create index activity_task_activity on activity_task(activity);
create index activity_task_task on activity_task(task);
create table activity_count(
  id text not null, activity text not null references activity(id), measure text not null, amount integer,
  deleted_at text, primary key (id)
) strict;
create index activity_count_activity on activity_count(activity);
create index activity_count_measure on activity_count(measure);
create table briefing(
  id text not null, year integer not null, position integer, title text not null, number text, issued_on text,
  body text, unit_group text references unit_group(id), due_on text, note text, search text, deleted_at text,
  primary key (id)
) strict;
create index briefing_unit_group on briefing(unit_group);
create index briefing_year on briefing(year);
create table briefing_line(
  id text not null, briefing text not null references briefing(id), unit text not null references unit(id),
  state text not null, held_on text, people integer, form text, note text, deleted_at text, primary key (id)
) strict;
create index briefing_line_briefing on briefing_line(briefing);
create index briefing_line_unit on briefing_line(unit);
create table opinion(
  id text not null, year integer not null, activity text references activity(id), position integer, raised_on
  text, content text not null, field text, unit text references unit(id), due_on text, answered_on text,
  answer text, document text, note text, search text, deleted_at text, primary key (id)
) strict;
create index opinion_activity on opinion(activity);
create index opinion_unit on opinion(unit);
create index opinion_year_raised_on on opinion(year, raised_on);
create table indicator(
  id text not null, position integer, group_name text, name text not null, unit_name text, format text, rule
  text, source text, plan_target text, enabled integer, note text, deleted_at text, primary key (id)
) strict;
create table indicator_source(
  id text not null, indicator text not null, unit text not null references unit(id), source text not null,
  deleted_at text, primary key (id)
) strict;
create index indicator_source_unit on indicator_source(unit);
create index indicator_source_indicator on indicator_source(indicator);
create table indicator_value(
  id text not null, indicator text not null, unit text references unit(id), year integer not null, period text
  not null, amount integer, source_document text, note text, deleted_at text, primary key (id)
) strict;
create index indicator_value_unit on indicator_value(unit);
create index indicator_value_year_period on indicator_value(year, period);
create table unit_return(
  id text not null, year integer not null, period text not null, unit text not null references unit(id),
  due_on text, received_on text, note text, deleted_at text, primary key (id)
) strict;
create index unit_return_unit on unit_return(unit);
create index unit_return_year_period on unit_return(year, period);
create table return_value(
  id text not null, unit_return text not null references unit_return(id), indicator text not null, amount
  integer, remark text, deleted_at text, primary key (id)
) strict;
create index return_value_unit_return on return_value(unit_return);
create index return_value_indicator on return_value(indicator);
create table return_task(
  id text not null, unit_return text not null references unit_return(id), task text not null references
  task(id), result text, state text, deleted_at text, primary key (id)
) strict;
create index return_task_unit_return on return_task(unit_return);
create index return_task_task on return_task(task);
create table report_template(
  id text not null, position integer, name text not null, period_kind text not null, recipient text, to_text
  text, due_day integer, cut_day integer, unit text references unit(id), enabled integer, note text,
  deleted_at text, primary key (id)
) strict;
create index report_template_unit on report_template(unit);
create table report_template_section(
  id text not null, template text not null references report_template(id), parent text references
  report_template_section(id), position integer, label text, heading text, source text, text text, deleted_at
  text, primary key (id)
) strict;
create index report_template_section_template on report_template_section(template);
create index report_template_section_parent on report_template_section(parent);
create table report(
  id text not null, year integer not null, period_kind text not null, period_number integer, outline text
  references report_template(id), starts_on text, ends_on text, state text not null, title text, number text,
  symbol text, issued_on text, signer_authority text, signer_title text, signer_name text, frozen_at text,
  figures text, note text, deleted_at text, primary key (id)
) strict;
create index report_outline on report(outline);
create index report_year on report(year);
create table report_section(
  id text not null, report text not null references report(id), position integer, level integer, label text,
  heading text, text text, sources text, edited integer, deleted_at text, primary key (id)
) strict;
create index report_section_report on report_section(report);
create table report_row(
  id text not null, report text not null references report(id), appendix text not null, position integer,
  cells text, deleted_at text, primary key (id)
) strict;
create index report_row_report on report_row(report)
"""

_ONE_PERSON_TWICE = """
alter table person add column replaced_by text references person(id);
create index person_replaced_by on person(replaced_by)
"""

_MODELS_APART = """
create table model_distinct(
  id text not null, one text not null references model(id), other text not null references model(id),
  deleted_at text, primary key (id)
) strict;
create index model_distinct_one on model_distinct(one);
create index model_distinct_other on model_distinct(other)
"""


def _run(statements: str, db: sqlite_utils.Database) -> None:
    for statement in statements.split(";"):
        db.execute(statement)


MIGRATIONS = (
    Migration("the plan through the whole year", partial(_run, _WHOLE_YEAR)),
    Migration("signing campaigns", partial(_run, _COMMITMENTS)),
    Migration("merging copies", partial(_run, _MERGING)),
    Migration("kinds of people", partial(_run, _KINDS_OF_PEOPLE)),
    Migration("states of signers as of a day", partial(_run, _STATES_OF_A_DAY)),
    Migration("models, their scores and decisions", partial(_run, _MODELS)),
    Migration("the diary and the period reports", partial(_run, _DIARY_AND_REPORTS)),
    Migration("people recorded twice", partial(_run, _ONE_PERSON_TWICE)),
    Migration("models that look like one", partial(_run, _MODELS_APART)),
    # No table changes: the stages have a word more, which earlier programs cannot read.
    Migration("models that are rewarded", partial(_run, "")),
)
