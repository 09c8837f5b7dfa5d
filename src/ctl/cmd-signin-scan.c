/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl signin --scan: files a scanned sign-in sheet. */
#include "cmd-signin.h"

#include "siyi-signin-scan.h"
#include "siyi-signin-store.h"

static void
answer_scan (const SiyiScanLine *line)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_text (answer, "file", line->file);
  ctl_add_flag (answer, "filed", line->fate == SIYI_SCAN_FILED);
  ctl_add_flag (answer, "double", line->fate == SIYI_SCAN_DOUBLE);
  ctl_add_int (answer, "pages", line->n_pages);
  json_builder_set_member_name (answer, "sheets");
  json_builder_begin_array (answer);
  for (guint i = 0; i < line->places->len; i++)
    {
      const SiyiSheetPlace *place = &g_array_index (line->places, SiyiSheetPlace, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "session", place->session);
      ctl_add_text (answer, "part", siyi_signin_part_word (place->part));
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  if (line->fate == SIYI_SCAN_DOUBLE)
    ctl_add_int (answer, "session", line->session);
  ctl_add_text (answer, "action", line->action);
  ctl_answer_end (answer);
}

static void
print_scan (const SiyiScanLine *line)
{
  if (line->fate == SIYI_SCAN_DOUBLE)
    {
      g_autofree char *session = g_strdup_printf ("%" G_GINT64_FORMAT, line->session);

      ctl_print (_("This scan is filed already, under session %s"), session);
      ctl_write ("\n", 1);
    }
  for (guint i = 0; i < line->places->len; i++)
    {
      const SiyiSheetPlace *place = &g_array_index (line->places, SiyiSheetPlace, i);
      g_autofree char *session = g_strdup_printf ("%" G_GINT64_FORMAT, place->session);

      ctl_print (_("Filed under session %1$s, part %2$s"), session, siyi_signin_part_word (place->part));
      ctl_write ("\n", 1);
    }
}

/* A refused scan is a refusal of the command, in the words of the line. */
static gboolean
scan_was_taken (const SiyiScanLine *line,
                GError            **error)
{
  if (line->fate == SIYI_SCAN_FILED || line->fate == SIYI_SCAN_DOUBLE)
    return TRUE;

  if (line->leaders != NULL)
    {
      g_autofree char *day = siyi_day_to_text (line->day);

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "%s: session %" G_GINT64_FORMAT ", %s, %s",
                   line->message, line->session, day, line->leaders);
    }
  else
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "%s: %s", line->file, line->message);

  return FALSE;
}

/**
 * ctl_signin_scan:
 * @file: a PDF or a picture
 * @session: which one it is of; 0: by its code
 * @part: (nullable): A or B; else by its code
 *
 * Files a scanned sheet and tells where.
 */
gboolean
ctl_signin_scan (Ctl         *ctl,
                 const char  *file,
                 gint64       session,
                 const char  *part,
                 GError     **error)
{
  const char *paths[] = { file, NULL };
  const SiyiScanWish wish = { session, siyi_signin_part_from_word (part) };
  g_autoptr(GPtrArray) lines = NULL;
  const SiyiScanLine *line;

  if (part != NULL && wish.part == SIYI_N_SIGNIN_PARTS)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--part is A or B"));
      return FALSE;
    }
  if (!ctl_open (ctl, error))
    return FALSE;
  lines = siyi_signin_scan (ctl->archive, paths, &wish, NULL, error);
  if (lines == NULL)
    return FALSE;
  line = g_ptr_array_index (lines, 0);
  if (!scan_was_taken (line, error))
    return FALSE;

  if (ctl->json)
    answer_scan (line);
  else
    print_scan (line);

  return TRUE;
}
