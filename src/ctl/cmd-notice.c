/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl notice: the public notice of a month or of one session: checked, written to a file,
 * published as the next version, posted. */
#include "commands.h"

#include "siyi-ledger-store.h"
#include "siyi-notice.h"

static char *output;
static char *session_text;
static char *posted;
static char *place;
static char *note;
static char *proof;
static gboolean publish;
static gboolean correction;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output,
    N_("The file to write: .pdf, .docx, .html, .txt or .ics"), N_("FILE") },
  { "publish", 0, 0, G_OPTION_ARG_NONE, &publish, N_("Record it as published"), NULL },
  { "correction", 0, 0, G_OPTION_ARG_NONE, &correction,
    N_("Publish what changed as the next version"), NULL },
  { "session", 0, 0, G_OPTION_ARG_FILENAME, &session_text,
    N_("Of this session alone, not of the month"), N_("ID") },
  { "posted", 0, 0, G_OPTION_ARG_FILENAME, &posted,
    N_("Record where it was made public: posted, web, text, calendar, screen or other"),
    N_("OUTLET") },
  { "place", 0, 0, G_OPTION_ARG_FILENAME, &place, N_("The place or the medium, with --posted"),
    N_("TEXT") },
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("A remark, with --posted"), N_("TEXT") },
  { "proof", 0, 0, G_OPTION_ARG_FILENAME, &proof, N_("A photo of the posted sheet, with --posted"),
    N_("FILE") },
  { NULL }
};

typedef struct
{
  const char *month;
  gint64      session;
  SiyiNotice *notice;
  GPtrArray  *checks;
  int         lead_days;
} Work;

static void
work_clear (Work *work)
{
  g_clear_pointer (&work->notice, siyi_notice_free);
  g_clear_pointer (&work->checks, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

static gboolean
load_newest (SiyiDb  *db,
             Work    *work,
             GError **error)
{
  g_clear_pointer (&work->notice, siyi_notice_free);
  work->notice = siyi_notice_draft (db, work->month, work->session, error);

  return work->notice != NULL;
}

/* Of nothing new: a month that is published stays so, but a correction is wanted of something. */
static gboolean
nothing_new (const Work  *work,
             GError     **error)
{
  if (!correction)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               _("Nothing was changed since version %d was published; there is nothing to correct"),
               work->notice->version);

  return FALSE;
}

static gboolean
publish_now (SiyiDb   *db,
             Work     *work,
             char    **action,
             GError  **error)
{
  if (work->notice->id != 0)
    return nothing_new (work, error);
  if (correction && !work->notice->correction)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           _("Nothing is published yet that could be corrected; use --publish"));
      return FALSE;
    }

  *action = siyi_notice_publish (db, work->notice, error);

  return *action != NULL && load_newest (db, work, error);
}

static gpointer
do_notice (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Work *work = data;
  g_autofree char *action = NULL;

  if (!load_newest (db, work, error) ||
      ((publish || correction) && !publish_now (db, work, &action, error)))
    return NULL;

  if (output != NULL &&
      !siyi_notice_write (db, work->notice, output, SIYI_PAPER_A4, cancellable, error))
    {
      /* All or nothing: what could not be written is not published either. */
      if (action != NULL)
        g_free (siyi_action_undo (db, action, NULL));
      return NULL;
    }

  work->checks = siyi_notice_check (db, work->notice, error);

  return work->checks != NULL && siyi_notice_lead_days (db, work->notice, &work->lead_days, error)
           ? work : NULL;
}

static gpointer
do_post (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Work *work = data;
  g_autoptr(GPtrArray) versions = siyi_notice_versions (db, work->month, work->session, error);
  SiyiNoticePost post = { .outlet = posted, .place = place, .note = note };
  g_autofree char *action = NULL;

  if (versions == NULL)
    return NULL;
  if (versions->len == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                           _("Nothing is published yet that could be posted; use --publish first"));
      return NULL;
    }

  action = siyi_notice_post_with_proof (db, ((SiyiNotice *) g_ptr_array_index (versions, 0))->id,
                                        &post, proof, cancellable, error);
  if (action == NULL)
    return NULL;

  g_ptr_array_unref (versions);
  versions = siyi_notice_versions (db, work->month, work->session, error);
  if (versions == NULL)
    return NULL;
  work->notice = g_ptr_array_steal_index (versions, 0);

  return work;
}

static void
add_line (JsonBuilder          *answer,
          const char           *key,
          const SiyiNoticeLine *line)
{
  json_builder_set_member_name (answer, key);
  if (line == NULL)
    {
      json_builder_add_null_value (answer);
      return;
    }

  json_builder_begin_object (answer);
  ctl_add_int (answer, "session", line->session);
  ctl_add_day (answer, "date", line->day);
  ctl_add_text (answer, "time", line->time);
  ctl_add_text (answer, "leader", line->leaders);
  ctl_add_text (answer, "method", line->method);
  ctl_add_text (answer, "venue", line->place);
  ctl_add_text (answer, "remark", line->remark);
  ctl_add_flag (answer, "cancelled", line->cancelled);
  json_builder_end_object (answer);
}

