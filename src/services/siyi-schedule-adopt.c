/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposed month made the plan, in one action: new sessions written, free ones changed hands,
 * those no pattern wants any more cancelled. What stays keeps its row. On an archive's writing
 * thread. */
#include "siyi-schedule-parts.h"

/**
 * siyi_schedule_adopt:
 * @plan: as siyi_schedule_plan() proposed it
 *
 * Returns: (transfer full): UUID of the action, for undo; STALE where a session of the month was
 *   changed, or the month planned, since it was proposed
 */
char *
siyi_schedule_adopt (SiyiDb               *db,
                     const SiyiMonthPlan  *plan,
                     GError              **error)
{
  g_autoptr(GArray) edits = g_array_new (FALSE, TRUE, sizeof (SiyiSessionEdit));

  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);
      SiyiSessionEdit edit = { .session = proposal->session };

      if (!proposal->changed)
        continue;
      if (proposal->session->id != 0)
        edit.kind = proposal->session->state == SIYI_SESSION_CANCELLED ? SIYI_CHANGE_CANCELLED
                                                                       : SIYI_CHANGE_REPLANNED;
      g_array_append_val (edits, edit);
    }

  return siyi_sessions_write (db, "schedule.plan", (const SiyiSessionEdit *) (gpointer) edits->data,
                              edits->len, NULL, error);
}
