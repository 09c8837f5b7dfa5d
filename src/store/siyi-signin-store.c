/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in sheet read: what plan and queue want, joined with what is stored. On an archive's
 * threads. */
#include "siyi-signin-store.h"

#include "siyi-cover.h"
#include "siyi-reception-private.h"

/* A page of nameless lines is enough to sign on; of larger groups the heads are counted. */
enum { MAX_NAMELESS = 60 };

static const char sql_session_uid[] =
  "SELECT uid FROM session WHERE id = ? AND state <> 'binned'";
static const char sql_lines[] =
  "SELECT id, part, visit, name, unit, post, phone, remark, reason, signed_at, ink FROM signature "
  "WHERE session = ? ORDER BY part, ordinal, id";
static const char sql_groups[] =
  "SELECT v.id, v.queue IS NOT 'booked', v.masked, d.signed, d.reason FROM visit v "
  "LEFT JOIN signin_difference d ON d.visit = v.id WHERE v.session = ? AND v.row_state = 0";
static const char sql_sheets[] =
  "SELECT s.id, s.file, s.part, s.day, s.at, s.heads, s.who, f.name, f.mime FROM signin_sheet s "
  "JOIN file f ON f.id = s.file WHERE s.session = ? AND s.row_state = 0 ORDER BY s.id";
static const char sql_accepted[] =
  "SELECT at, who FROM session_step WHERE session = ? AND step = 'signin'";

void
siyi_signin_line_free (SiyiSigninLine *line)
{
  if (line == NULL)    /* a hole in a list */
    return;

  g_free (line->name);
  g_free (line->unit);
  g_free (line->post);
  g_free (line->phone);
  g_free (line->remark);
  g_free (line->reason);
  g_clear_pointer (&line->ink, g_bytes_unref);
  g_free (line);
}

SiyiSigninLine *
siyi_signin_line_copy (const SiyiSigninLine *line)
{
  SiyiSigninLine *copy = g_memdup2 (line, sizeof *line);

  copy->name = g_strdup (line->name);
  copy->unit = g_strdup (line->unit);
  copy->post = g_strdup (line->post);
  copy->phone = g_strdup (line->phone);
  copy->remark = g_strdup (line->remark);
  copy->reason = g_strdup (line->reason);
  copy->ink = line->ink != NULL ? g_bytes_ref (line->ink) : NULL;

  return copy;
}

static void
group_free (SiyiSigninGroup *group)
{
  g_free (group->visitors);
  g_free (group->masked);
  g_free (group->address);
  g_free (group->phone);
  g_free (group->reason);
  g_clear_pointer (&group->lines, g_ptr_array_unref);
  g_free (group);
}

static void
sheet_free (SiyiFiledSheet *sheet)
{
  g_free (sheet->who);
  g_free (sheet->name);
  g_free (sheet->mime);
  g_free (sheet);
}

void
siyi_signin_free (SiyiSignin *self)
{
  g_free (self->uid);
  g_clear_pointer (&self->staff, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_free (self->accepted_by);
  g_free (self);
}

/**
 * siyi_signin_line_heads:
 *
 * Returns: a line of part A as one head; a unit's line that names nobody yet wants nothing
 */
SiyiSigninHeads
siyi_signin_line_heads (const SiyiSigninLine *line)
{
  const gboolean has_signed = line->signed_at >= 0;

  return (SiyiSigninHeads) {
    .came = has_signed || *line->name != '\0',
    .present = 1,
    .on_screen = has_signed && line->ink != NULL,
    .on_paper = has_signed && line->ink == NULL,
    .counted = -1,
    .has_reason = line->reason != NULL,
  };
}

static SiyiSigninLine *
read_line (sqlite3_stmt *row)
{
  SiyiSigninLine *line = g_new0 (SiyiSigninLine, 1);

  line->id = sqlite3_column_int64 (row, 0);
  line->part = siyi_signin_part_from_word (siyi_column_text (row, 1));
  line->visit = sqlite3_column_int64 (row, 2);
  line->name = siyi_column_dup (row, 3);
  if (line->name == NULL)    /* an empty text reads as none */
    line->name = g_strdup ("");
  line->unit = siyi_column_dup (row, 4);
  line->post = siyi_column_dup (row, 5);
  line->phone = siyi_column_dup (row, 6);
  line->remark = siyi_column_dup (row, 7);
  line->reason = siyi_column_dup (row, 8);
  line->signed_at = sqlite3_column_type (row, 9) == SQLITE_NULL ? -1 : sqlite3_column_int64 (row, 9);
  if (sqlite3_column_type (row, 10) == SQLITE_BLOB)
    line->ink = g_bytes_new (sqlite3_column_blob (row, 10), (gsize) sqlite3_column_bytes (row, 10));

  return line;
}

static GPtrArray *
load_lines (SiyiDb   *db,
            gint64    session,
            GError  **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_signin_line_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_lines, "l", session);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (lines, read_line (row));

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&lines) : NULL;
}

