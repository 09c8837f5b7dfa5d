/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each unit said last of a matter: an opinion or a reply, else how far it got; and who has said
 * nothing. Plain values; any thread. */
#include "siyi-brief-private.h"

static void
position_free (gpointer data)
{
  SiyiBriefPosition *position = data;

  g_free (position->unit);
  g_free (position->body);
  g_free (position);
}

GPtrArray *
siyi_brief_positions_new (void)
{
  return g_ptr_array_new_with_free_func (position_free);
}

static const char *
lead_of_visit (const GPtrArray *tasks,
               gint64           visit)
{
  for (guint i = tasks->len; i-- > 0;)
    {
      const SiyiPaperTask *task = g_ptr_array_index (tasks, i);

      if (task->lead != NULL && (visit == 0 || task->visit == visit))
        return task->lead;
    }

  return NULL;
}

/* A step of a task names who wrote it down; it is the unit's word. */
static const char *
unit_of (const SiyiCase       *content,
         const GPtrArray      *tasks,
         const SiyiCaseMoment *moment)
{
  const char *lead = lead_of_visit (tasks, moment->visit);

  if (moment->visit == 0 && moment->what != NULL && *moment->what != '\0')
    return moment->what;

  return lead != NULL ? lead : content->units;
}

static gboolean
has_unit (const GPtrArray *positions,
          const char      *unit)
{
  for (guint i = 0; i < positions->len; i++)
    if (g_strcmp0 (((SiyiBriefPosition *) g_ptr_array_index (positions, i))->unit, unit) == 0)
      return TRUE;

  return FALSE;
}

static void
add (GPtrArray  *positions,
     const char *unit,
     const char *body,
     SiyiDay     day)
{
  SiyiBriefPosition *position = g_new0 (SiyiBriefPosition, 1);

  position->unit = g_strdup (unit);
  position->body = g_strdup (body);
  position->day = day;
  g_ptr_array_add (positions, position);
}

/**
 * siyi_brief_positions:
 * @tasks: (element-type SiyiPaperTask): of the case
 *
 * Returns: (transfer full) (element-type SiyiBriefPosition): those that were said, newest first;
 *   then the lead units without a word
 */
GPtrArray *
siyi_brief_positions (const SiyiCase  *content,
                      const GPtrArray *tasks)
{
  static const char * const said[] = { "opinion", "replied", "answered", "progress", NULL };
  GPtrArray *positions = siyi_brief_positions_new ();

  for (guint i = 0; i < content->moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (content->moments, i);
      const char *unit;

      if (moment->kind == NULL || moment->body == NULL || *moment->body == '\0' ||
          !g_strv_contains (said, moment->kind))
        continue;
      unit = unit_of (content, tasks, moment);
      if (!has_unit (positions, unit))
        add (positions, unit, moment->body, moment->day);
    }
  for (guint i = 0; i < tasks->len; i++)
    {
      const SiyiPaperTask *task = g_ptr_array_index (tasks, i);

      if (task->lead != NULL && !has_unit (positions, task->lead))
        add (positions, task->lead, NULL, SIYI_DAY_NONE);
    }

  return positions;
}
