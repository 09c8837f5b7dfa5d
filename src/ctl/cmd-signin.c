/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl signin: the sign-in sheet of a session with its differences; signs on paper, counts heads,
 * gives reasons, files scans, accepts. */
#include "cmd-signin.h"

#include <string.h>

#include "commands.h"
#include "siyi-signin-store.h"

static char **names;
static char *scan;
static gint64 scan_session;
static char *part;
static char *heads;
static char *reason;
static gboolean accept;

static const GOptionEntry options[] = {
  { "sign", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names, N_("Tick as signed on the printed sheet; names may follow"),
    N_("NAME") },
  { "scan", 0, 0, G_OPTION_ARG_FILENAME, &scan, N_("File a scanned sheet: PDF or picture"), N_("FILE") },
  { "session", 0, 0, G_OPTION_ARG_INT64, &scan_session, N_("Of which session the scan is; else by its code"),
    N_("SESSION") },
  { "part", 0, 0, G_OPTION_ARG_FILENAME, &part, N_("Which part the scan is, A or B; else by its code"), "A|B" },
  { "heads", 0, 0, G_OPTION_ARG_FILENAME, &heads, N_("Signatures of a group on the printed sheet"), N_("VISIT=N") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why they differ from the persons present"), N_("TEXT") },
  { "accept", 0, 0, G_OPTION_ARG_NONE, &accept, N_("Accept the sheet: every difference has signature or reason"),
    NULL },
  { NULL }
};

typedef struct
{
  gint64       session, visit;
  int          counted;
  char       **more;       /* names after the session */
  char        *action;
  SiyiSignin  *sheet;      /* as it is now */
} Ask;

static const SiyiSigninLine *
find_in (const GPtrArray *lines,
         const char      *name)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (lines, i);

      if (line->signed_at < 0 && g_str_equal (line->name, name))
        return line;
    }

  return NULL;
}

static gboolean
add_name (const SiyiSignin  *sheet,
          GPtrArray         *lines,
          const char        *name,
          GError           **error)
{
  const SiyiSigninLine *line = find_in (sheet->staff, name);

  for (guint i = 0; i < sheet->groups->len && line == NULL; i++)
    line = find_in (((const SiyiSigninGroup *) g_ptr_array_index (sheet->groups, i))->lines, name);
  if (line != NULL)
    {
      g_ptr_array_add (lines, (gpointer) line);
      return TRUE;
    }

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               "Nobody named %s waits for a signature on this sheet", name);

  return FALSE;
}

static char *
sign (SiyiDb     *db,
      const Ask  *ask,
      GError    **error)
{
  g_autoptr(SiyiSignin) sheet = siyi_signin_load (db, ask->session, error);
  g_autoptr(GPtrArray) lines = g_ptr_array_new ();

  if (sheet == NULL)
    return NULL;
  for (gsize i = 0; names[i] != NULL; i++)
    if (!add_name (sheet, lines, names[i], error))
      return NULL;
  for (gsize i = 0; ask->more[i] != NULL; i++)
    if (!add_name (sheet, lines, ask->more[i], error))
      return NULL;

  return siyi_signin_sign (db, ask->session, (const SiyiSigninLine * const *) lines->pdata, lines->len,
                           NULL, error);
}

/* A group of the session that was named. */
static char *
set_heads (SiyiDb     *db,
           const Ask  *ask,
           GError    **error)
{
  g_autoptr(SiyiSignin) sheet = siyi_signin_load (db, ask->session, error);

  if (sheet == NULL)
    return NULL;
  for (guint i = 0; i < sheet->groups->len; i++)
    if (((const SiyiSigninGroup *) g_ptr_array_index (sheet->groups, i))->visit == ask->visit)
      return siyi_signin_set_heads (db, ask->visit, ask->counted, reason, error);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "Session %" G_GINT64_FORMAT " has no visit %"
               G_GINT64_FORMAT, ask->session, ask->visit);

  return NULL;
}