/* A stored line of the same person takes the place of @wanted: by name, or by unit where none is
 * known yet. */
static gboolean
is_of (const SiyiSigninLine *stored,
       const SiyiSigninLine *wanted)
{
  if (stored == NULL || stored->part != wanted->part || stored->visit != wanted->visit)
    return FALSE;
  if (*wanted->name != '\0' || wanted->part == SIYI_SIGNIN_VISITORS)
    return g_str_equal (stored->name, wanted->name);

  return g_strcmp0 (stored->unit, wanted->unit) == 0;
}

/* (transfer full) (nullable) */
static SiyiSigninLine *
take_stored (GPtrArray            *stored,
             const SiyiSigninLine *wanted)
{
  for (guint i = 0; i < stored->len; i++)
    if (is_of (g_ptr_array_index (stored, i), wanted))
      return g_steal_pointer (&g_ptr_array_index (stored, i));

  return NULL;
}

static void
take_place (GPtrArray *lines,
            guint      at,
            GPtrArray *stored)
{
  SiyiSigninLine *found = take_stored (stored, g_ptr_array_index (lines, at));

  if (found == NULL)
    return;

  found->planned = TRUE;
  siyi_signin_line_free (g_ptr_array_index (lines, at));
  g_ptr_array_index (lines, at) = found;
}

static void
join_staff (SiyiSignin *self,
            GPtrArray  *stored)
{
  for (guint i = 0; i < self->staff->len; i++)
    take_place (self->staff, i, stored);
  for (guint i = 0; i < stored->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (stored, i);

      if (line != NULL && line->part == SIYI_SIGNIN_STAFF)
        g_ptr_array_add (self->staff, g_steal_pointer (&g_ptr_array_index (stored, i)));
    }

  for (guint i = 0; i < self->staff->len; i++)
    {
      const SiyiSigninHeads heads = siyi_signin_line_heads (g_ptr_array_index (self->staff, i));

      siyi_heads_add (&heads, &self->staff_count);
      self->n_open_staff += siyi_heads_state (&heads) == SIYI_HEADS_SHORT;
    }
}

static SiyiSigninLine *
new_person (gint64      visit,
            const char *name,
            const char *phone)
{
  SiyiSigninLine *line = g_new0 (SiyiSigninLine, 1);

  line->part = SIYI_SIGNIN_VISITORS;
  line->visit = visit;
  line->name = g_strdup (name != NULL ? name : "");
  line->phone = g_strdup (phone);
  line->signed_at = -1;
  line->planned = TRUE;

  return line;
}

/* The named, those somebody added, then the nameless up to the persons present. */
static void
join_group (SiyiSigninGroup      *group,
            const SiyiPaperVisit *visit,
            GPtrArray            *stored)
{
  for (guint i = 0; i < visit->people->len; i++)
    {
      const SiyiPaperPerson *person = g_ptr_array_index (visit->people, i);

      g_ptr_array_add (group->lines, new_person (visit->id, person->name, person->phone));
      take_place (group->lines, group->lines->len - 1, stored);
    }
  for (guint i = 0; i < stored->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (stored, i);

      if (line != NULL && line->part == SIYI_SIGNIN_VISITORS && line->visit == visit->id)
        g_ptr_array_add (group->lines, g_steal_pointer (&g_ptr_array_index (stored, i)));
    }
  while (group->lines->len < (guint) CLAMP (visit->persons, 0, MAX_NAMELESS))
    g_ptr_array_add (group->lines, new_person (visit->id, NULL, NULL));

  for (guint i = 0; i < group->lines->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (group->lines, i);

      group->heads.on_screen += line->signed_at >= 0 && line->ink != NULL;
      group->heads.on_paper += line->signed_at >= 0 && line->ink == NULL;
    }
}

static SiyiSigninGroup *
new_group (const SiyiPaperVisit *visit,
           GPtrArray            *stored)
{
  SiyiSigninGroup *group = g_new0 (SiyiSigninGroup, 1);
  const SiyiPaperPerson *first = visit->people->len > 0 ? g_ptr_array_index (visit->people, 0) : NULL;

  group->visit = visit->id;
  group->visitors = g_strdup (visit->visitors);
  group->address = g_strdup (visit->address);
  group->phone = g_strdup (first != NULL ? first->phone : NULL);
  group->restricted = visit->restricted;
  group->heads.present = visit->persons;
  group->heads.counted = -1;
  group->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_signin_line_free);
  join_group (group, visit, stored);

  return group;
}

static SiyiSigninGroup *
group_of (const SiyiSignin *self,
          gint64            visit)
{
  for (guint i = 0; i < self->groups->len; i++)
    {
      SiyiSigninGroup *group = g_ptr_array_index (self->groups, i);

      if (group->visit == visit)
        return group;
    }

  return NULL;
}

