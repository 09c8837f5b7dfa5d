/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a role may do, and which deed a verb of the audit trail is. */
#include <string.h>

#include "siyi-role-read.h"
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

/* What becomes of one text: in full, as the public reads it, nothing. */
typedef struct { SiyiField field; const char *text, *masked; } Covered;

static const Covered covered[] = {
  { SIYI_FIELD_NUMBER, "JF20260017", "JF20260017" },
  { SIYI_FIELD_IDS, "110105194912310021", NULL },
  { SIYI_FIELD_PHONES, "19900000001", NULL },
  { SIYI_FIELD_ADDRESS, "柳河镇东村3组117号", "柳河镇" },
  { SIYI_FIELD_PLACE, "柳河镇东村3组117号", "柳河镇" },
  { SIYI_FIELD_OPINION, "请尽快核实", NULL },
  { SIYI_FIELD_REMARK, "何文山自述", NULL },
  { SIYI_FIELD_CLASS, "农村农业", "农村农业" },
  { SIYI_FIELD_UNITS, "市农业农村局", "市农业农村局" },
};

static void
test_cover (void)
{
  for (int role = 0; role < SIYI_N_ROLES; role++)
    for (int restricted = 0; restricted < 2; restricted++)
      for (gsize i = 0; i < G_N_ELEMENTS (covered); i++)
        {
          const gboolean full = siyi_role_may (role, SIYI_DEED_LOOK_FULL);
          const gboolean withheld = restricted && !siyi_role_may (role, SIYI_DEED_LOOK_RESTRICTED);
          const char *expected = covered[i].field == SIYI_FIELD_NUMBER ? covered[i].text : withheld ? NULL
                                 : full ? covered[i].text : covered[i].masked;
          g_autofree char *text = g_strdup (covered[i].text);

          siyi_role_cover (role, restricted, covered[i].field, &text);
          g_test_message ("%s: %s", siyi_role_word (role), covered[i].text);
          g_assert_cmpstr (text, ==, expected);
        }
}

static void
test_people (void)
{
  static const struct { const char *text; int persons; const char *masked; } people[] = {
    { "何文山、吕小梅", 5, "何某某等5人" }, { "何某某等5人", 0, "何某某等5人" }, { "何某某", 0, "何某某" },
    { "欧阳某某等12人", 0, "欧阳某某等12人" }, { "何某某之子何小宝", 0, "何某某" }, { "柳河镇东村村民", 0, "柳河镇群众" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autofree char *seen = g_strdup (people[i].text);
      g_autofree char *masked = g_strdup (people[i].text);
      g_autofree char *withheld = g_strdup (people[i].text);

      siyi_role_cover_people (SIYI_ROLE_FOLLOW_UP, FALSE, people[i].persons, &seen);
      siyi_role_cover_people (SIYI_ROLE_VIEWER, FALSE, people[i].persons, &masked);
      siyi_role_cover_people (SIYI_ROLE_FOLLOW_UP, TRUE, people[i].persons, &withheld);
      g_assert_cmpstr (seen, ==, people[i].text);
      g_assert_cmpstr (masked, ==, people[i].masked);
      g_assert_cmpstr (withheld, ==, NULL);
    }
}

static void
test_matter (void)
{
  g_autofree char *seen = g_strdup ("反映东村征地补偿");
  g_autofree char *masked = g_strdup ("反映东村征地补偿");
  g_autofree char *withheld = g_strdup ("反映某局长");

  siyi_role_cover_matter (SIYI_ROLE_LEADER, TRUE, "农村农业", &seen);
  siyi_role_cover_matter (SIYI_ROLE_ADMINISTRATOR, FALSE, "农村农业", &masked);
  siyi_role_cover_matter (SIYI_ROLE_ADMINISTRATOR, TRUE, "纪检监察", &withheld);
  g_assert_cmpstr (seen, ==, "反映东村征地补偿");
  g_assert_cmpstr (masked, ==, "农村农业");
  g_assert_cmpstr (withheld, ==, "（按权限不显示）");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/role/table", test_table);
  g_test_add_func ("/role/words", test_words);
  g_test_add_func ("/role/verbs", test_verbs);
  g_test_add_func ("/role/cover", test_cover);
  g_test_add_func ("/role/people", test_people);
  g_test_add_func ("/role/matter", test_matter);

  return g_test_run ();
}
