/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl sheet: one of the papers of a session. */
#include "commands.h"

#include "siyi-session-sheets.h"

static char *output;
static char *part_text;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write, .pdf or .docx"),
    N_("FILE") },
  { "part", 0, 0, G_OPTION_ARG_FILENAME, &part_text,
    N_("Of the sign-in sheet: A (leader and staff) or B (petitioners); both without it"), N_("PART") },
  { NULL }
};

typedef struct
{
  gint64          session;
  gboolean        is_record_book;
  SiyiSigninParts parts;
  SiyiSheetCount  count;
} Sheet;

static gpointer
write_sheet (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Sheet *self = data;

  if (self->is_record_book)
    return GINT_TO_POINTER (siyi_record_book_write (db, self->session, output, &self->count,
                                                    cancellable, error));

  return GINT_TO_POINTER (siyi_signin_write (db, self->session, self->parts, output, &self->count,
                                             cancellable, error));
}

static gboolean
parse_kind (const char  *kind,
            Sheet       *sheet,
            GError     **error)
{
  sheet->is_record_book = g_str_equal (kind, "record-book");
  sheet->parts = SIYI_SIGNIN_BOTH;
  if (!sheet->is_record_book && !g_str_equal (kind, "sign-in"))
    {
      g_set_error (error, CTL_ERROR, 0, _("“%s” is no paper of a session; use record-book or sign-in"),
                   kind);
      return FALSE;
    }
  if (part_text == NULL)
    return TRUE;
  if (!sheet->is_record_book && g_str_equal (part_text, "A"))
    sheet->parts = SIYI_SIGNIN_A;
  else if (!sheet->is_record_book && g_str_equal (part_text, "B"))
    sheet->parts = SIYI_SIGNIN_B;
  else
    {
      g_set_error_literal (error, CTL_ERROR, 0,
                           _("--part is A or B, and belongs to the sign-in sheet"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Sheet data = { 0 };

  if (!ctl_parse_id (ctl->args[0], &data.session, error) ||
      !parse_kind (ctl->args[1], &data, error) || !ctl_sheet_output (output, error) ||
      ctl_run (ctl, SIYI_ACCESS_WRITE, write_sheet, &data, error) == NULL)
    return FALSE;

  ctl_answer_sheet (ctl, output, &data.count);

  return TRUE;
}

const CtlCommand cmd_sheet = {
  .name = "sheet",
  .arguments = "SESSION {record-book,sign-in} --output FILE",
  .summary = N_("Write a paper of a session: record book or sign-in sheet"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