static gpointer
work_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Ask *ask = data;

  if (names != NULL)
    ask->action = sign (db, ask, error);
  else if (heads != NULL)
    ask->action = set_heads (db, ask, error);
  else if (accept)
    ask->action = siyi_signin_accept (db, ask->session, error);
  if (ask->action == NULL && (names != NULL || heads != NULL || accept))
    return NULL;

  ask->sheet = siyi_signin_load (db, ask->session, error);

  return ask->sheet;
}

static const char *
how_word (const SiyiSigninLine *line)
{
  return line->signed_at < 0 ? NULL : line->ink != NULL ? "screen" : "paper";
}

static void
begin_list (JsonBuilder *answer,
            const char  *key)
{
  json_builder_set_member_name (answer, key);
  json_builder_begin_array (answer);
}

static void
add_staff (JsonBuilder      *answer,
           const SiyiSignin *sheet)
{
  begin_list (answer, "staff");
  for (guint i = 0; i < sheet->staff->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (sheet->staff, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "name", *line->name != '\0' ? line->name : NULL);
      ctl_add_text (answer, "unit", line->unit);
      ctl_add_text (answer, "post", line->post);
      ctl_add_text (answer, "signed", how_word (line));
      ctl_add_text (answer, "reason", line->reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_groups (JsonBuilder      *answer,
            const SiyiSignin *sheet)
{
  begin_list (answer, "groups");
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const SiyiSigninGroup *group = g_ptr_array_index (sheet->groups, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "visit", group->visit);
      ctl_add_text (answer, "visitors", group->masked);
      ctl_add_int (answer, "present", group->heads.came ? group->heads.present : 0);
      ctl_add_int (answer, "signed", siyi_heads_signed (&group->heads));
      ctl_add_int (answer, "difference", siyi_heads_difference (&group->heads));
      ctl_add_text (answer, "state", siyi_heads_state_word (siyi_heads_state (&group->heads)));
      ctl_add_text (answer, "reason", group->reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_sheets (JsonBuilder      *answer,
            const SiyiSignin *sheet)
{
  begin_list (answer, "sheets");
  for (guint i = 0; i < sheet->sheets->len; i++)
    {
      const SiyiFiledSheet *filed = g_ptr_array_index (sheet->sheets, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", filed->id);
      ctl_add_text (answer, "part", siyi_signin_part_word (filed->part));
      ctl_add_text (answer, "file", filed->name);
      ctl_add_day (answer, "day", filed->day);
      json_builder_set_member_name (answer, "heads");
      if (filed->heads >= 0)
        json_builder_add_int_value (answer, filed->heads);
      else
        json_builder_add_null_value (answer);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Ask *ask)
{
  const SiyiSignin *sheet = ask->sheet;
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "session", sheet->session);
  add_staff (answer, sheet);
  add_groups (answer, sheet);
  add_sheets (answer, sheet);
  ctl_add_int (answer, "wanted", sheet->count.wanted);
  ctl_add_int (answer, "signed", sheet->count.done);
  ctl_add_int (answer, "open_staff", sheet->n_open_staff);
  ctl_add_int (answer, "open_groups", sheet->n_open_groups);
  ctl_add_flag (answer, "accepted", sheet->accepted_at != 0);
  ctl_add_text (answer, "action", ask->action);
  ctl_answer_end (answer);
}

static void
print_staff (const SiyiSignin *sheet)
{
  CtlTable *table = ctl_table_new (_("Name"), _("Unit"), _("Post"), _("Signed"), NULL);

  for (guint i = 0; i < sheet->staff->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (sheet->staff, i);

      ctl_table_row (table, line->name, line->unit != NULL ? line->unit : "",
                     line->post != NULL ? line->post : "",
                     line->signed_at >= 0 ? (line->ink != NULL ? _("on the screen") : _("on paper"))
                     : line->reason != NULL ? line->reason : *line->name != '\0' ? _("not signed") : "");
    }
  ctl_table_print (table);
}

static char *
difference_text (const SiyiSigninGroup *group)
{
  const int difference = siyi_heads_difference (&group->heads);

  if (!group->heads.came)
    return g_strdup (_("not here yet"));
  if (difference == 0)
    return g_strdup (_("matches"));
  if (group->reason != NULL)
    return g_strdup (group->reason);

  return difference < 0
           ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d lacks", "%d lack", (gulong) -difference), -difference)
           : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d too many", "%d too many", (gulong) difference), difference);
}

static void
print_groups (const SiyiSignin *sheet)
{
  CtlTable *table = ctl_table_new (_("Visit"), _("Visitors"), _("Present"), _("Signed"), _("Comparison"), NULL);

  ctl_table_align_end (table, 2);
  ctl_table_align_end (table, 3);
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const SiyiSigninGroup *group = g_ptr_array_index (sheet->groups, i);
      g_autofree char *visit = g_strdup_printf ("%" G_GINT64_FORMAT, group->visit);
      g_autofree char *present = g_strdup_printf ("%d", group->heads.came ? group->heads.present : 0);
      g_autofree char *n_signed = g_strdup_printf ("%d", siyi_heads_signed (&group->heads));
      g_autofree char *difference = difference_text (group);

      ctl_table_row (table, visit, group->masked != NULL ? group->masked : "", present, n_signed, difference);
    }
  ctl_table_print (table);
}

static void
print_sheet (const SiyiSignin *sheet)
{
  print_staff (sheet);
  ctl_write ("\n", 1);
  print_groups (sheet);
  ctl_write ("\n", 1);
  ctl_print (_("%1$d of %2$d persons signed; scanned sheets: %3$u"), sheet->count.done, sheet->count.wanted,
             sheet->sheets->len);
  ctl_write ("\n", 1);
  if (sheet->accepted_at != 0)
    ctl_print ("%s\n", _("The sheet is accepted"));
}

static gboolean
parse_heads (Ask     *ask,
             GError **error)
{
  g_auto(GStrv) parts = g_strsplit (heads, "=", 2);
  guint64 visit, counted;

  if (g_strv_length (parts) != 2 ||
      !g_ascii_string_to_unsigned (parts[0], 10, 1, G_MAXINT64, &visit, NULL) ||
      !g_ascii_string_to_unsigned (parts[1], 10, 0, 9999, &counted, NULL))
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("--heads is a visit and its signatures, as 12=3"));
      return FALSE;
    }
  ask->visit = (gint64) visit;
  ask->counted = (int) counted;

  return TRUE;
}

static gboolean
check_options (const Ctl *ctl,
               GError   **error)
{
  const int n = (names != NULL) + (heads != NULL) + (scan != NULL) + accept;

  if (n > 1)
    g_set_error_literal (error, CTL_ERROR, 0, _("Choose one of --sign, --heads, --scan and --accept"));
  else if (reason != NULL && (heads == NULL || !g_utf8_validate (reason, -1, NULL)))
    g_set_error_literal (error, CTL_ERROR, 0, _("--reason goes with --heads and is UTF-8 text"));
  else if ((part != NULL || scan_session != 0) && scan == NULL)
    g_set_error_literal (error, CTL_ERROR, 0, _("--session and --part go with --scan"));
  else
    return TRUE;

  return FALSE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Ask ask = { 0 };
  const gboolean writes = names != NULL || heads != NULL || accept;
  gboolean done;

  if (!check_options (ctl, error))
    return FALSE;
  if (scan != NULL)
    return ctl->n_args == 0 ? ctl_signin_scan (ctl, scan, scan_session, part, error) : ctl_usage (&cmd_signin, error);
  if (ctl->n_args == 0 || (ctl->n_args > 1 && names == NULL))
    return ctl_usage (&cmd_signin, error);

  ask.more = ctl->args + 1;
  done = ctl_parse_id (ctl->args[0], &ask.session, error) &&
         (heads == NULL || parse_heads (&ask, error)) &&
         ctl_run (ctl, writes ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ, work_in_thread, &ask, error) != NULL;
  if (done && ctl->json)
    answer_json (&ask);
  else if (done)
    print_sheet (ask.sheet);
  g_clear_pointer (&ask.sheet, siyi_signin_free);
  g_free (ask.action);

  return done;
}

const CtlCommand cmd_signin = {
  .name = "signin",
  .arguments = "SESSION [NAME…] | --scan FILE",
  .summary = N_("Show the sign-in sheet with its differences; sign, count, file scans, accept"),
  .options = options,
  .min_args = 0,
  .max_args = G_MAXUINT,
  .run = run,
};