/* Older archives stored who signed without the group: they fill the groups in their order. */
static void
join_loose (SiyiSignin *self,
            GPtrArray  *stored)
{
  guint at = 0;

  for (guint i = 0; i < stored->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (stored, i);

      if (line == NULL || line->visit != 0 || line->signed_at < 0)
        continue;
      while (at < self->groups->len &&
             siyi_heads_difference (&((SiyiSigninGroup *) g_ptr_array_index (self->groups, at))->heads) >= 0)
        at++;
      if (at == self->groups->len)
        return;
      ((SiyiSigninGroup *) g_ptr_array_index (self->groups, at))->heads.on_paper++;
    }
}

static gboolean
load_heads (SiyiDb      *db,
            SiyiSignin  *self,
            GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_groups, "l", self->session);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiSigninGroup *group = group_of (self, sqlite3_column_int64 (row, 0));

      if (group == NULL)
        continue;
      group->heads.came = sqlite3_column_int (row, 1) != 0;
      group->masked = siyi_column_dup (row, 2);
      group->heads.counted = siyi_column_int (row, 3, -1);
      group->reason = siyi_column_dup (row, 4);
      group->heads.has_reason = group->reason != NULL;
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_groups (SiyiDb      *db,
             SiyiSignin  *self,
             GPtrArray   *stored,
             GError     **error)
{
  g_autoptr(GPtrArray) visits =
    siyi_paper_visits_all (db, self->session, SIYI_VISITS_BY_QUEUE, error);

  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) group_free);
  if (visits == NULL)
    return FALSE;

  for (guint i = 0; i < visits->len; i++)
    g_ptr_array_add (self->groups, new_group (g_ptr_array_index (visits, i), stored));
  if (!load_heads (db, self, error))
    return FALSE;
  join_loose (self, stored);

  for (guint i = 0; i < self->groups->len; i++)
    {
      const SiyiSigninGroup *group = g_ptr_array_index (self->groups, i);
      const SiyiHeadsState state = siyi_heads_state (&group->heads);

      siyi_heads_add (&group->heads, &self->count);
      self->n_open_groups += state == SIYI_HEADS_SHORT || state == SIYI_HEADS_MORE;
    }

  return TRUE;
}

static gboolean
load_sheets (SiyiDb      *db,
             SiyiSignin  *self,
             GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_sheets, "l", self->session);
  GError *failed = NULL;
  int on_sheets = 0;

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiFiledSheet *sheet = g_new0 (SiyiFiledSheet, 1);

      sheet->id = sqlite3_column_int64 (row, 0);
      sheet->file = sqlite3_column_int64 (row, 1);
      sheet->part = siyi_signin_part_from_word (siyi_column_text (row, 2));
      sheet->day = siyi_column_day (row, 3);
      sheet->at = sqlite3_column_int64 (row, 4);
      sheet->heads = siyi_column_int (row, 5, -1);
      sheet->who = siyi_column_dup (row, 6);
      sheet->name = siyi_column_dup (row, 7);
      sheet->mime = siyi_column_dup (row, 8);
      g_ptr_array_add (self->sheets, sheet);
      if (sheet->part == SIYI_SIGNIN_VISITORS)
        on_sheets += MAX (sheet->heads, 0);
    }
  /* As siyi_signin_count() has it. */
  if (self->count.done < self->count.wanted)
    self->count.done = CLAMP (on_sheets, self->count.done, self->count.wanted);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_acceptance (SiyiDb      *db,
                 SiyiSignin  *self,
                 GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_accepted, "l", self->session);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    {
      self->accepted_at = sqlite3_column_int64 (row, 0);
      self->accepted_by = siyi_column_dup (row, 1);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_signin_load:
 *
 * Returns: (transfer full): the sign-in sheet of a session; %NULL with NOT_FOUND, with NOT_ALLOWED where the role
 *   may not read who signed
 */
SiyiSignin *
siyi_signin_load (SiyiDb   *db,
                  gint64    session,
                  GError  **error)
{
  g_autoptr(SiyiSignin) self = g_new0 (SiyiSignin, 1);
  g_autoptr(GPtrArray) stored = NULL;

  self->session = session;
  self->uid = siyi_db_ask_text (db, sql_session_uid, "l", session);
  if (self->uid == NULL)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such session");
      return NULL;
    }

  self->staff = siyi_may_read_all (db, error) ? siyi_signin_staff (db, session, error) : NULL;
  stored = self->staff != NULL ? load_lines (db, session, error) : NULL;
  if (stored == NULL)
    return NULL;

  /* Lines that found their place are taken out of it and leave a hole. */
  join_staff (self, stored);
  if (!load_groups (db, self, stored, error) || !load_sheets (db, self, error) ||
      !load_acceptance (db, self, error))
    return NULL;

  for (guint i = 0; i < self->groups->len; i++)
    siyi_cover_signin_group (db, g_ptr_array_index (self->groups, i));

  return g_steal_pointer (&self);
}
