/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whatever goes wrong or is found, a person reads a sentence of their own language, and not the same for
 * everything. */
#include <locale.h>

#include <gio/gio.h>
#include <libintl.h>

#include "siyi-error-words.h"
#include "siyi-problem-words.h"

static const char *
sentence_of (GQuark domain, int code)
{
  g_autoptr(GError) error = g_error_new_literal (domain, code, "English, for the log");

  return siyi_error_sentence (error);
}

static void
assert_own_sentences (GQuark domain, int last)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int code = 0; code <= last; code++)
    {
      const char *sentence = sentence_of (domain, code);

      g_assert_cmpstr (sentence, !=, "");
      g_assert_null (strstr (sentence, "English, for the log"));
      g_assert_true (g_hash_table_add (seen, (char *) sentence));
    }
}

static void
test_every_code_has_its_own (void)
{
  assert_own_sentences (SIYI_ERROR, SIYI_ERROR_STALE);
  assert_own_sentences (SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE);
}

/* Nor is a finding of a check told in the store's names of tables, or two in the same words. */
static void
test_every_problem_has_its_own (void)
{
  g_autoptr(GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (int kind = 0; kind < SIYI_N_PROBLEM_KINDS; kind++)
    {
      const char *words = siyi_problem_words ((SiyiProblemKind) kind);

      g_assert_cmpstr (words, !=, "");
      g_assert_null (strchr (words, '_'));
      g_assert_true (g_hash_table_add (seen, (char *) words));
    }
}

static void
test_files_speak_like_archives (void)
{
  g_assert_cmpstr (sentence_of (G_IO_ERROR, G_IO_ERROR_NO_SPACE), ==,
                   sentence_of (SIYI_ERROR, SIYI_ERROR_NO_SPACE));
  g_assert_cmpstr (sentence_of (G_FILE_ERROR, G_FILE_ERROR_ROFS), ==,
                   sentence_of (SIYI_ERROR, SIYI_ERROR_READ_ONLY));
  g_assert_cmpstr (sentence_of (G_FILE_ERROR, G_FILE_ERROR_NOENT), ==,
                   sentence_of (SIYI_ERROR, SIYI_ERROR_NOT_FOUND));
  g_assert_cmpstr (sentence_of (g_quark_from_string ("some-other-library"), 7), ==,
                   sentence_of (SIYI_ERROR, SIYI_ERROR_FAILED));
}

static gboolean
is_han (const char *sentence)
{
  for (const char *at = sentence; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN)
      return TRUE;

  return FALSE;
}

static void
test_chinese_is_complete (void)
{
  if (setlocale (LC_ALL, "zh_CN.UTF-8") == NULL)
    {
      g_test_skip ("The locale zh_CN.UTF-8 is not generated here");
      return;
    }
  bindtextdomain ("siyi", g_getenv ("SIYI_LOCALEDIR"));
  bind_textdomain_codeset ("siyi", "UTF-8");
  textdomain ("siyi");

  for (int code = 0; code <= SIYI_ERROR_STALE; code++)
    g_assert_true (is_han (sentence_of (SIYI_ERROR, code)));
  for (int code = 0; code <= SIYI_FILE_ERROR_UNREADABLE; code++)
    g_assert_true (is_han (sentence_of (SIYI_FILE_ERROR, code)));
  for (int kind = 0; kind < SIYI_N_PROBLEM_KINDS; kind++)
    g_assert_true (is_han (siyi_problem_words ((SiyiProblemKind) kind)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/error-words/own", test_every_code_has_its_own);
  g_test_add_func ("/app/error-words/problems", test_every_problem_has_its_own);
  g_test_add_func ("/app/error-words/files", test_files_speak_like_archives);
  g_test_add_func ("/app/error-words/chinese", test_chinese_is_complete);

  return g_test_run ();
}
