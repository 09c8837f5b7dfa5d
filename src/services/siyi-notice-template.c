/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The office's own template of its notices: settings where it has typed one, else the shipped
 * words. On an archive's thread but for what needs no archive. */
#include "siyi-notice-private.h"

#include "siyi-office-store.h"
#include "siyi-words.h"

/* Settings are "notice." and the key of the shipped words. */
static const struct { const char *key; gsize offset; } parts[] = {
  { "title", G_STRUCT_OFFSET (SiyiNoticeTemplate, title) },
  { "correction-title", G_STRUCT_OFFSET (SiyiNoticeTemplate, correction_title) },
  { "session-title", G_STRUCT_OFFSET (SiyiNoticeTemplate, session_title) },
  { "session-correction-title", G_STRUCT_OFFSET (SiyiNoticeTemplate, session_correction_title) },
  { "before", G_STRUCT_OFFSET (SiyiNoticeTemplate, before) },
  { "session-before", G_STRUCT_OFFSET (SiyiNoticeTemplate, session_before) },
  { "correction-before", G_STRUCT_OFFSET (SiyiNoticeTemplate, correction_before) },
  { "after", G_STRUCT_OFFSET (SiyiNoticeTemplate, after) },
  { "issuer", G_STRUCT_OFFSET (SiyiNoticeTemplate, issuer) },
  { "place", G_STRUCT_OFFSET (SiyiNoticeTemplate, place) },
  { "deadline", G_STRUCT_OFFSET (SiyiNoticeTemplate, deadline) },
  { "hall-title", G_STRUCT_OFFSET (SiyiNoticeTemplate, hall_title) },
  { "hall-rules", G_STRUCT_OFFSET (SiyiNoticeTemplate, hall_rules) },
};

static char **
part_of (SiyiNoticeTemplate *self,
         gsize               number)
{
  return G_STRUCT_MEMBER_P (self, parts[number].offset);
}

void
siyi_notice_template_clear (SiyiNoticeTemplate *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_clear_pointer (part_of (self, i), g_free);
}

/**
 * siyi_notice_template_defaults:
 * @self: (out): the words as they are shipped
 */
void
siyi_notice_template_defaults (SiyiNoticeTemplate *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    *part_of (self, i) = g_strdup (siyi_word ("notice-template", parts[i].key));
}

/**
 * siyi_notice_template_load:
 * @self: (out): to be cleared with siyi_notice_template_clear()
 *
 * Returns: whether it can be filled; a field nobody knows is refused by name
 */
gboolean
siyi_notice_template_load (SiyiDb              *db,
                           SiyiNoticeTemplate  *self,
                           GError             **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *key = g_strconcat ("notice.", parts[i].key, NULL);

      *part_of (self, i) = siyi_setting_get (db, key,
                                             siyi_word ("notice-template", parts[i].key));
    }
  if (siyi_notice_template_check (self, error))
    return TRUE;

  siyi_notice_template_clear (self);

  return FALSE;
}

/**
 * siyi_notice_template_check:
 *
 * Returns: whether all its fields are known; the first that is not is named
 */
gboolean
siyi_notice_template_check (const SiyiNoticeTemplate  *self,
                            GError                   **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = *part_of ((SiyiNoticeTemplate *) self, i);

      if (text != NULL && !siyi_notice_fields_check (text, "notice-fields", error))
        {
          g_prefix_error (error, "The notice's template can't be used. ");
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * siyi_notice_template_save:
 * @self: a %NULL part goes back to the shipped words
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT where a field is not known
 */
char *
siyi_notice_template_save (SiyiDb                    *db,
                           const SiyiNoticeTemplate  *self,
                           GError                   **error)
{
  char *keys[G_N_ELEMENTS (parts) + 1] = { NULL };
  const char *values[G_N_ELEMENTS (parts)];
  char *action;

  if (!siyi_notice_template_check (self, error))
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = *part_of ((SiyiNoticeTemplate *) self, i);

      keys[i] = g_strconcat ("notice.", parts[i].key, NULL);
      values[i] = g_strcmp0 (text, siyi_word ("notice-template", parts[i].key)) != 0 ? text : NULL;
    }
  action = siyi_settings_save_together (db, "notice.template", (const char * const *) keys, values,
                                        error);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_free (keys[i]);

  return action;
}
