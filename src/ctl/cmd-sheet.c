/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl sheet: one of the papers of a session. */
#include "commands.h"

#include "siyi-session-sheets.h"

static char *output;
static char *part_text;
static char *audience_text;
static int per_page = 2;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write, .pdf or .docx"),
    N_("FILE") },
  { "part", 0, 0, G_OPTION_ARG_FILENAME, &part_text,
    N_("Of the sign-in sheet: A (leader and staff) or B (petitioners); both without it"), N_("PART") },
  { "audience", 0, 0, G_OPTION_ARG_FILENAME, &audience_text,
    N_("Whom the photos are for: inside, unit, public"), N_("WHOM") },
  { "per-page", 0, 0, G_OPTION_ARG_INT, &per_page, N_("Photos on a page: 2 or 4"), N_("N") },
  { NULL }
};

typedef struct
{
  gint64          session;
  gboolean        is_record_book;
  gboolean        is_photos;
  SiyiAudience    audience;
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
  gboolean is_signin;

  sheet->is_record_book = g_str_equal (kind, "record-book");
  sheet->parts = SIYI_SIGNIN_BOTH;
  sheet->is_photos = g_str_equal (kind, "photos");
  is_signin = g_str_equal (kind, "sign-in");
  if (!sheet->is_record_book && !sheet->is_photos && !is_signin)
    {
      g_set_error (error, CTL_ERROR, 0,
                   _("“%s” is no paper of a session; use record-book, sign-in or photos"), kind);
      return FALSE;
    }
  if (!sheet->is_photos && audience_text != NULL)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--audience belongs to the photos"));
      return FALSE;
    }
  if (!ctl_parse_audience (audience_text, &sheet->audience, error))
    return FALSE;
  if (part_text == NULL)
    return TRUE;
  if (is_signin && g_str_equal (part_text, "A"))
    sheet->parts = SIYI_SIGNIN_A;
  else if (is_signin && g_str_equal (part_text, "B"))
    sheet->parts = SIYI_SIGNIN_B;
  else
    {
      g_set_error_literal (error, CTL_ERROR, 0,
                           _("--part is A or B, and belongs to the sign-in sheet"));
      return FALSE;
    }

  return TRUE;
}

static void
answer_photos (Ctl                  *ctl,
               const SiyiSheetCount *count)
{
  JsonBuilder *answer;

  if (!ctl->json)
    {
      ctl_answer_sheet (ctl, output, count);
      if (count->n_left_out > 0)
        {
          ctl_print (ngettext ("%u photo was left out: it is not masked, or nobody agreed to publishing it",
                               "%u photos were left out: they are not masked, or nobody agreed to "
                               "publishing them", count->n_left_out), count->n_left_out);
          ctl_write ("\n", 1);
        }
      return;
    }

  answer = ctl_answer_begin ();
  ctl_add_text (answer, "file", output);
  ctl_add_int (answer, "photos", count->n_matters);
  ctl_add_int (answer, "left_out", count->n_left_out);
  ctl_add_int (answer, "pages", count->n_pages);
  ctl_answer_end (answer);
}

static gboolean
write_photos (Ctl     *ctl,
              Sheet   *sheet,
              GError **error)
{
  if (!ctl_open (ctl, error) ||
      !siyi_photo_sheet_write (ctl->archive, sheet->session, sheet->audience, (guint) MAX (per_page, 0),
                               output, &sheet->count, NULL, error))
    return FALSE;

  answer_photos (ctl, &sheet->count);

  return TRUE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Sheet data = { 0 };

  if (!ctl_parse_id (ctl->args[0], &data.session, error) ||
      !parse_kind (ctl->args[1], &data, error) || !ctl_sheet_output (output, error))
    return FALSE;
  if (data.is_photos)
    return write_photos (ctl, &data, error);
  if (ctl_run (ctl, SIYI_ACCESS_WRITE, write_sheet, &data, error) == NULL)
    return FALSE;

  ctl_answer_sheet (ctl, output, &data.count);

  return TRUE;
}

const CtlCommand cmd_sheet = {
  .name = "sheet",
  .arguments = "SESSION {record-book,sign-in,photos} --output FILE",
  .summary = N_("Write a paper of a session: record book, sign-in sheet or photos"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
