/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the next step of a due thing needs to be written, and so who is offered it. */
#include <string.h>

#include "siyi-due-kind.h"
#include "siyi-role.h"

/* @who: one letter a role: s secretary, l leader, f follow-up, v viewer, a administrator. A step that only shows
 * what is there is everybody's. */
static const struct { SiyiDueKind kind; const char *word, *verb, *who; } rows[] = {
  { SIYI_DUE_TASK_OVERDUE, "task-overdue", "task.step", "sf" },
  { SIYI_DUE_TASK_TODAY, "task-today", "task.step", "sf" },
  { SIYI_DUE_TASK_SOON, "task-soon", "task.step", "sf" },
  { SIYI_DUE_OFFICE, "office", "task.step", "sf" },
  { SIYI_DUE_VISIT_BACK, "visit-back", "task.step", "sf" },
  { SIYI_DUE_UNASSIGNED, "unassigned", "task.assign", "sf" },
  { SIYI_DUE_NOTICE, "notice", "notice.publish", "s" },
  { SIYI_DUE_CALENDAR, "calendar", "calendar.own", "sa" },
  { SIYI_DUE_CLOCK, "clock", NULL, "slfva" },
  { SIYI_DUE_CHARGE, "charge", NULL, "slfva" },
  { SIYI_DUE_ARCHIVE, "archive", NULL, "slfva" },
  { SIYI_DUE_LEADER_TOLD, "leader-told", NULL, "slfva" },
  { SIYI_DUE_BOOKING_LIST, "booking-list", NULL, "slfva" },
  { SIYI_DUE_SESSION, "session", NULL, "slfva" },
  { SIYI_DUE_BACKUP, "backup", NULL, "slfva" },
};

static const struct { SiyiRole role; char letter; } roles[] = {
  { SIYI_ROLE_SECRETARY, 's' }, { SIYI_ROLE_LEADER, 'l' }, { SIYI_ROLE_FOLLOW_UP, 'f' }, { SIYI_ROLE_VIEWER, 'v' },
  { SIYI_ROLE_ADMINISTRATOR, 'a' },
};

static void
test_steps (void)
{
  guint seen = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *verb = siyi_due_step_verb (rows[i].kind);

      g_assert_cmpstr (siyi_due_word (rows[i].kind), ==, rows[i].word);
      g_assert_cmpstr (verb, ==, rows[i].verb);
      for (gsize j = 0; j < G_N_ELEMENTS (roles); j++)
        {
          const gboolean may = verb == NULL || siyi_role_may (roles[j].role, siyi_deed_of_verb (verb));

          g_test_message ("%s %c", rows[i].word, roles[j].letter);
          g_assert_true (may == (strchr (rows[i].who, roles[j].letter) != NULL));
        }
      seen |= 1u << rows[i].kind;
    }
  g_assert_cmpuint (seen, ==, (1u << SIYI_N_DUE) - 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/due-kind/steps", test_steps);

  return g_test_run ();
}
