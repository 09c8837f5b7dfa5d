/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up page's questions: the list at once, the figures of its segments after it; the answer to
 * a replaced question is dropped. Main thread. */
#include "siyi-follow-page-private.h"

#include <glib/gi18n.h>

#include "siyi-follow-words.h"
#include "siyi-window.h"

#define COUNT_AFTER_MS 200

static void
on_hits (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiFollowPage *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) hits = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  const SiyiFollowQuestion *question = g_task_get_task_data (asked);
  gboolean whole;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (hits == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Looking for tasks"), error);
      return;
    }

  whole = question->part == SIYI_TASKS_ALL && question->orphan < 0 && question->unit == 0;
  siyi_follow_list_set_hits (self->rows, hits, question->orphan < 0, question->today);
  self->shown = TRUE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow.print-list", hits->len > 0 && !self->of_charges);
  gtk_stack_set_visible_child_name (self->stack, self->of_charges ? "charges" : hits->len > 0 ? "list"
                                                 : whole ? "empty" : "nothing");
  siyi_follow_page_restore (self);
}

/**
 * siyi_follow_page_ask:
 *
 * Asks again for the list that is shown.
 */
void
siyi_follow_page_ask (SiyiFollowPage *self)
{
  GTask *asked;

  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  self->question.today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  asked = g_task_new (self, self->asking, NULL, NULL);
  g_task_set_task_data (asked, g_memdup2 (&self->question, sizeof self->question), g_free);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_follow_find_work,
                          g_memdup2 (&self->question, sizeof self->question), g_free,
                          (GDestroyNotify) g_array_unref, self->asking, on_hits, asked);
}

static void
set_count (GtkButton  *button,
           const char *words,
           gint64      n)
{
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, n);
  /* Translators: a segment of the list and how many tasks are in it */
  g_autofree char *label = g_strdup_printf (C_("tasks", "%1$s %2$s"), words, number);

  gtk_button_set_label (button, label);
}

/**
 * siyi_follow_page_count_charges:
 *
 * How many leaders have charge of cases.
 */
void
siyi_follow_page_count_charges (SiyiFollowPage *self,
                                guint           n)
{
  set_count (self->charged, C_("tasks", "In charge"), n);
}

static void
show_orphans (SiyiFollowPage         *self,
              const SiyiFollowCounts *counts)
{
  gint64 all = 0;
  g_autofree char *label = NULL;

  g_menu_remove_all (self->orphans_menu);
  for (int kind = 0; kind < SIYI_N_ORPHANS; kind++)
    {
      g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, counts->orphans[kind]);
      g_autofree char *words = g_strdup_printf (C_("tasks", "%1$s %2$s"),
                                                siyi_follow_words_orphan ((SiyiOrphan) kind), number);
      g_autofree char *action = g_strdup_printf ("follow-list.part::orphan-%d", kind);

      g_menu_append (self->orphans_menu, words, action);
      all += counts->orphans[kind];
      if (kind == self->question.orphan)
        label = g_steal_pointer (&words);
    }
  /* Translators: lists in which nothing should stand, and how many there are in all of them */
  if (label == NULL)
    label = g_strdup_printf (_("Should be empty %'d"), (int) all);
  gtk_menu_button_set_label (self->orphans, label);
}

static gboolean
same_units (const GPtrArray *a,
            const GPtrArray *b)
{
  if (a == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const SiyiUnit *one = g_ptr_array_index (a, i);
      const SiyiUnit *other = g_ptr_array_index (b, i);

      if (one->id != other->id || g_strcmp0 (one->name, other->name) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
take_units (SiyiFollowPage *self,
            GPtrArray      *units)
{
  GtkStringList *names;
  guint selected = 0;

  if (same_units (self->unit_list, units))
    return;

  names = gtk_string_list_new (NULL);
  gtk_string_list_append (names, _("All units"));
  for (guint i = 0; i < units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (units, i);

      gtk_string_list_append (names, unit->short_name != NULL && *unit->short_name != '\0' ? unit->short_name
                                                                                            : unit->name);
      if (unit->id == self->question.unit)
        selected = i + 1;
    }
  g_clear_pointer (&self->unit_list, g_ptr_array_unref);
  self->unit_list = g_ptr_array_ref (units);
  self->restoring = TRUE;
  gtk_drop_down_set_model (self->units, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->units, selected);
  self->restoring = FALSE;
  g_object_unref (names);
  siyi_follow_detail_set_units (self->detail, units);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiFollowPage *self = g_task_get_source_object (asked);
  SiyiFollowCounts *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, NULL);
  g_autofree char *words = NULL;

  if (answer == NULL)
    return;
  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    {
      siyi_follow_counts_free (answer);
      return;
    }

  set_count (self->to_do, C_("tasks", "To do"), answer->counts.n_to_do);
  set_count (self->running, siyi_follow_words_group (SIYI_TASK_GROUP_WAITING),
             answer->counts.n[SIYI_TASK_GROUP_WAITING]);
  set_count (self->done, siyi_follow_words_group (SIYI_TASK_GROUP_DONE), answer->counts.n[SIYI_TASK_GROUP_DONE]);
  /* Translators: open tasks, visits back to be made */
  words = g_strdup_printf (_("%1$d open, %2$d to visit back"), (int) answer->counts.n_open,
                           (int) answer->counts.n_visit_back);
  adw_window_title_set_subtitle (self->title, words);
  show_orphans (self, answer);
  take_units (self, answer->units);
  siyi_follow_counts_free (answer);
}

static gboolean
count_in_timer (gpointer data)
{
  SiyiFollowPage *self = data;

  self->count_timer = 0;
  g_cancellable_cancel (self->counting);
  g_object_unref (self->counting);
  self->counting = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_follow_count_work,
                          g_memdup2 (&self->question, sizeof self->question), g_free,
                          (GDestroyNotify) siyi_follow_counts_free, self->counting, on_counted,
                          g_task_new (self, self->counting, NULL, NULL));

  return G_SOURCE_REMOVE;
}

/**
 * siyi_follow_page_count:
 *
 * Asks for the figures: after the list, because nobody waits for them.
 */
void
siyi_follow_page_count (SiyiFollowPage *self)
{
  if (self->count_timer == 0)
    self->count_timer = g_timeout_add (COUNT_AFTER_MS, count_in_timer, self);
}
