/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of this room covered field by field for the role of who sits there. Days, states, counts and the
 * office's own numbers stay, so that lists, lights and sums are the same for everybody. */
#include "siyi-cover.h"

#include "siyi-gate.h"
#include "siyi-role-read.h"
#include "siyi-words.h"

static const char sql_class[] =
  "SELECT class FROM petition_case WHERE id = ?";

typedef struct { SiyiField field; char **text; } Part;

static void
cover (SiyiDb     *db,
       gboolean    restricted,
       const Part *parts,
       gsize       n)
{
  for (gsize i = 0; i < n; i++)
    siyi_role_cover (db->role, restricted, parts[i].field, parts[i].text);
}

static void
cover_title (SiyiDb    *db,
             gboolean   restricted,
             gint64     case_id,
             char     **title)
{
  g_autofree char *class_name = NULL;

  if (siyi_role_reads_all (db->role, restricted))
    return;

  class_name = siyi_db_ask_text (db, sql_class, "l", case_id);
  siyi_role_cover_matter (db->role, restricted, class_name, title);
}

#define COVER(db, restricted, parts) cover (db, restricted, parts, G_N_ELEMENTS (parts))

void
siyi_cover_ledger_row (SiyiDb        *db,
                       SiyiLedgerRow *row)
{
  char **visitors = &row->cells[SIYI_COLUMN_VISITORS];

  if (siyi_role_reads_all (db->role, row->restricted))
    return;

  siyi_role_cover_matter (db->role, row->restricted, row->cells[SIYI_COLUMN_CLASS], &row->cells[SIYI_COLUMN_SUMMARY]);
  for (int column = 0; column < SIYI_N_COLUMNS; column++)
    if (column != SIYI_COLUMN_VISITORS && column != SIYI_COLUMN_SUMMARY)
      {
        siyi_role_cover (db->role, row->restricted, siyi_column_field ((SiyiColumn) column), &row->cells[column]);
        /* Columns that everybody reads hold what was typed into them. */
        if (row->cells[column] != NULL && siyi_gate_names_visitor (*visitors, row->cells[column]))
          g_clear_pointer (&row->cells[column], g_free);
      }
  siyi_role_cover_people (db->role, row->restricted, row->persons, visitors);
  siyi_role_cover_people (db->role, row->restricted, row->persons, &row->visitors_masked);
  siyi_role_cover_words (db->role, row->restricted, &row->void_note);
}

void
siyi_cover_ledger_extra (SiyiDb          *db,
                         gboolean         restricted,
                         SiyiLedgerExtra *extra)
{
  const Part parts[] = {
    { SIYI_FIELD_CLASS, &extra->class_path }, { SIYI_FIELD_PURPOSE, &extra->purpose },
    { SIYI_FIELD_REMARK, &extra->number }, { SIYI_FIELD_REGISTERED_AT, &extra->registered_at },
    { SIYI_FIELD_IDS, &extra->ids }, { SIYI_FIELD_REMARK, &extra->representative_names },
  };

  COVER (db, restricted, parts);
}

void
siyi_cover_case_line (SiyiDb       *db,
                      SiyiCaseLine *line)
{
  const Part parts[] = { { SIYI_FIELD_ADDRESS, &line->address }, { SIYI_FIELD_UNITS, &line->units } };

  COVER (db, line->restricted, parts);
  siyi_role_cover_people (db->role, line->restricted, 0, &line->visitors);
  cover_title (db, line->restricted, line->id, &line->title);
}

/* Whom a step was with is typed; a visit's leaders and a task's units are the office's own. */
static gboolean
tells_of_the_office (const SiyiCaseMoment *moment)
{
  static const char * const kinds[] = {
    "visit", "visit-void", "letter", "online", "call", "import", "instruction", "assigned", NULL
  };

  return g_strv_contains (kinds, moment->kind);
}

static void
cover_moments (SiyiDb    *db,
               gboolean   restricted,
               GPtrArray *moments)
{
  for (guint i = 0; i < moments->len; i++)
    {
      SiyiCaseMoment *moment = g_ptr_array_index (moments, i);

      siyi_role_cover (db->role, restricted, tells_of_the_office (moment) ? SIYI_FIELD_UNITS : SIYI_FIELD_REMARK,
                       &moment->what);
      siyi_role_cover_words (db->role, restricted, &moment->body);
    }
}

void
siyi_cover_case (SiyiDb   *db,
                 SiyiCase *self)
{
  const Part parts[] = {
    { SIYI_FIELD_REMARK, &self->national_number }, { SIYI_FIELD_REMARK, &self->facts },
    { SIYI_FIELD_PURPOSE, &self->purpose }, { SIYI_FIELD_CLASS, &self->class_path },
    { SIYI_FIELD_ADDRESS, &self->address }, { SIYI_FIELD_ADDRESS, &self->problem_place },
    { SIYI_FIELD_REGISTERED_AT, &self->registered_at }, { SIYI_FIELD_REMARK, &self->status_text },
    { SIYI_FIELD_LEADERS, &self->case_leader }, { SIYI_FIELD_REMARK, &self->satisfaction_of },
    { SIYI_FIELD_PHONES, &self->phones }, { SIYI_FIELD_IDS, &self->ids }, { SIYI_FIELD_UNITS, &self->units },
  };

  if (siyi_role_reads_all (db->role, self->restricted))
    return;

  COVER (db, self->restricted, parts);
  siyi_role_cover_people (db->role, self->restricted, self->persons, &self->visitors);
  siyi_role_cover_matter (db->role, self->restricted, self->class_name, &self->title);
  siyi_role_cover (db->role, self->restricted, SIYI_FIELD_CLASS, &self->class_name);
  cover_moments (db, self->restricted, self->moments);
  cover_moments (db, self->restricted, self->events);
}

