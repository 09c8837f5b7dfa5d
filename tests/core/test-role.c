/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a role may do, and which deed a verb of the audit trail is. */
#include <string.h>

#include "siyi-role.h"

/* One letter a role: s secretary, l leader, f follow-up, v viewer, a administrator. */
static const struct { SiyiDeed deed; const char *who; } rows[] = {
  { SIYI_DEED_SELF, "slfva" },
  { SIYI_DEED_LOOK_FULL, "slf" },
  { SIYI_DEED_LOOK_RESTRICTED, "sl" },
  { SIYI_DEED_PRINT, "slf" },
  { SIYI_DEED_PRINT_MASKED, "slfva" },
  { SIYI_DEED_EXPORT, "sf" },
  { SIYI_DEED_RECORD, "s" },
  { SIYI_DEED_SCHEDULE, "s" },
  { SIYI_DEED_FOLLOW, "sf" },
  { SIYI_DEED_INSTRUCT, "sl" },
  { SIYI_DEED_IMPORT, "s" },
  { SIYI_DEED_SETTINGS, "sa" },
  { SIYI_DEED_PEOPLE, "a" },
  { SIYI_DEED_KEEP, "sa" },
  { SIYI_DEED_AUDIT, "sa" },
};

static char
letter (SiyiRole role)
{
  static const char letters[SIYI_N_ROLES] = {
    [SIYI_ROLE_SECRETARY] = 's', [SIYI_ROLE_LEADER] = 'l', [SIYI_ROLE_FOLLOW_UP] = 'f', [SIYI_ROLE_VIEWER] = 'v',
    [SIYI_ROLE_ADMINISTRATOR] = 'a',
  };

  return letters[role];
}

static void
test_table (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (rows), ==, SIYI_N_DEEDS);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (int role = 0; role < SIYI_N_ROLES; role++)
      {
        gboolean expected = role == SIYI_ROLE_NONE || strchr (rows[i].who, letter (role)) != NULL;

        g_test_message ("%s: %s", siyi_role_word (role), siyi_deed_word (rows[i].deed));
        g_assert_true (siyi_role_may (role, rows[i].deed) == expected);
      }
}

static void
test_words (void)
{
  for (int role = 0; role < SIYI_N_ROLES; role++)
    g_assert_cmpint (siyi_role_from_word (siyi_role_word (role)), ==, role);
  g_assert_cmpint (siyi_role_from_word ("manager"), ==, SIYI_ROLE_VIEWER);
}

static void
test_verbs (void)
{
  static const struct { const char *verb; SiyiDeed deed; } verbs[] = {
    { "visit.add", SIYI_DEED_RECORD }, { "visit.void", SIYI_DEED_RECORD }, { "record.sign", SIYI_DEED_RECORD },
    { "photo.add", SIYI_DEED_RECORD }, { "photo.export", SIYI_DEED_EXPORT }, { "signin.sign", SIYI_DEED_RECORD },
    { "session.close", SIYI_DEED_RECORD }, { "case.edit", SIYI_DEED_RECORD }, { "file.take-out", SIYI_DEED_RECORD },
    { "file.open", SIYI_DEED_LOOK_FULL }, { "file.export", SIYI_DEED_EXPORT }, { "look.numbers", SIYI_DEED_LOOK_FULL },
    { "look.full", SIYI_DEED_LOOK_FULL }, { "look.restricted", SIYI_DEED_LOOK_RESTRICTED },
    { "print.brief", SIYI_DEED_PRINT }, { "print.ledger", SIYI_DEED_PRINT }, { "print.statistics", SIYI_DEED_PRINT_MASKED },
    { "print.audit", SIYI_DEED_AUDIT }, { "export.ledger", SIYI_DEED_EXPORT }, { "export.notice", SIYI_DEED_EXPORT },
    { "schedule.plan", SIYI_DEED_SCHEDULE }, { "notice.publish", SIYI_DEED_SCHEDULE },
    { "leader.credit", SIYI_DEED_SCHEDULE }, { "leader.recusal-lifted", SIYI_DEED_SCHEDULE },
    { "leader.save", SIYI_DEED_SETTINGS }, { "leaders.import", SIYI_DEED_SETTINGS }, { "unit.save", SIYI_DEED_SETTINGS },
    { "setting.save", SIYI_DEED_SETTINGS }, { "settings.reminder", SIYI_DEED_SETTINGS }, { "list.save", SIYI_DEED_SETTINGS },
    { "calendar.save", SIYI_DEED_SETTINGS }, { "task.step", SIYI_DEED_FOLLOW }, { "paper.issue", SIYI_DEED_FOLLOW },
    { "instruction.add", SIYI_DEED_INSTRUCT }, { "import", SIYI_DEED_IMPORT }, { "import.undo", SIYI_DEED_IMPORT },
    { "profile.save", SIYI_DEED_PEOPLE }, { "person.enter", SIYI_DEED_SELF }, { "backup", SIYI_DEED_SELF },
    { "backup.failed", SIYI_DEED_SELF }, { "backup.rules", SIYI_DEED_KEEP }, { "restore", SIYI_DEED_KEEP },
    { "destruction.sign", SIYI_DEED_KEEP }, { "retention.set", SIYI_DEED_KEEP },
    { "print.destruction", SIYI_DEED_PRINT_MASKED }, { "draft", SIYI_DEED_SELF }, { "reminder", SIYI_DEED_SELF }, { "undo", SIYI_DEED_SELF },
    /* What nobody thought of writes contents; a word is not its beginning. */
    { "leaderboard", SIYI_DEED_RECORD }, { "", SIYI_DEED_RECORD }, { "printing", SIYI_DEED_RECORD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    {
      g_test_message ("%s", verbs[i].verb);
      g_assert_cmpstr (siyi_deed_word (siyi_deed_of_verb (verbs[i].verb)), ==, siyi_deed_word (verbs[i].deed));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role/table", test_table);
  g_test_add_func ("/role/words", test_words);
  g_test_add_func ("/role/verbs", test_verbs);

  return g_test_run ();
}
