/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the notice page asks of its archive, on the archive's own threads: each function gets all it
 * needs by its data and touches no widget. */
#include "siyi-notice-work.h"

#include "siyi-files.h"

#define PROOF_KIND "proof"

static void
clear_state (gpointer data)
{
  SiyiNoticeState *state = data;

  g_free (state->month);
  g_clear_pointer (&state->notices, g_ptr_array_unref);
  g_clear_pointer (&state->checks, g_ptr_array_unref);
}

SiyiNoticeState *
siyi_notice_state_ref (SiyiNoticeState *state)
{
  return g_atomic_rc_box_acquire (state);
}

void
siyi_notice_state_unref (SiyiNoticeState *state)
{
  g_atomic_rc_box_release_full (state, clear_state);
}

/**
 * siyi_notice_state_blocks:
 * @state: of a month
 *
 * Returns: whether a check forbids that its newest notice goes out
 */
gboolean
siyi_notice_state_blocks (SiyiNoticeState *state)
{
  return state->checks != NULL && siyi_notice_is_blocked (state->checks);
}

SiyiNoticeTask *
siyi_notice_task_new (SiyiNoticeState *state, const SiyiNotice *notice)
{
  SiyiNoticeTask *task = g_new0 (SiyiNoticeTask, 1);

  task->state = siyi_notice_state_ref (state);
  task->notice = notice;

  return task;
}

void
siyi_notice_task_free (SiyiNoticeTask *task)
{
  siyi_notice_state_unref (task->state);
  g_free (task->path);
  g_free (task);
}

void
siyi_notice_posted_free (SiyiNoticePosted *posted)
{
  g_free (posted->outlet);
  g_free (posted->place);
  g_free (posted->proof);
  g_free (posted);
}

/* A draft of nothing is none: the month has no plan, or nothing was ever to be published. */
static gboolean
is_draft (const SiyiNotice *notice)
{
  return notice != NULL && notice->id == 0 && notice->lines != NULL && notice->lines->len > 0;
}

/* data: the month, YYYY-MM. Answers with a SiyiNoticeState. */
gpointer
siyi_notice_state_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *month = data;
  g_autoptr(SiyiNoticeState) state = g_atomic_rc_box_new0 (SiyiNoticeState);
  g_autoptr(SiyiNotice) newest = NULL;
  g_autoptr(GError) missing = NULL;

  state->month = g_strdup (month);
  state->notices = siyi_notice_versions (db, month, 0, error);
  if (state->notices == NULL)
    return NULL;

  newest = siyi_notice_draft (db, month, 0, &missing);
  if (newest == NULL && !g_error_matches (missing, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&missing));
      return NULL;
    }

  state->has_draft = is_draft (newest);
  if (state->has_draft)
    g_ptr_array_insert (state->notices, 0, g_steal_pointer (&newest));
  if (state->has_draft &&
      (state->checks = siyi_notice_check (db, state->notices->pdata[0], error)) == NULL)
    return NULL;

  return g_steal_pointer (&state);
}

/* Answers with the action's UUID. */
gpointer
siyi_notice_publish_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiNoticeTask *task = data;

  return siyi_notice_publish (db, task->notice, error);
}

/* Answers with the path. */
gpointer
siyi_notice_write_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiNoticeTask *task = data;

  if (!siyi_notice_write (db, task->notice, task->path, task->form, cancellable, error))
    return NULL;

  return g_strdup (task->path);
}

static gint64
add_proof (SiyiDb *db, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) in = g_file_read (file, cancellable, error);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *type = g_content_type_guess (name, NULL, 0, NULL);
  g_autofree char *mime = g_content_type_get_mime_type (type);
  const SiyiFileInfo info = { .name = name, .kind = PROOF_KIND, .mime = mime };

  return in != NULL ? siyi_file_add (db, &info, G_INPUT_STREAM (in), cancellable, error) : 0;
}

/* data: a SiyiNoticePosted. Answers with the UUID of the action that taking back is about: a photo
 * without its posting is a file of the archive that nothing names. */
gpointer
siyi_notice_posted_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiNoticePosted *posted = data;
  SiyiNoticePost post = { .outlet = posted->outlet, .place = posted->place };

  if (posted->proof != NULL &&
      (post.proof = add_proof (db, posted->proof, cancellable, error)) == 0)
    return NULL;

  return siyi_notice_post (db, posted->notice, &post, error);
}

/* data: a pointer to the file's number. Answers with its GBytes; the look is noted. */
gpointer
siyi_notice_proof_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 *id = data;

  if (!siyi_file_note_look (db, *id, "file.open", error))
    return NULL;

  return siyi_file_read_bytes (db, *id, cancellable, error);
}
