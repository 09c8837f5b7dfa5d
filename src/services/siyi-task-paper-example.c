/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper's text while a person edits it: fields are called by their names, not by the keys they are stored
 * under, and the paper is drawn of an invented matter. Names are known or the text is not taken. */
#include "siyi-task-papers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-office-store.h"
#include "siyi-schedule-store.h"
#include "siyi-words.h"

#define FIELDS "task-paper-fields"

static const char *
name_of_key (const char *key)
{
  return g_strv_contains (siyi_words_keys (FIELDS, NULL), key) ? siyi_word (FIELDS, key) : NULL;
}

static const char *
key_of_name (const char *name)
{
  const char * const *keys = siyi_words_keys (FIELDS, NULL);

  for (gsize i = 0; keys[i] != NULL; i++)
    if (g_str_equal (siyi_word (FIELDS, keys[i]), name))
      return keys[i];

  return NULL;
}

/* What stands in braces is put another way where that is known. */
static char *
replace_fields (const char *text,
                const char *(*other) (const char *word))
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *word = end != NULL ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;
      const char *known = word != NULL ? other (word) : NULL;

      if (known == NULL)
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append_printf (out, "{%s}", known);
      p = end;
    }

  return g_string_free (out, FALSE);
}

/**
 * siyi_task_paper_text_shown:
 * @text: as stored, with the keys of fields
 *
 * Returns: (transfer full): as a person reads it
 */
char *
siyi_task_paper_text_shown (const char *text)
{
  return replace_fields (text, name_of_key);
}

/**
 * siyi_task_paper_text_stored:
 * @shown: as a person typed it
 *
 * Returns: (transfer full): as it is stored; unknown fields stay as they were typed
 */
char *
siyi_task_paper_text_stored (const char *shown)
{
  return replace_fields (shown, key_of_name);
}

/**
 * siyi_task_paper_text_fields:
 *
 * Returns: (transfer none): the keys of the fields that say something in this paper's text
 */
const char * const *
siyi_task_paper_text_fields (SiyiTaskPaperKind kind)
{
  return siyi_words ("task-paper-uses", siyi_task_paper_word (kind), NULL);
}

/* The first word in braces that is no field; a pair of braces without its end is none either. */
static char *
unknown_field (SiyiTaskPaperKind  kind,
               const char        *text)
{
  const char * const *known = siyi_task_paper_text_fields (kind);

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *end = *p == '{' ? strchr (p, '}') : NULL;
      g_autofree char *word = end != NULL ? g_strndup (p + 1, (gsize) (end - p - 1)) : NULL;

      if (*p != '{' || (word != NULL && g_strv_contains (known, word)))
        continue;
      if (word == NULL)
        return g_strdup (p + 1);

      return g_strdup (name_of_key (word) != NULL ? name_of_key (word) : word);
    }

  return NULL;
}

/**
 * siyi_task_paper_text_check:
 * @text: as stored
 *
 * Returns: whether this paper has every field and something stands there; the sentence is for a person
 */
gboolean
siyi_task_paper_text_check (SiyiTaskPaperKind   kind,
                            const char         *text,
                            GError            **error)
{
  g_autofree char *unknown = unknown_field (kind, text);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (unknown != NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("There is no field “%s”. Choose one of those below, or take the braces away."), unknown);
      return FALSE;
    }
  if (*stripped == '\0')
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, _("The paper has no text. Write what it says."));
      return FALSE;
    }

  return TRUE;
}

static void
set_office (SiyiDb     *db,
            GHashTable *fields)
{
  static const struct { const char *field, *setting; } office[] = {
    { "office", "office.name" }, { "office-phone", "office.phone" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (office); i++)
    {
      char *value = siyi_setting_get (db, office[i].setting, NULL);

      if (value != NULL && *value != '\0')
        g_hash_table_insert (fields, (gpointer) office[i].field, value);
      else
        g_free (value);
    }
}

/**
 * siyi_task_paper_example:
 * @text: of the paper, as stored
 *
 * Returns: (transfer full): the paper of an invented matter; CONSTRAINT where a field is not known
 */
SiyiDocument *
siyi_task_paper_example (SiyiDb             *db,
                         SiyiTaskPaperKind   kind,
                         const char         *text,
                         GError            **error)
{
  g_autoptr(GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  const char * const *keys = siyi_words_keys ("task-paper-example", NULL);
  g_autofree char *body = NULL;

  if (!siyi_task_paper_text_check (kind, text, error))
    return NULL;

  for (gsize i = 0; keys[i] != NULL; i++)
    g_hash_table_insert (fields, (gpointer) keys[i], g_strdup (siyi_word ("task-paper-example", keys[i])));
  set_office (db, fields);
  body = siyi_task_paper_body (kind, text, fields, siyi_schedule_today (db), error);

  return body != NULL ? siyi_task_paper_draw (body, siyi_word ("task-papers", "unnumbered"), error) : NULL;
}
