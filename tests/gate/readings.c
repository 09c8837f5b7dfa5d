/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every way by which rows of petitioners come out of the store, written down as one text: what pages and
 * commands show is made of these. What is refused to a role is an empty text. */
#include "gate.h"

#include "siyi-case-store.h"
#include "siyi-charge-store.h"
#include "siyi-files.h"
#include "siyi-ledger-extra.h"
#include "siyi-ledger-store.h"
#include "siyi-ordered-store.h"
#include "siyi-photo-masks.h"
#include "siyi-photo-store.h"
#include "siyi-reception-store.h"
#include "siyi-session-papers.h"
#include "siyi-signin-store.h"
#include "siyi-task-store.h"

#define TODAY siyi_day_new (2026, 12, 17)

static void
say (GString    *out,
     const char *text)
{
  if (text != NULL)
    g_string_append_printf (out, "%s\n", text);
}

static gboolean
ledger (SiyiDb       *db,
        GateArchive  *self,
        GString      *out,
        GError      **error)
{
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, self->visits, N_MATTERS, error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const SiyiLedgerRow *row = g_ptr_array_index (rows, i);

      for (int column = 0; column < SIYI_N_COLUMNS; column++)
        say (out, row->cells[column]);
      say (out, row->visitors_masked);
      say (out, row->void_note);
      say (out, row->case_number);
    }

  return rows != NULL;
}

static gboolean
ledger_extra (SiyiDb       *db,
              GateArchive  *self,
              GString      *out,
              GError      **error)
{
  for (int i = 0; i < N_MATTERS; i++)
    {
      SiyiLedgerExtra *extra = siyi_ledger_extra_load (db, self->visits[i], error);

      if (extra == NULL)
        return FALSE;
      say (out, extra->ids);
      say (out, extra->representative_names);
      say (out, extra->purpose);
      say (out, extra->number);
      say (out, extra->registered_at);
      siyi_ledger_extra_free (extra);
    }

  return TRUE;
}

static void
say_case_line (GString            *out,
               const SiyiCaseLine *line)
{
  say (out, line->number);
  say (out, line->title);
  say (out, line->visitors);
  say (out, line->address);
  say (out, line->units);
}

/* The list as it is asked for with every right that can be claimed. */
static gboolean
case_list (SiyiDb       *db,
           GateArchive  *self,
           GString      *out,
           GError      **error)
{
  const SiyiCasesQuery query = { .restricted = TRUE, .today = TODAY };
  g_autoptr(GArray) ids = siyi_cases_ids (db, &query, error);
  g_autoptr(GPtrArray) lines = ids != NULL ? siyi_cases_load (db, (const gint64 *) ids->data, ids->len, error) : NULL;
  g_autoptr(GPtrArray) by_id = lines != NULL ? siyi_cases_load (db, self->cases, N_MATTERS, error) : NULL;

  for (guint i = 0; by_id != NULL && i < lines->len; i++)
    say_case_line (out, g_ptr_array_index (lines, i));
  for (guint i = 0; by_id != NULL && i < by_id->len; i++)
    say_case_line (out, g_ptr_array_index (by_id, i));

  return by_id != NULL;
}

static void
say_moments (GString   *out,
             GPtrArray *moments)
{
  for (guint i = 0; i < moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);

      say (out, moment->what);
      say (out, moment->body);
    }
}

static gboolean
cases (SiyiDb       *db,
       GateArchive  *self,
       GString      *out,
       GError      **error)
{
  for (int i = 0; i < N_MATTERS; i++)
    {
      SiyiCase *one = siyi_case_load (db, self->cases[i], error);

      if (one == NULL)
        return FALSE;
      {
        const char *texts[] = { one->number, one->national_number, one->title, one->facts, one->purpose, one->class_name,
                                one->class_path, one->address, one->problem_place, one->registered_at, one->status_text,
                                one->case_leader, one->satisfaction_of, one->visitors, one->phones, one->ids, one->units };

        for (gsize k = 0; k < G_N_ELEMENTS (texts); k++)
          say (out, texts[k]);
      }
      say_moments (out, one->moments);
      say_moments (out, one->events);
      siyi_case_free (one);
    }

  return TRUE;
}

static void
say_paper (GString               *out,
           const SiyiStoredPaper *paper)
{
  say (out, paper->body);
  say (out, paper->void_reason);
}

