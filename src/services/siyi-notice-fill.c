/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fields in braces and what they are filled with. A field nobody knows is refused by name; a
 * sentence whose field is empty is left out, so that no notice says "call ." */
#include "siyi-notice-private.h"

#include <string.h>

#include "siyi-office-store.h"
#include "siyi-words.h"

/* The last word of a list that stands in the text, with where it ends. */
static const char *
last_mark (const char         *text,
           const char * const *marks,
           const char        **word)
{
  const char *best = NULL;

  for (gsize i = 0; marks[i] != NULL; i++)
    {
      const char *found = g_strrstr (text, marks[i]);

      if (found == NULL || found == text || (best != NULL && found + strlen (marks[i]) < best))
        continue;
      best = found + strlen (marks[i]);
      *word = marks[i];
    }

  return best;
}

/* The office's name up to its work: "示例市" of 示例市信访局. */
static char *
area_of_office (const char  *office,
                const char **level)
{
  const char * const *before = siyi_words ("notice-level", "before", NULL);
  g_autofree char *head = g_strdup (office);
  const char *end;

  for (gsize i = 0; before[i] != NULL; i++)
    {
      char *found = strstr (head, before[i]);

      if (found != NULL)
        *found = '\0';
    }
  end = last_mark (head, siyi_words ("notice-level", "marks", NULL), level);

  return end != NULL ? g_strndup (head, end - head) : NULL;
}

static void
set_office (SiyiDb     *db,
            GHashTable *fields)
{
  g_autofree char *office = siyi_setting_get (db, "office.name", "");
  g_autofree char *stored = siyi_setting_get (db, "office.level", "");
  const char * const *word = siyi_words ("notice-level", stored, NULL);
  const char *level = word[0] != NULL ? word[0] : "";
  char *area = area_of_office (office, &level);

  siyi_notice_fields_set (fields, "level", g_strdup (level));
  siyi_notice_fields_set (fields, "area", area != NULL ? area : g_strdup (""));
  siyi_notice_fields_set (fields, "office", g_strdup (office));
  siyi_notice_fields_set (fields, "phone", siyi_setting_get (db, "office.phone", ""));
  siyi_notice_fields_set (fields, "address", siyi_setting_get (db, "office.address", ""));
}

/**
 * siyi_notice_fields_of_office:
 *
 * Returns: (transfer full): level, area, office, phone and address of the office, for other papers
 */
GHashTable *
siyi_notice_fields_of_office (SiyiDb *db)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  set_office (db, fields);

  return fields;
}

/**
 * siyi_notice_fields_new:
 * @about: the day of the session, or the first of the month
 *
 * Returns: (transfer full): name -> text
 */
GHashTable *
siyi_notice_fields_new (SiyiDb                   *db,
                        const SiyiNoticeTemplate *template_,
                        SiyiDay                   about)
{
  GHashTable *fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  int year, month, month_day;

  siyi_day_split (about, &year, &month, &month_day);
  siyi_notice_fields_set (fields, "year", g_strdup_printf ("%d", year));
  siyi_notice_fields_set (fields, "month", g_strdup_printf ("%d", month));
  siyi_notice_fields_set (fields, "day", g_strdup_printf ("%d", month_day));
  siyi_notice_fields_set (fields, "date", siyi_notice_full_day_words (siyi_schedule_today (db)));
  siyi_notice_fields_set (fields, "deadline", g_strdup (template_->deadline));
  set_office (db, fields);

  return fields;
}

/**
 * siyi_notice_fields_set:
 * @name: one of data/rules/notice.ini
 * @value: (transfer full):
 */
void
siyi_notice_fields_set (GHashTable *fields,
                        const char *name,
                        char       *value)
{
  g_hash_table_insert (fields, (gpointer) name, value);
}

/* The field that begins here, if one does. */
static char *
field_at (const char *p)
{
  const char *end = *p == '{' ? strpbrk (p + 1, "{}\n") : NULL;

  return end != NULL && *end == '}' ? g_strndup (p + 1, end - p - 1) : NULL;
}

/**
 * siyi_notice_fields_check:
 * @group: of data/rules, whose keys are the fields of such a text
 *
 * Returns: whether every field in the text is known; the first that is not is named
 */
gboolean
siyi_notice_fields_check (const char  *text,
                          const char  *group,
                          GError     **error)
{
  const char * const *known = siyi_words_keys (group, NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      g_autofree char *name = field_at (p);
      g_autofree char *list = NULL;

      if (name == NULL || g_strv_contains (known, name))
        continue;

      list = g_strjoinv ("}, {", (char **) known);
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "There is no field {%s}; these can be used: {%s}", name, list);
      return FALSE;
    }

  return TRUE;
}

/* Whether all fields that are needed had something to say. */
static gboolean
fill_into (GString    *out,
           const char *text,
           GHashTable *fields)
{
  const char * const *optional = siyi_words ("notice-optional", "fields", NULL);
  gboolean whole = TRUE;

  for (const char *p = text; *p != '\0'; p++)
    {
      g_autofree char *name = field_at (p);
      const char *value = name != NULL ? g_hash_table_lookup (fields, name) : NULL;

      if (name == NULL)
        {
          g_string_append_c (out, *p);
          continue;
        }
      whole = whole && ((value != NULL && *value != '\0') || g_strv_contains (optional, name));
      g_string_append (out, value != NULL ? value : "");
      p += strlen (name) + 1;
    }

  return whole;
}

/**
 * siyi_notice_fill:
 *
 * Returns: (transfer full): the text with its fields filled; what is put in is not looked at again
 */
char *
siyi_notice_fill (const char *text,
                  GHashTable *fields)
{
  GString *out = g_string_new (NULL);

  fill_into (out, text, fields);

  return g_string_free (out, FALSE);
}

static char *
fill_sentences (const char *paragraph,
                GHashTable *fields)
{
  const char *mark = siyi_word ("notice-words", "sentence-end");
  GString *out = g_string_new (NULL);

  while (*paragraph != '\0')
    {
      const char *end = strstr (paragraph, mark);
      g_autofree char *sentence = end != NULL ? g_strndup (paragraph, end + strlen (mark) - paragraph)
                                              : g_strdup (paragraph);
      const gsize kept = out->len;

      if (!fill_into (out, sentence, fields))
        g_string_truncate (out, kept);
      paragraph += strlen (sentence);
    }

  return g_string_free (out, FALSE);
}

/**
 * siyi_notice_fill_paragraphs:
 * @text: a paragraph a line
 *
 * Returns: (transfer full) (element-type utf8): the filled paragraphs, empty ones left out
 */
GPtrArray *
siyi_notice_fill_paragraphs (const char *text,
                             GHashTable *fields)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; lines[i] != NULL; i++)
    {
      char *paragraph = fill_sentences (lines[i], fields);

      if (*g_strstrip (paragraph) != '\0')
        g_ptr_array_add (paragraphs, paragraph);
      else
        g_free (paragraph);
    }

  return paragraphs;
}
