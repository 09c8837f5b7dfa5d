/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The matters of a session in the order the leader meets them, for paper and window alike. On an
 * archive's thread; what is returned is the caller's. */
#include "siyi-brief-private.h"

#include "siyi-gate.h"

void
siyi_briefs_free (SiyiBriefs *self)
{
  g_clear_pointer (&self->session, siyi_planned_free);
  g_clear_pointer (&self->briefs, g_ptr_array_unref);
  g_free (self->leader_name);
  g_strfreev (self->beside);
  g_free (self);
}

/* Names and units as typed, a line each. */
static gboolean
read_beside (SiyiDb        *db,
             SiyiBriefs    *self,
             SiyiAudience   audience,
             GError       **error)
{
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *recorder = NULL;
  g_autofree char *accompany = NULL;
  g_auto(GStrv) parts = NULL;

  if (!siyi_session_staff (db, self->session->id, &recorder, &accompany, error))
    return FALSE;
  if (siyi_gate_session (audience, SIYI_SESSION_FIELD_ACCOMPANY) == SIYI_GATE_WITHHOLD)
    g_clear_pointer (&accompany, g_free);

  parts = g_strsplit (accompany != NULL ? accompany : "", "\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (lines, parts[i]);
  self->beside = g_strv_builder_end (lines);

  return TRUE;
}

static void
read_leader (SiyiBriefs *self)
{
  const GPtrArray *seats = siyi_planned_sitting (self->session);
  const SiyiSeat *first = seats->len > 0 ? g_ptr_array_index (seats, 0) : NULL;

  if (first != NULL)
    {
      self->leader = first->leader;
      self->leader_name = g_strdup (first->name);
    }
}

/* A matter that comes twice to a session is read once; what the reader may not know of is left
 * out whole. */
static gboolean
read_matters (SiyiDb        *db,
              SiyiBriefs    *self,
              SiyiAudience   audience,
              GError       **error)
{
  g_autoptr(GPtrArray) visits = siyi_paper_visits_load (db, self->session->id,
                                                        SIYI_VISITS_BY_QUEUE, error);
  g_autoptr(GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (visits == NULL)
    return FALSE;

  self->briefs = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_brief_free);
  for (guint i = 0; i < visits->len; i++)
    {
      SiyiPaperVisit *visit = g_ptr_array_index (visits, i);
      SiyiBrief *brief;

      if (siyi_gate_leaves_out (audience, visit->restricted) ||
          !g_hash_table_add (seen, &visit->case_id))
        continue;
      brief = siyi_brief_load (db, self->session, visit, audience, self->today, error);
      if (brief == NULL)
        return FALSE;
      g_ptr_array_add (self->briefs, brief);
    }

  return TRUE;
}

/**
 * siyi_briefs_load:
 * @session: a session
 * @audience: who reads it; restricted matters reach only the inside
 *
 * Returns: (transfer full): what the leader reads (domain, section 2.4)
 */
SiyiBriefs *
siyi_briefs_load (SiyiDb        *db,
                  gint64         session,
                  SiyiAudience   audience,
                  GError       **error)
{
  g_autoptr(SiyiBriefs) self = g_new0 (SiyiBriefs, 1);

  self->today = siyi_schedule_today (db);
  self->session = siyi_planned_load_one (db, session, error);
  if (self->session == NULL || !read_beside (db, self, audience, error) ||
      !read_matters (db, self, audience, error))
    return NULL;

  read_leader (self);

  return g_steal_pointer (&self);
}
