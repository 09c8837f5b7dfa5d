/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed finds what was stored, asked of a real index with the archive's tokenizer. */
#include "siyi-search.h"

#include <sqlite3.h>

#include "siyi-pinyin.h"

typedef struct
{
  sqlite3 *db;
} Index;

static void
add (Index      *index,
     int         id,
     const char *text,
     const char *name,
     const char *numbers)
{
  g_autofree char *all = g_strjoin (" ", text, name, numbers, NULL);
  g_autofree char *han = siyi_search_fold_han (all);
  g_autofree char *pinyin = siyi_pinyin_search_text (name, TRUE);
  g_autofree char *digits = siyi_search_fold_digits (numbers);
  char *sql = sqlite3_mprintf ("INSERT INTO case_text (rowid, han, pinyin, digits) "
                               "VALUES (%d, %Q, %Q, %Q)", id, han, pinyin, digits);

  g_assert_cmpint (sqlite3_exec (index->db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_free (sql);
}

static Index *
index_new (void)
{
  Index *index = g_new0 (Index, 1);

  g_assert_cmpint (sqlite3_open (":memory:", &index->db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (index->db,
                                 "CREATE VIRTUAL TABLE case_text USING fts5 (han, pinyin, digits, "
                                 "tokenize = 'unicode61 remove_diacritics 0')",
                                 NULL, NULL, NULL), ==, SQLITE_OK);
  add (index, 1, "甲河新苑逾期交房、办证难", "何己亥", "JF20260873 19900001234");
  add (index, 2, "征地补偿款21.6万元未发放，丁塘镇东湾村", "吕甲", "JF20260874 0330-7654321");
  add (index, 3, "工程队拖欠工资 ＡＢＣ公司", "单乙丙", "JF20260875 11010519491231002X");
  add (index, 4, "䶮村鿏\u9fffㄅ路灯", "𠮷𰻝", "");
  add (index, 5, "河甲路段", "𠮷甲", "");

  return index;
}

static void
index_free (Index *index)
{
  sqlite3_close (index->db);
  g_free (index);
}

static char *
find (Index      *index,
      const char *words)
{
  g_autoptr(SiyiSearchQuery) query = siyi_search_query (words);
  GString *hits = g_string_new (NULL);
  sqlite3_stmt *statement;
  int rc;

  if (query->match == NULL)
    return g_string_free (g_string_append (hits, "all"), FALSE);

  g_assert_cmpint (sqlite3_prepare_v2 (index->db, "SELECT rowid FROM case_text WHERE case_text "
                                       "MATCH ? ORDER BY rowid", -1, &statement, NULL),
                   ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, query->match, -1, SQLITE_STATIC);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_string_append_printf (hits, "%d", sqlite3_column_int (statement, 0));
  if (rc != SQLITE_DONE)
    g_error ("%s: %s", query->match, sqlite3_errmsg (index->db));
  sqlite3_finalize (statement);

  return g_string_free (hits, FALSE);
}

static void
test_found (void)
{
  static const struct { const char *words; const char *hits; } rows[] = {
    /* one, two and more Han characters, anywhere, in this order */
    { "河", "15" }, { "甲河", "1" }, { "河甲", "5" }, { "逾期交房、办证", "1" }, { "办证难", "1" },
    { "东湾村", "2" }, { "交房 甲河", "1" }, { "甲河 东湾", "" }, { "何己亥", "1" },
    /* rare characters: extensions A and B, G, and what Unicode 6.1 did not know */
    { "䶮", "4" }, { "鿏", "4" }, { "\u9fff", "4" }, { "𠮷", "45" }, { "𰻝", "4" }, { "𠮷甲", "5" },
    { "𰻝甲", "" },
    /* width and case */
    { "abc", "3" }, { "ＡＢＣ", "3" }, { "abc公司", "3" }, { "ＪＦ２０２６０８７５", "3" },
    { "jf20260873", "1" }, { "JF202608", "123" },
    /* pinyin: initials, full, begun; of the given name too; v for ü; a surname's own reading */
    { "hjh", "1" }, { "hj", "1" }, { "hejihai", "1" }, { "heji", "1" }, { "jihai", "1" },
    { "he'ji", "1" }, { "lvjia", "2" }, { "lujia", "2" }, { "syb", "3" }, { "shan", "3" },
    { "danyi", "" }, { "HJH", "1" }, { "h", "1" }, { "l", "2" },
    { "e", "" },
    /* digits: anywhere in a number from three on, its beginning or its end below that */
    { "1234", "1" }, { "19900001234", "1" }, { "000012", "1" }, { "234", "1" }, { "0000", "1" },
    { "34", "1" }, { "7654321", "2" }, { "0330-765", "2" }, { "0330765", "2" }, { "002x", "3" },
    { "11010519491231002X", "3" }, { "11010519491231002", "3" }, { "19900001235", "" },
    { "13900001234", "" }, { "4", "12" }, { "2", "" }, { "19491231", "3" },
    { "991234", "" }, { "20260873", "1" }, { "0874", "2" },
    /* amounts in a text */
    { "21.6万", "2" }, { "21.6", "2" },
    /* mixed */
    { "hjh 甲河 1234", "1" }, { "hjh 东湾", "" },
    /* nothing asked, and what looks like an expression */
    { "", "all" }, { "  ", "all" }, { "、。", "all" }, { "\"", "all" }, { "甲河\" OR \"", "" },
    { "NOT", "" }, { "han:甲", "" }, { "* 甲河", "1" }, { "(甲河", "1" },
  };
  Index *index = index_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *hits = find (index, rows[i].words);

      if (g_strcmp0 (hits, rows[i].hits) != 0)
        g_test_message ("%s", rows[i].words);
      g_assert_cmpstr (hits, ==, rows[i].hits);
    }

  index_free (index);
}

static void
test_limits (void)
{
  g_autofree char *digits = g_strnfill (5000, '1');
  g_autofree char *letters = g_strnfill (5000, 'a');
  GString *han = g_string_new (NULL);
  const char *words[] = { digits, letters, NULL, NULL };
  Index *index = index_new ();

  for (int i = 0; i < 5000; i++)
    g_string_append (han, i % 7 == 0 ? "甲 " : "甲");
  words[2] = han->str;

  /* A whole page pasted into the search field is a question like any other. */
  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autofree char *hits = find (index, words[i]);

      g_assert_cmpstr (hits, ==, "");
    }

  g_string_free (han, TRUE);
  index_free (index);
}

static void
test_tokens (void)
{
  g_autofree char *digits = siyi_search_fold_digits ("19900001234");
  g_autofree char *two = siyi_search_fold_digits ("0330-7654 12");
  g_autofree char *han = siyi_search_fold_han ("甲河A1 苑");

  g_assert_cmpstr (digits, ==, "199 990 900 000 000 001 012 123 234 34 4 19900001234");
  g_assert_cmpstr (two, ==, "033 330 307 076 765 654 54 4 12 2");
  g_assert_cmpstr (han, ==, "甲 河 a1 苑");
}

static void
test_likeness (void)
{
  static const struct { const char *a; const char *b; int from; int to; } rows[] = {
    { "要求支付拖欠工资", "要求支付拖欠工资。", 1000, 1000 },
    { "拖欠工资21.6万元", "拖欠工资２１．６万元", 1000, 1000 },
    { "拖欠工资，金额未写", "拖欠工资21.6万元", 300, 600 },
    { "拖欠工资", "宅基地边界", 0, 0 },
    { "水", "水", 1000, 1000 }, { "水", "火", 0, 0 }, { "", "", 0, 0 }, { "水", "", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int likeness = siyi_text_likeness (rows[i].a, rows[i].b);

      g_assert_cmpint (likeness, >=, rows[i].from);
      g_assert_cmpint (likeness, <=, rows[i].to);
      g_assert_cmpint (likeness, ==, siyi_text_likeness (rows[i].b, rows[i].a));
    }
}

/* The short way over plain characters gives the same tokens as folding: the circled one forces it. */
static void
test_fold_ways (void)
{
  static const char * const texts[] = {
    "", "反映集体土地征收补偿款（21.6万元）未足额发放，要求“尽快”兑付。", "OK-12 甲A乙b3", "《条例》：第5条；！？",
    " 甲\n乙\t丙　丁 ", "a-b_c/d\\e'f\"g",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *plain = siyi_search_fold_han (texts[i]);
      g_autofree char *longer = g_strconcat (texts[i], " ①", NULL);
      g_autofree char *folded = siyi_search_fold_han (longer);
      g_autofree char *expected = g_strconcat (plain, *plain != '\0' ? " 1" : "1", NULL);

      g_assert_cmpstr (folded, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/found", test_found);
  g_test_add_func ("/search/limits", test_limits);
  g_test_add_func ("/search/tokens", test_tokens);
  g_test_add_func ("/search/likeness", test_likeness);
  g_test_add_func ("/search/fold-ways", test_fold_ways);

  return g_test_run ();
}
