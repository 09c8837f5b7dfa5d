/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leader's view on an archive's threads: the briefs with what was typed and not yet issued, an
 * instruction issued, the size of type a person chose. */
#include "siyi-leader-work.h"

#include "siyi-office-store.h"
#include "siyi-ordered-store.h"
#include "siyi-reception-store.h"
#include "siyi-words.h"

#define DRAFT_KEY "instruction:"
#define SIZE_KEY "leader-view.size:"
#define SMALLER "smaller"

static char *
draft_key (gint64 visit)
{
  return g_strdup_printf (DRAFT_KEY "%" G_GINT64_FORMAT, visit);
}

SiyiLeaderAsk *
siyi_leader_ask_new (gint64      session,
                     const char *who)
{
  SiyiLeaderAsk *ask = g_new0 (SiyiLeaderAsk, 1);

  ask->session = session;
  ask->who = g_strdup (who);

  return ask;
}

void
siyi_leader_ask_free (SiyiLeaderAsk *ask)
{
  g_free (ask->who);
  g_free (ask);
}

void
siyi_leader_view_free (SiyiLeaderView *view)
{
  g_clear_pointer (&view->briefs, siyi_briefs_free);
  g_strfreev (view->drafts);
  g_free (view);
}

/**
 * siyi_leader_view_work:
 * @data: a #SiyiLeaderAsk
 *
 * Returns: (transfer full): a #SiyiLeaderView
 */
gpointer
siyi_leader_view_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiLeaderAsk *ask = data;
  g_autoptr(SiyiLeaderView) view = g_new0 (SiyiLeaderView, 1);
  g_autoptr(GStrvBuilder) drafts = g_strv_builder_new ();
  g_autofree char *key = g_strconcat (SIZE_KEY, ask->who, NULL);
  g_autofree char *size = siyi_setting_get (db, key, NULL);

  view->briefs = siyi_briefs_load (db, ask->session, SIYI_AUDIENCE_INSIDE, error);
  if (view->briefs == NULL)
    return NULL;

  for (guint i = 0; i < view->briefs->briefs->len; i++)
    {
      const SiyiBrief *brief = g_ptr_array_index (view->briefs->briefs, i);
      g_autofree char *of_visit = draft_key (brief->visit);
      g_autofree char *draft = siyi_draft_get (db, of_visit);

      g_strv_builder_add (drafts, draft != NULL ? draft : "");
    }
  view->drafts = g_strv_builder_end (drafts);
  view->is_smaller = g_strcmp0 (size, SMALLER) == 0;

  return g_steal_pointer (&view);
}

SiyiLeaderNoteChange *
siyi_leader_note_change_new (gint64      visit,
                             gint64      leader,
                             gboolean    sealed,
                             const char *text)
{
  SiyiLeaderNoteChange *change = g_new0 (SiyiLeaderNoteChange, 1);

  change->visit = visit;
  change->leader = leader;
  change->sealed = sealed;
  change->text = g_strdup (text);

  return change;
}

void
siyi_leader_note_change_free (SiyiLeaderNoteChange *change)
{
  g_free (change->text);
  g_free (change);
}

/**
 * siyi_leader_sign_work:
 * @data: a #SiyiLeaderNoteChange
 *
 * The instruction (below a signed record an addition), and only when it is stored the end of its draft: a power cut between the two
 * leaves a draft too many, never an instruction too few.
 *
 * Returns: (transfer full): the action
 */
gpointer
siyi_leader_sign_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiLeaderNoteChange *change = data;
  char *action = change->sealed
                   ? siyi_talk_add (db, change->visit, change->text,
                                    siyi_word ("brief", "addition-reason"), error)
                   : siyi_instruction_add (db, change->visit, change->leader, "signed",
                                           change->text, error);
  g_autofree char *key = draft_key (change->visit);
  g_autoptr(GError) draft_error = NULL;

  if (action != NULL && !siyi_draft_set (db, key, NULL, &draft_error))
    g_warning ("Dropping the draft of an instruction: %s", draft_error->message);

  return action;
}

/**
 * siyi_leader_draft_work:
 * @data: a #SiyiLeaderNoteChange; without text the draft is dropped
 */
gpointer
siyi_leader_draft_work (SiyiDb        *db,
                        gpointer       data,
                        GCancellable  *cancellable,
                        GError       **error)
{
  const SiyiLeaderNoteChange *change = data;
  g_autofree char *key = draft_key (change->visit);
  const gboolean is_empty = change->text == NULL || *change->text == '\0';

  return GINT_TO_POINTER (siyi_draft_set (db, key, is_empty ? NULL : change->text, error));
}

SiyiLeaderSize *
siyi_leader_size_new (const char *who,
                      gboolean    is_smaller)
{
  SiyiLeaderSize *size = g_new0 (SiyiLeaderSize, 1);

  size->who = g_strdup (who);
  size->is_smaller = is_smaller;

  return size;
}

void
siyi_leader_size_free (SiyiLeaderSize *size)
{
  g_free (size->who);
  g_free (size);
}

/**
 * siyi_leader_size_work:
 * @data: a #SiyiLeaderSize
 */
gpointer
siyi_leader_size_work (SiyiDb        *db,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  const SiyiLeaderSize *size = data;
  g_autofree char *key = g_strconcat (SIZE_KEY, size->who, NULL);

  return GINT_TO_POINTER (siyi_setting_set (db, key, size->is_smaller ? SMALLER : NULL, NULL,
                                            error));
}
