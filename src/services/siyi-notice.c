/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The public notice: drafted from the plan, published as the next version, posted. After a change
 * the draft of a notice of change is there by itself, for it is what differs from the newest
 * version. On an archive's thread. */
#include "siyi-notice-private.h"

#include <string.h>

#include "siyi-words.h"

static gboolean
check_month (const char  *month,
             GError     **error)
{
  g_autofree char *first = g_strdup_printf ("%s-01", month != NULL ? month : "");

  if (month != NULL && strlen (month) == 7 && siyi_day_parse (first) != SIYI_DAY_NONE)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "\"%s\" is no month; write it as 2026-12", month != NULL ? month : "");

  return FALSE;
}

static gboolean
load_posts (SiyiDb      *db,
            SiyiNotice  *notice,
            GError     **error)
{
  g_autoptr(GPtrArray) postings = siyi_notice_postings_load (db, notice->id, error);

  for (guint i = 0; postings != NULL && i < postings->len; i++)
    {
      const SiyiNoticePosting *posting = g_ptr_array_index (postings, i);
      SiyiNoticePost *post = g_new0 (SiyiNoticePost, 1);

      post->id = posting->id;
      post->outlet = g_strdup (posting->outlet);
      post->place = g_strdup (posting->place);
      post->note = g_strdup (posting->note);
      post->who = g_strdup (posting->who);
      post->day = posting->day;
      post->proof = posting->proof;
      g_ptr_array_add (notice->posts, post);
    }

  return postings != NULL;
}

/**
 * siyi_notice_versions:
 * @month: YYYY-MM; not looked at for a single session
 * @session: 0: the notices of the whole month
 *
 * Returns: (transfer full) (element-type SiyiNotice): as they were published, newest first
 */
GPtrArray *
siyi_notice_versions (SiyiDb      *db,
                      const char  *month,
                      gint64       session,
                      GError     **error)
{
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) versions = NULL;

  if (session == 0 && !check_month (month, error))
    return NULL;

  rows = siyi_notice_rows_load (db, month, session, error);
  if (rows != NULL)
    versions = siyi_notice_from_rows (rows, error);
  for (guint i = 0; versions != NULL && i < versions->len; i++)
    if (!load_posts (db, g_ptr_array_index (versions, i), error))
      return NULL;

  return g_steal_pointer (&versions);
}