static gboolean
tasks (SiyiDb       *db,
       GateArchive  *self,
       GString      *out,
       GError      **error)
{
  for (int i = 0; i < MATTER_VOID; i++)
    {
      g_autoptr(SiyiTaskRow) row = siyi_task_load (db, self->tasks[i], TODAY, error);

      if (row == NULL)
        return FALSE;
      say (out, row->case_number);
      say (out, row->title);
      say (out, row->visitors_masked);
      say (out, row->lead);
      say (out, row->handler);
      say (out, row->leader);
      say (out, row->instruction);
      for (char **unit = row->units; *unit != NULL; unit++)
        say (out, *unit);
      for (guint k = 0; k < row->steps->len; k++)
        {
          const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, k);

          say (out, step->person);
          say (out, step->body);
          say (out, step->value);
        }
      for (guint k = 0; k < row->papers->len; k++)
        say_paper (out, g_ptr_array_index (row->papers, k));
    }

  return TRUE;
}

static gboolean
papers (SiyiDb       *db,
        GateArchive  *self,
        GString      *out,
        GError      **error)
{
  for (int i = 0; i < N_MATTERS; i++)
    {
      g_autoptr(GPtrArray) of_case = siyi_papers_of_case (db, self->cases[i], error);

      if (of_case == NULL)
        return FALSE;
      for (guint k = 0; k < of_case->len; k++)
        say_paper (out, g_ptr_array_index (of_case, k));
    }

  return TRUE;
}

static gboolean
charges (SiyiDb       *db,
         GateArchive  *self,
         GString      *out,
         GError      **error)
{
  for (int i = 0; i < N_MATTERS; i++)
    {
      g_autoptr(GPtrArray) of_case = siyi_charges_of_case (db, self->cases[i], TODAY, error);

      if (of_case == NULL)
        return FALSE;
      for (guint k = 0; k < of_case->len; k++)
        {
          const SiyiCharge *charge = g_ptr_array_index (of_case, k);

          say (out, charge->title);
          say (out, charge->visitors_masked);
          say (out, charge->plan);
          say (out, charge->instruction);
          say (out, charge->result);
          for (guint n = 0; n < charge->lines->len; n++)
            say (out, ((const SiyiChargeLine *) g_ptr_array_index (charge->lines, n))->body);
        }
    }

  return TRUE;
}

static gboolean
ordered (SiyiDb       *db,
         GateArchive  *self,
         GString      *out,
         GError      **error)
{
  const SiyiOrderedQuery query = { .leader = self->leader, .today = TODAY };
  g_autoptr(GArray) ids = siyi_ordered_ids (db, &query, error);
  g_autoptr(GPtrArray) lines = ids == NULL ? NULL
                               : siyi_ordered_load (db, (const gint64 *) ids->data, ids->len, TODAY, error);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const SiyiOrdered *line = g_ptr_array_index (lines, i);

      say (out, line->number);
      say (out, line->title);
      say (out, line->visitors);
      say (out, line->body);
      say (out, line->units);
    }

  return lines != NULL;
}

static gboolean
sessions (SiyiDb       *db,
          GateArchive  *self,
          GString      *out,
          GError      **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sessions); i++)
    {
      g_autoptr(SiyiReception) session = siyi_reception_load (db, self->sessions[i], TODAY, error);

      if (session == NULL)
        return FALSE;
      for (guint k = 0; k < session->queue->len; k++)
        {
          const SiyiQueueLine *line = g_ptr_array_index (session->queue, k);

          say (out, line->visitors);
          say (out, line->masked);
          say (out, line->title);
          say (out, line->case_number);
        }
    }

  return TRUE;
}

static gboolean
records (SiyiDb       *db,
         GateArchive  *self,
         GString      *out,
         GError      **error)
{
  for (int i = 0; i < MATTER_VOID; i++)
    {
      g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, self->visits[i], NULL);
      g_autofree char *text = record != NULL ? siyi_talk_to_json (record) : NULL;

      say (out, text);
    }

  return TRUE;
}