static void
cover_list (SiyiDb    *db,
            gboolean   restricted,
            char    ***list)
{
  if (!siyi_role_withholds (db->role, restricted))
    return;

  g_strfreev (*list);
  *list = g_new0 (char *, 1);
}

void
siyi_cover_task (SiyiDb      *db,
                 SiyiTaskRow *row)
{
  const Part parts[] = {
    { SIYI_FIELD_UNITS, &row->lead }, { SIYI_FIELD_HANDLER, &row->handler }, { SIYI_FIELD_LEADERS, &row->leader },
    { SIYI_FIELD_OPINION, &row->instruction },
  };

  COVER (db, row->restricted, parts);
  cover_list (db, row->restricted, &row->units);
  siyi_role_cover_people (db->role, row->restricted, 0, &row->visitors_masked);
  cover_title (db, row->restricted, row->case_id, &row->title);
}

void
siyi_cover_step (SiyiDb          *db,
                 gboolean         restricted,
                 SiyiTaskStepRow *step)
{
  const Part parts[] = {
    { SIYI_FIELD_REMARK, &step->person }, { SIYI_FIELD_REMARK, &step->body }, { SIYI_FIELD_REMARK, &step->grounds },
    { SIYI_FIELD_REMARK, &step->value }, { SIYI_FIELD_UNITS, &step->unit },
  };

  COVER (db, restricted, parts);
}

void
siyi_cover_charge (SiyiDb     *db,
                   SiyiCharge *charge)
{
  const Part parts[] = {
    { SIYI_FIELD_UNITS, &charge->unit }, { SIYI_FIELD_REMARK, &charge->plan },
    { SIYI_FIELD_OPINION, &charge->instruction }, { SIYI_FIELD_REMARK, &charge->result },
  };

  COVER (db, charge->restricted, parts);
  siyi_role_cover_people (db->role, charge->restricted, 0, &charge->visitors_masked);
  cover_title (db, charge->restricted, charge->case_id, &charge->title);
  for (guint i = 0; charge->lines != NULL && i < charge->lines->len; i++)
    siyi_role_cover_words (db->role, charge->restricted,
                           &((SiyiChargeLine *) g_ptr_array_index (charge->lines, i))->body);
}

void
siyi_cover_ordered (SiyiDb      *db,
                    SiyiOrdered *line)
{
  const Part parts[] = { { SIYI_FIELD_OPINION, &line->body }, { SIYI_FIELD_UNITS, &line->units } };

  COVER (db, line->restricted, parts);
  siyi_role_cover_people (db->role, line->restricted, 0, &line->visitors);
  cover_title (db, line->restricted, line->case_id, &line->title);
}

void
siyi_cover_queue_line (SiyiDb        *db,
                       SiyiQueueLine *line)
{
  siyi_role_cover_people (db->role, line->restricted, line->persons, &line->visitors);
  siyi_role_cover_people (db->role, line->restricted, line->persons, &line->masked);
  cover_title (db, line->restricted, line->case_id, &line->title);
}

/* A signature is a name. */
void
siyi_cover_signin_group (SiyiDb          *db,
                         SiyiSigninGroup *group)
{
  const Part parts[] = {
    { SIYI_FIELD_ADDRESS, &group->address }, { SIYI_FIELD_PHONES, &group->phone }, { SIYI_FIELD_REMARK, &group->reason },
  };

  if (siyi_role_reads_all (db->role, group->restricted))
    return;

  COVER (db, group->restricted, parts);
  siyi_role_cover_people (db->role, group->restricted, group->heads.present, &group->visitors);
  siyi_role_cover_people (db->role, group->restricted, group->heads.present, &group->masked);
  for (guint i = 0; i < group->lines->len; i++)
    {
      SiyiSigninLine *line = g_ptr_array_index (group->lines, i);

      g_free (line->name);
      line->name = g_strdup ("");
      g_clear_pointer (&line->unit, g_free);
      g_clear_pointer (&line->post, g_free);
      g_clear_pointer (&line->phone, g_free);
      g_clear_pointer (&line->remark, g_free);
      g_clear_pointer (&line->reason, g_free);
      g_clear_pointer (&line->ink, g_bytes_unref);
    }
}

void
siyi_cover_photo (SiyiDb    *db,
                  SiyiPhoto *photo)
{
  SiyiCaption *caption = &photo->caption;
  char **texts[] = { &caption->what, &caption->place, &caption->people, &caption->background, &caption->photographer,
                     &caption->line, &photo->consent };

  if (siyi_reads_session (db, photo->session))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_clear_pointer (texts[i], g_free);
  g_free (photo->name);
  photo->name = g_strdup (siyi_word ("masks", "withheld"));
}

void
siyi_cover_paper (SiyiDb          *db,
                  SiyiStoredPaper *paper)
{
  if (siyi_reads_paper (db, paper->id))
    return;

  g_clear_pointer (&paper->body, g_free);
  g_clear_pointer (&paper->void_reason, g_free);
}
