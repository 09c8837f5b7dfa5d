/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Search: any Han characters anywhere, pinyin, digits, rare characters; nothing typed is a command;
 * restricted matters only when asked for; what was edited is found as it is now. */
#include "store-fixture.h"

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"

static gpointer
ids_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_cases_ids (db, data, error);
}

static gpointer
twins_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char * const *asked = data;

  return siyi_twins_find (db, asked[0], asked[1], asked[2], asked[3], 0, error);
}

static gpointer
edit_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_ledger_edit (db, 1, 1, SIYI_COLUMN_SUMMARY, data, error);
}

static SiyiRecord *
record_of (const char *name,
           const char *summary,
           const char *phone,
           const char *id)
{
  SiyiRecord *record = store_record (0);

  g_free (record->visitors[0]);
  record->visitors[0] = g_strdup (name);
  g_free (record->phones[0]);
  record->phones[0] = g_strdup (phone);
  g_free (record->summary);
  record->summary = g_strdup (summary);
  record->ids = g_new0 (char *, 2);
  record->ids[0] = g_strdup (id);

  return record;
}

static void
set_up (StoreFixture *fixture)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_record_free);
  SiyiRecord *accusation = record_of ("沈庚", "检举村干部侵占集体资金", "19900000003",
                                      "430499197001010037");
  GError *error = NULL;

  store_fixture_set_up (fixture);
  g_ptr_array_add (records, record_of ("单欧阳", "反映灌溉水渠淤塞，影响8亩农田，要求清淤", "19900012345",
                                       "43049919700101001X"));
  g_ptr_array_add (records, record_of ("𠮷乙", "反映拖欠工资 OK'\"；DROP TABLE visit", "0330-7654321",
                                       "430499197001010029"));
  accusation->restricted = TRUE;
  accusation->purpose = g_strdup ("检举控告");
  g_ptr_array_add (records, accusation);
  store_import_records (fixture, "a", records, &error);
  g_assert_no_error (error);
}

static guint
n_found (StoreFixture *fixture,
         const char   *words,
         gboolean      restricted)
{
  SiyiCasesQuery query = { .words = words, .restricted = restricted, .limit = 50 };
  g_autoptr(GArray) ids = store_read (fixture, ids_in_thread, &query);

  return ids->len;
}

static void
test_words (void)
{
  static const struct { const char *words; guint n; } rows[] = {
    { "渠", 1 }, { "水渠", 1 }, { "渠水", 0 }, { "灌溉水渠淤塞", 1 }, { "反映", 2 },
    { "水渠 清淤", 1 }, { "水渠 工资", 0 },
    { "单欧阳", 1 }, { "soy", 1 }, { "shanouyang", 1 }, { "shan", 1 }, { "SHANOUY", 1 },
    { "00123", 1 }, { "19900012345", 1 }, { "12345", 1 }, { "7654321", 1 }, { "99999", 0 },
    { "001X", 1 }, { "𠮷", 1 }, { "𠮷乙", 1 }, { "自然资源局", 2 }, { "顾甲申", 2 }, { "gjs", 2 },
    { "JF20230001", 1 }, { "8亩", 1 },
    /* Nothing typed is a command. */
    { "'", 2 }, { "\"", 2 }, { "OK'\"", 1 }, { "han:渠", 0 }, { "渠*", 1 }, { "水渠 OR 工资", 0 },
    { "NOT 渠", 0 }, { "(", 2 }, { "NEAR(水 渠)", 0 }, { "DROP TABLE", 1 }, { "-渠", 1 },
    { "^反映", 2 }, { "", 2 }, { "   ", 2 }, { "%", 2 }, { "\\", 2 },
  };
  StoreFixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint n = n_found (&fixture, rows[i].words, FALSE);

      if (n != rows[i].n)
        g_error ("\"%s\" finds %u, not %u", rows[i].words, n, rows[i].n);
    }
  store_fixture_tear_down (&fixture);
}

static void
test_restricted (void)
{
  static const char * const words[] = { "沈庚", "村干部", "shengeng", "00000003", "JF20230003", "" };
  StoreFixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    g_assert_cmpuint (n_found (&fixture, words[i], TRUE), ==,
                      n_found (&fixture, words[i], FALSE) + 1);
  store_fixture_tear_down (&fixture);
}

/* The row made anew after an edit finds all that the takeover's row found, but for the edit. */
static void
test_edited (void)
{
  static const char * const kept[] = {
    "单欧阳", "sy", "00123", "001X", "自然资源局", "顾甲申", "gjs", "JF20230001", "甲河镇", "韦科长",
    "牵头调查", "办理中",
  };
  StoreFixture fixture;

  set_up (&fixture);
  g_free (store_write (&fixture, edit_in_thread, (gpointer) "反映道路破损"));
  g_assert_cmpuint (n_found (&fixture, "水渠", FALSE), ==, 0);
  g_assert_cmpuint (n_found (&fixture, "道路", FALSE), ==, 1);
  for (gsize i = 0; i < G_N_ELEMENTS (kept); i++)
    if (n_found (&fixture, kept[i], FALSE) == 0 && i != 1)
      g_error ("\"%s\" is lost", kept[i]);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
test_twins (void)
{
  static const struct { const char *asked[4]; const char *why; gboolean likely; } rows[] = {
    { { "单欧阳", NULL, NULL, NULL }, "name", FALSE },
    { { "张三、单欧阳", NULL, NULL, "反映灌溉水渠淤塞，要求清淤" }, "name,request", TRUE },
    { { NULL, "19900012345", NULL, NULL }, "phone", FALSE },
    { { NULL, NULL, "43049919700101001X", "道路" }, "id", FALSE },
    { { "李四", NULL, NULL, "反映灌溉水渠淤塞，影响8亩农田，要求清淤" }, "request", FALSE },
    { { "李四", "19900099999", NULL, "反映道路破损" }, NULL, FALSE },
    { { "沈庚", "19900000003", NULL, NULL }, NULL, FALSE },    /* restricted */
    { { "\"*", "'", ")", "AND" }, NULL, FALSE },
  };
  StoreFixture fixture;

  set_up (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(GPtrArray) twins = store_read (&fixture, twins_in_thread, (gpointer) rows[i].asked);
      const SiyiTwin *twin = twins->len > 0 ? g_ptr_array_index (twins, 0) : NULL;

      g_assert_cmpuint (twins->len, ==, rows[i].why != NULL ? 1 : 0);
      g_assert_cmpstr (twin != NULL ? twin->why : NULL, ==, rows[i].why);
      if (twin != NULL)
        g_assert_cmpint (twin->likely, ==, rows[i].likely);
    }
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/words", test_words);
  g_test_add_func ("/search/restricted", test_restricted);
  g_test_add_func ("/search/edited", test_edited);
  g_test_add_func ("/search/twins", test_twins);

  return g_test_run ();
}