/* "2026年12月1日公布、12月9日变更" */
char *
siyi_notice_published_words (GPtrArray *versions)
{
  g_autoptr(GString) words = g_string_new (NULL);

  for (guint i = versions->len; i > 0; i--)
    {
      const SiyiNotice *version = g_ptr_array_index (versions, i - 1);
      const gboolean first = i == versions->len;
      g_autofree char *day = first ? siyi_notice_full_day_words (version->published)
                                   : siyi_notice_day_words (version->published);
      g_autofree char *told = siyi_fill (siyi_word ("notice-words",
                                                    first ? "published-first" : "published-later"),
                                         "day", day, NULL);

      if (!first)
        g_string_append (words, siyi_word ("notice-words", "list-mark"));
      g_string_append (words, told);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static const char *
title_of (const SiyiNoticeTemplate *texts,
          const SiyiNotice         *draft)
{
  if (draft->session != 0)
    return draft->correction ? texts->session_correction_title : texts->session_title;

  return draft->correction ? texts->correction_title : texts->title;
}

static const char *
before_of (const SiyiNoticeTemplate *texts,
           const SiyiNotice         *draft)
{
  if (draft->correction)
    return texts->correction_before;

  return draft->session != 0 ? texts->session_before : texts->before;
}

static gboolean
fill_texts (SiyiDb      *db,
            SiyiNotice  *draft,
            SiyiDay      about,
            GPtrArray   *versions,
            GError     **error)
{
  g_auto(SiyiNoticeTemplate) texts = { 0 };
  g_autoptr(GHashTable) fields = NULL;

  if (!siyi_notice_template_load (db, &texts, error))
    return FALSE;

  fields = siyi_notice_fields_new (db, &texts, about);
  if (draft->correction)
    {
      const SiyiNotice *first = g_ptr_array_index (versions, versions->len - 1);

      draft->original_title = g_strdup (first->title);
      siyi_notice_fields_set (fields, "original", g_strdup (first->title));
      siyi_notice_fields_set (fields, "published", siyi_notice_published_words (versions));
    }
  draft->title = siyi_notice_fill (title_of (&texts, draft), fields);
  if (!draft->correction)
    draft->original_title = g_strdup (draft->title);
  draft->before = siyi_notice_fill_paragraphs (before_of (&texts, draft), fields);
  draft->after = siyi_notice_fill_paragraphs (texts.after, fields);
  draft->issuer = siyi_notice_fill (texts.issuer, fields);
  draft->booking_phone = g_strdup (g_hash_table_lookup (fields, "phone"));

  return TRUE;
}

static SiyiNotice *
make_draft (SiyiDb      *db,
            const char  *month,
            gint64       session,
            GPtrArray   *lines,
            GPtrArray   *versions,
            GError     **error)
{
  const SiyiNoticeLine *first_line = g_ptr_array_index (lines, 0);
  g_autofree char *first = g_strdup_printf ("%s-01", month);
  const SiyiDay about = session != 0 ? first_line->day : siyi_day_parse (first);
  g_autoptr(SiyiNotice) draft = g_new0 (SiyiNotice, 1);

  draft->month = session != 0 ? siyi_day_to_text (about) : g_strdup (month);
  draft->session = session;
  draft->correction = versions->len > 0;
  draft->version = 1;
  draft->dated = siyi_schedule_today (db);
  draft->lines = g_ptr_array_ref (lines);
  draft->posts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_post_free);
  if (draft->correction)
    {
      const SiyiNotice *newest = g_ptr_array_index (versions, 0);

      draft->version = newest->version + 1;
      draft->differences = siyi_notice_lines_differences (newest->lines, lines);
    }
  else
    {
      draft->differences =
        g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_difference_free);
    }

  return fill_texts (db, draft, about, versions, error) ? g_steal_pointer (&draft) : NULL;
}

static SiyiNotice *
steal_newest (GPtrArray *versions)
{
  return g_ptr_array_steal_index (versions, 0);
}

/**
 * siyi_notice_draft:
 * @month: YYYY-MM; not looked at for a single session
 * @session: 0: the whole month
 *
 * Returns: (transfer full): the next version (id 0) where the plan says something else than the
 *   newest one, else the newest one; %SIYI_ERROR_NOT_FOUND where nothing is planned
 */
SiyiNotice *
siyi_notice_draft (SiyiDb      *db,
                   const char  *month,
                   gint64       session,
                   GError     **error)
{
  g_autoptr(GPtrArray) versions = siyi_notice_versions (db, month, session, error);
  g_autoptr(GPtrArray) lines = NULL;
  g_autoptr(SiyiNotice) draft = NULL;

  if (versions == NULL)
    return NULL;
  lines = siyi_notice_current_lines (db, month, session, versions, error);
  if (lines == NULL)
    return NULL;
  if (lines->len == 0)
    {
      if (session != 0)
        g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                             "The session is cancelled and was never announced; there is nothing "
                             "to publish");
      else
        g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                     "No session is planned in %s; plan the month before its notice", month);
      return NULL;
    }

  draft = make_draft (db, month, session, lines, versions, error);
  if (draft != NULL && draft->correction && draft->differences->len == 0)
    return steal_newest (versions);

  return g_steal_pointer (&draft);
}

static gboolean
is_same_plan (const SiyiNotice *a,
              const SiyiNotice *b)
{
  if (a->version != b->version || a->lines->len != b->lines->len)
    return FALSE;

  for (guint i = 0; i < a->lines->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (a->lines, i);
      const SiyiNoticeLine *other = siyi_notice_line_find (b->lines, line->uid);

      if (other == NULL || !siyi_notice_line_is_same (line, other))
        return FALSE;
    }

  return TRUE;
}

