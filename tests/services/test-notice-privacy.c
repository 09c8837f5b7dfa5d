/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing of a petitioner and nothing of an accusation ever stands in a notice, whatever the archive
 * holds and wherever a person typed it: either no file, or a file without it. */
#include "notice-plan.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-office-store.h"

#define DAY(month_day) siyi_day_new (2026, 12, month_day)

static const char * const endings[] = { "pdf", "docx", "html", "txt", "ics" };

typedef struct { char *name, *phone, *id, *address, *title; gboolean restricted; } Petitioner;

static void
petitioner_free (Petitioner *one)
{
  g_free (one->name);
  g_free (one->phone);
  g_free (one->id);
  g_free (one->address);
  g_free (one->title);
  g_free (one);
}

static Petitioner *
invent (GRand *random)
{
  static const char * const surnames[] = { "何", "吕", "欧阳", "孔", "严" };
  static const char * const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛" };
  Petitioner *one = g_new0 (Petitioner, 1);

  one->name = g_strconcat (surnames[g_rand_int_range (random, 0, 5)],
                           stems[g_rand_int_range (random, 0, 8)],
                           stems[g_rand_int_range (random, 0, 8)], NULL);
  one->phone = g_strdup_printf ("1990%07d", g_rand_int_range (random, 100, 9999999));
  one->id = g_strdup_printf ("99010119800101%04d", g_rand_int_range (random, 0, 9999));
  one->address = g_strdup_printf ("柳河镇东村%d组%d号", g_rand_int_range (random, 1, 99),
                                  g_rand_int_range (random, 100, 999));
  one->title = g_strdup_printf ("反映第%d号工程款一事", g_rand_int_range (random, 100, 99999));
  one->restricted = g_rand_boolean (random);

  return one;
}

static void
book (SiyiDb *db, gint64 session, const Petitioner *one)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = session, .booked = TRUE };
  const char *names[] = { one->name, NULL };
  const char *phones[] = { one->phone, NULL };
  const char *ids[] = { one->id, NULL };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;

  record->date = g_strdup ("2026-12-28");
  record->visitors = g_strdupv ((char **) names);
  record->phones = g_strdupv ((char **) phones);
  record->ids = g_strdupv ((char **) ids);
  record->address = g_strdup (one->address);
  record->summary = g_strdup (one->title);
  record->persons = 1;
  record->restricted = one->restricted;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  siyi_new_visit_result_free (result);
}

/* Where a careless hand may put a word. */
typedef enum { IN_TOPIC, IN_PLACE, IN_BEFORE, IN_AFTER, IN_ISSUER, IN_TITLE, NOWHERE, N_WHERE } Where;

static void
type_into (SiyiDb *db, gint64 session, Where where, const char *word)
{
  g_auto(SiyiNoticeTemplate) texts = { 0 };
  char **parts[] = { [IN_BEFORE] = &texts.before, [IN_AFTER] = &texts.after,
                     [IN_ISSUER] = &texts.issuer, [IN_TITLE] = &texts.title };
  g_autofree char *typed = g_strdup_printf ("关于%s的接访", word);
  g_autoptr(GError) error = NULL;
  char *old;

  siyi_notice_template_defaults (&texts);
  if (where == IN_TOPIC || where == IN_PLACE)
    plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_EDITED, .session = session,
                                            .topic = where == IN_TOPIC ? typed : NULL,
                                            .place = where == IN_PLACE ? typed : NULL });
  else if (where != NOWHERE)
    {
      old = *parts[where];
      *parts[where] = g_strconcat (old, typed, NULL);
      g_free (old);
    }
  g_free (siyi_notice_template_save (db, &texts, &error));
  g_assert_no_error (error);
}

static const char *
secret_of (const Petitioner *one, int number)
{
  const char *secrets[] = { one->name, one->phone, one->id, one->address, one->title };

  return secrets[number];
}

/* The bytes of what is plain text; of the packed .pdf and .docx the paper they are made of is asked
 * beside. */
static void
assert_silent (const char *path, GPtrArray *petitioners)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  gsize n;

  g_file_get_contents (path, &bytes, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n, >, 100);
  for (guint i = 0; i < petitioners->len; i++)
    for (int k = 0; k < 5; k++)
      g_assert_null (g_strstr_len (bytes, n, secret_of (g_ptr_array_index (petitioners, i), k)));
}

static void
assert_paper_silent (const SiyiNotice *notice, GPtrArray *petitioners)
{
  g_autoptr(SiyiDocument) document = siyi_notice_document (notice, SIYI_PAPER_A4);

  for (guint b = 0; b < siyi_document_get_n_blocks (document); b++)
    {
      const SiyiBlock *block = siyi_document_get_block (document, b);

      for (guint i = 0; i < petitioners->len; i++)
        for (int k = 0; k < 5; k++)
          {
            const char *secret = secret_of (g_ptr_array_index (petitioners, i), k);

            if (block->text != NULL)
              g_assert_null (strstr (block->text, secret));
            for (guint r = 0; block->rows != NULL && r < block->rows->len; r++)
              for (guint c = 0; c < block->columns->len; c++)
                g_assert_null (strstr (siyi_block_get_cell (block, r, c)->text, secret));
          }
    }
}