static void
add_differences (JsonBuilder      *answer,
                 const SiyiNotice *notice)
{
  json_builder_set_member_name (answer, "differences");
  json_builder_begin_array (answer);
  for (guint i = 0; i < notice->differences->len; i++)
    {
      const SiyiNoticeDifference *difference = g_ptr_array_index (notice->differences, i);

      json_builder_begin_object (answer);
      add_line (answer, "old", difference->old_line);
      add_line (answer, "new", difference->new_line);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_posts (JsonBuilder      *answer,
           const SiyiNotice *notice)
{
  json_builder_set_member_name (answer, "posts");
  json_builder_begin_array (answer);
  for (guint i = 0; i < notice->posts->len; i++)
    {
      const SiyiNoticePost *post = g_ptr_array_index (notice->posts, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "outlet", post->outlet);
      ctl_add_text (answer, "place", post->place);
      ctl_add_day (answer, "date", post->day);
      ctl_add_text (answer, "who", post->who);
      ctl_add_flag (answer, "proof", post->proof != 0);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_checks (JsonBuilder *answer,
            GPtrArray   *checks)
{
  static const char * const kinds[] = { "petitioner", "fixings", "lead", "office", "fonts" };
  static const char * const states[] = { "ok", "warning", "blocks" };

  json_builder_set_member_name (answer, "checks");
  json_builder_begin_array (answer);
  for (guint i = 0; i < checks->len; i++)
    {
      const SiyiNoticeCheck *check = g_ptr_array_index (checks, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "check", kinds[check->kind]);
      ctl_add_text (answer, "state", states[check->state]);
      ctl_add_text (answer, "text", check->text);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Work *work)
{
  const SiyiNotice *notice = work->notice;
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_text (answer, "month", notice->month);
  ctl_add_int (answer, "version", notice->version);
  ctl_add_flag (answer, "published", notice->id != 0);
  ctl_add_day (answer, "published_on", notice->published);
  ctl_add_flag (answer, "correction", notice->correction);
  ctl_add_text (answer, "title", notice->title);
  ctl_add_int (answer, "sessions", notice->lines->len);
  if (work->checks != NULL)
    {
      ctl_add_int (answer, "lead_days", work->lead_days);
      add_checks (answer, work->checks);
    }
  if (output != NULL)
    ctl_add_text (answer, "file", output);
  add_differences (answer, notice);
  add_posts (answer, notice);
  ctl_answer_end (answer);
}

static void
print_checks (GPtrArray *checks)
{
  static const char * const marks[] = { "  ", "! ", "X " };

  for (guint i = 0; i < checks->len; i++)
    {
      const SiyiNoticeCheck *check = g_ptr_array_index (checks, i);

      ctl_print ("%s%s\n", marks[check->state], check->text);
    }
}

static void
print_answer (const Work *work)
{
  const SiyiNotice *notice = work->notice;

  ctl_print ("%s\n", notice->title);
  if (notice->id != 0)
    {
      g_autofree char *day = siyi_day_to_text (notice->published);

      ctl_print (_("Version %d, published on %s"), notice->version, day);
    }
  else
    {
      ctl_print (_("Version %d, a draft"), notice->version);
    }
  ctl_write ("\n", 1);
  if (work->checks != NULL)
    print_checks (work->checks);
  if (output != NULL)
    {
      ctl_print (_("Written to %s"), output);
      ctl_write ("\n", 1);
    }
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_auto(Work) work = { .month = ctl->args[0] };
  gpointer done;

  if ((session_text != NULL && !ctl_parse_id (session_text, &work.session, error)) ||
      (output != NULL && !siyi_notice_path_check (output, error)))
    return FALSE;
  if (posted == NULL && (place != NULL || note != NULL || proof != NULL))
    {
      g_set_error_literal (error, CTL_ERROR, 0,
                           _("--place, --note and --proof belong to --posted OUTLET"));
      return FALSE;
    }
  if (posted != NULL && (publish || correction || output != NULL))
    {
      g_set_error_literal (error, CTL_ERROR, 0,
                           _("--posted stands alone: first publish, then post"));
      return FALSE;
    }

  done = ctl_run (ctl, SIYI_ACCESS_WRITE, posted != NULL ? do_post : do_notice, &work, error);
  if (done == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (&work);
  else
    print_answer (&work);

  return TRUE;
}

const CtlCommand cmd_notice = {
  .name = "notice",
  .arguments = "YYYY-MM",
  .summary = N_("Check, write and publish the public notice of a month"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