/* Between the draft that a person saw and this moment somebody may have changed the plan. */
static gboolean
is_still_so (SiyiDb            *db,
             const SiyiNotice  *notice,
             GError           **error)
{
  g_autoptr(SiyiNotice) now = NULL;

  if (notice->id != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS,
                   "Version %d of the notice is published already; there is nothing new to publish",
                   notice->version);
      return FALSE;
    }

  now = siyi_notice_draft (db, notice->month, notice->session, error);
  if (now == NULL)
    return FALSE;
  if (now->id == 0 && is_same_plan (notice, now))
    return TRUE;

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_STALE,
                       "The plan was changed meanwhile; look at the notice again");

  return FALSE;
}

static gboolean
passes (SiyiDb            *db,
        const SiyiNotice  *notice,
        GError           **error)
{
  g_autoptr(GPtrArray) checks = siyi_notice_check (db, notice, error);
  const SiyiNoticeCheck *check;

  if (checks == NULL)
    return FALSE;

  check = siyi_notice_first_block (checks);
  if (check != NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "The notice can't be published: %s",
                 check->text);

  return check == NULL;
}

/**
 * siyi_notice_publish:
 * @notice: a draft, its texts as they shall be published
 *
 * Makes the draft the next version and its sessions public. A failed check refuses it.
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT (a check), STALE (the plan
 *   changed), EXISTS (nothing new)
 */
char *
siyi_notice_publish (SiyiDb            *db,
                     const SiyiNotice  *notice,
                     GError           **error)
{
  g_autofree char *body = NULL;
  g_autoptr(GArray) sessions = g_array_new (FALSE, FALSE, sizeof (gint64));
  SiyiNoticeRow row = { 0 };

  if (!is_still_so (db, notice, error) || !passes (db, notice, error))
    return NULL;

  for (guint i = 0; i < notice->lines->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (notice->lines, i);

      if (line->session != 0 && !line->cancelled)
        g_array_append_val (sessions, line->session);
    }
  body = siyi_notice_to_body (notice);
  row.month = notice->month;
  row.session = notice->session;
  row.version = notice->version;
  row.title = notice->title;
  row.body = body;

  return siyi_notice_row_publish (db, &row, (const gint64 *) (gpointer) sessions->data,
                                  sessions->len, error);
}

static gboolean
check_outlet (const char  *outlet,
              GError     **error)
{
  static const char * const outlets[] = {
    "posted", "web", "text", "calendar", "screen", "other", NULL
  };
  g_autofree char *list = NULL;

  if (outlet != NULL && g_strv_contains (outlets, outlet))
    return TRUE;

  list = g_strjoinv (", ", (char **) outlets);
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "\"%s\" is no way of making public; use one of: %s", outlet != NULL ? outlet : "",
               list);

  return FALSE;
}

/**
 * siyi_notice_post:
 * @notice: a published version
 * @post: where; its day is today where it has none
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_notice_post (SiyiDb                *db,
                  gint64                 notice,
                  const SiyiNoticePost  *post,
                  GError               **error)
{
  return siyi_notice_post_with_proof (db, notice, post, NULL, NULL, error);
}

/**
 * siyi_notice_post_with_proof:
 * @notice: a published version
 * @post: where; its day is today where it has none
 * @photo: (nullable): file with a photo of the posted sheet, taken into the archive
 * @cancellable: (nullable): to stop
 *
 * Returns: (transfer full): UUID of the one action
 */
char *
siyi_notice_post_with_proof (SiyiDb                *db,
                             gint64                 notice,
                             const SiyiNoticePost  *post,
                             const char            *photo,
                             GCancellable          *cancellable,
                             GError               **error)
{
  const SiyiNoticePosting posting = {
    .outlet = post->outlet, .place = post->place, .note = post->note, .day = post->day,
    .proof = post->proof,
  };
  g_autoptr(GFile) file = photo != NULL ? g_file_new_for_path (photo) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autoptr(GFileInputStream) stream = NULL;

  if (!check_outlet (post->outlet, error))
    return NULL;
  if (file != NULL)
    {
      stream = g_file_read (file, cancellable, error);
      if (stream == NULL)
        return NULL;
    }

  return siyi_notice_posting_add (db, notice, &posting, name,
                                  stream != NULL ? G_INPUT_STREAM (stream) : NULL, cancellable, error);
}