typedef struct { Office *office; GRand *random; int round; } Round;

static gpointer
round_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Round *round = data;
  GRand *random = round->random;
  g_autofree char *leader = g_strdup_printf ("领导%d", round->round);
  const gint64 session = plan_session (db, plan_leader (db, leader, "副市长"), DAY (28), "一号接访室", NULL);
  g_autoptr(GPtrArray) petitioners = g_ptr_array_new_with_free_func ((GDestroyNotify) petitioner_free);
  const Where where = (Where) g_rand_int_range (random, 0, N_WHERE);
  const int kind = g_rand_int_range (random, 0, 4);
  g_autoptr(SiyiNotice) draft = NULL;
  g_autoptr(GPtrArray) checks = NULL;
  g_autofree char *action = NULL;

  for (int i = 0; i < 3; i++)
    {
      g_ptr_array_add (petitioners, invent (random));
      book (db, session, g_ptr_array_index (petitioners, i));
    }
  type_into (db, session, where, secret_of (g_ptr_array_index (petitioners, 1), kind));

  draft = siyi_notice_draft (db, NULL, session, NULL);
  /* Titles and the text above the table of a single session are other parts of the template. */
  if (where == IN_BEFORE || where == IN_TITLE)
    {
      g_clear_pointer (&draft, siyi_notice_free);
      draft = siyi_notice_draft (db, "2026-12", 0, NULL);
    }
  checks = siyi_notice_check (db, draft, NULL);
  g_assert_nonnull (checks);
  g_assert_cmpint (siyi_notice_is_blocked (checks), ==, where != NOWHERE);
  action = siyi_notice_publish (db, draft, NULL);
  g_assert_cmpint (action != NULL, ==, where == NOWHERE);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strdup_printf ("n%d.%s", round->round, endings[i]);
      g_autofree char *path = g_build_filename (round->office->dir, name, NULL);
      const gboolean written = siyi_notice_write (db, draft, path, SIYI_PAPER_A4, NULL, NULL);

      g_assert_cmpint (written, ==, where == NOWHERE);
      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), ==, written);
      if (written)
        assert_silent (path, petitioners);
    }
  if (where == NOWHERE)
    assert_paper_silent (draft, petitioners);

  /* The next round begins with an empty month. */
  if (where == IN_TOPIC || where == IN_PLACE)
    plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_EDITED, .session = session,
                                            .topic = "", .place = "一号接访室" });
  if (action == NULL)
    plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_CANCELLED, .session = session });

  return NULL;
}

static void
test_nothing_leaves (Office *office, gconstpointer data)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261217);

  for (int i = 0; i < 60; i++)
    {
      Round round = { office, random, i };
      g_autoptr(GError) error = NULL;

      office_do (office, round_body, &round, &error);
      g_assert_no_error (error);
    }
}

/* What is found and what is not: a secret, where it is typed, whether that forbids. */
static const struct { const char *typed; gboolean blocks; } typed[] = {
  { "接待何甲乙反映的问题", TRUE },
  { "电话１９９０ ０００-１２３４", TRUE },
  { "柳河镇东村3组117号", TRUE },
  { "东村3组117号现场", TRUE },
  { "柳河镇现场接访", FALSE },
  { "柳河镇西村灌溉", FALSE },   /* a village is told, not forbidden */
  { "身份证99010119800101123X", TRUE },
  { "证号110101199001011237", TRUE },
  { "老旧小区改造", FALSE },
  { "处理反映第777号工程款一事", TRUE },
};

static gpointer
typed_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 session = plan_session (db, plan_leader (db, "雷辛卯", "副市长"), DAY (28), "一号接访室", NULL);
  Petitioner one = { (char *) "何甲乙", (char *) "19900001234", (char *) "99010119800101123X",
                     (char *) "柳河镇东村3组117号", (char *) "反映第777号工程款一事", TRUE };
  Petitioner namesake = { (char *) "雷辛卯", (char *) "19900005678", (char *) "990101198001014321",
                          (char *) "柳河镇西村", (char *) "反映道路", FALSE };

  book (db, session, &one);
  book (db, session, &namesake);   /* a petitioner of the leader's name forbids nothing */
  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autoptr(SiyiNotice) draft = NULL;
      g_autoptr(GPtrArray) checks = NULL;

      plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_EDITED, .session = session,
                                              .topic = typed[i].typed });
      draft = siyi_notice_draft (db, NULL, session, NULL);
      checks = siyi_notice_check (db, draft, NULL);
      g_test_message ("%s", typed[i].typed);
      g_assert_cmpint (siyi_notice_is_blocked (checks), ==, typed[i].blocks);
      if (siyi_notice_is_blocked (checks))   /* the message names the place, never the value */
        g_assert_null (strstr (((SiyiNoticeCheck *) g_ptr_array_index (checks, 0))->text, "何甲乙"));
    }

  return NULL;
}

static void
test_what_is_found (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  office_do (office, typed_body, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/notice/nothing-leaves", Office, NULL, office_set_up, test_nothing_leaves, office_tear_down);
  g_test_add ("/notice/what-is-found", Office, NULL, office_set_up, test_what_is_found, office_tear_down);

  return g_test_run ();
}