static gboolean
sign_in (SiyiDb       *db,
         GateArchive  *self,
         GString      *out,
         GError      **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sessions); i++)
    {
      g_autoptr(SiyiSignin) sheet = siyi_signin_load (db, self->sessions[i], error);

      if (sheet == NULL)
        return FALSE;
      for (guint k = 0; k < sheet->groups->len; k++)
        {
          const SiyiSigninGroup *group = g_ptr_array_index (sheet->groups, k);

          say (out, group->visitors);
          say (out, group->masked);
          say (out, group->address);
          say (out, group->phone);
          say (out, group->reason);
          for (guint n = 0; n < group->lines->len; n++)
            {
              const SiyiSigninLine *line = g_ptr_array_index (group->lines, n);

              say (out, line->name);
              say (out, line->phone);
              say (out, line->remark);
            }
        }
    }

  return TRUE;
}

static gboolean
session_papers (SiyiDb       *db,
                GateArchive  *self,
                GString      *out,
                GError      **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->sessions); i++)
    {
      g_autoptr(GPtrArray) visits = siyi_paper_visits_load (db, self->sessions[i], SIYI_VISITS_BY_SERIAL, error);

      for (guint k = 0; visits != NULL && k < visits->len; k++)
        {
          const SiyiPaperVisit *visit = g_ptr_array_index (visits, k);

          say (out, visit->visitors);
          say (out, visit->address);
          say (out, visit->talk);
          say (out, visit->void_reason);
          for (guint n = 0; n < visit->people->len; n++)
            say (out, ((const SiyiPaperPerson *) g_ptr_array_index (visit->people, n))->name);
        }
      if (visits == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
ordered_papers (SiyiDb       *db,
                GateArchive  *self,
                GString      *out,
                GError      **error)
{
  for (int i = 0; i < N_MATTERS; i++)
    {
      g_autoptr(GPtrArray) instructions = siyi_paper_instructions (db, self->cases[i], error);
      g_autoptr(GPtrArray) units = instructions != NULL ? siyi_paper_tasks (db, self->cases[i], error) : NULL;

      for (guint k = 0; units != NULL && k < instructions->len; k++)
        say (out, ((const SiyiPaperInstruction *) g_ptr_array_index (instructions, k))->body);
      for (guint k = 0; units != NULL && k < units->len; k++)
        {
          say (out, ((const SiyiPaperTask *) g_ptr_array_index (units, k))->progress);
          say (out, ((const SiyiPaperTask *) g_ptr_array_index (units, k))->handler);
        }
      if (units == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
say_photo (GString         *out,
           const SiyiPhoto *photo)
{
  const SiyiCaption *caption = &photo->caption;
  const char *texts[] = { caption->what, caption->time, caption->place, caption->people, caption->background,
                          caption->photographer, caption->line, photo->name, photo->consent };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    say (out, texts[i]);
}

static gboolean
photos (SiyiDb       *db,
        GateArchive  *self,
        GString      *out,
        GError      **error)
{
  for (int i = 0; i < 2 && self->photos[i] != 0; i++)
    {
      g_autoptr(SiyiPhoto) photo = siyi_photo_load (db, self->photos[i], error);
      g_autoptr(SiyiFile) file = photo != NULL ? siyi_file_load (db, photo->file, error) : NULL;
      g_autoptr(GBytes) bytes = file != NULL ? siyi_file_read_bytes (db, file->id, NULL, NULL) : NULL;
      g_autoptr(GBytes) small = file != NULL ? siyi_photo_thumbnail (db, photo->id, NULL) : NULL;

      if (file == NULL)
        return FALSE;
      say_photo (out, photo);
      say (out, file->name);
      if (bytes != NULL)
        g_string_append_len (out, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_string_append (out, small != NULL ? "\na small picture\n" : "");
    }

  return TRUE;
}

const Reading gate_readings[] = {
  { "ledger", ledger, TRUE }, { "more of the ledger", ledger_extra }, { "list of cases", case_list, TRUE },
  { "cases", cases, TRUE }, { "tasks", tasks, TRUE }, { "papers", papers }, { "charges", charges, TRUE },
  { "what a leader ordered", ordered, TRUE }, { "sessions", sessions, TRUE }, { "records", records },
  { "sign-in sheets", sign_in }, { "papers of a session", session_papers }, { "instructions", ordered_papers },
  { "photos", photos },
};
const gsize gate_n_readings = G_N_ELEMENTS (gate_readings);
