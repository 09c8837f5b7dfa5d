/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list's questions: the first fifty hits at once, then all of them; the answer to a replaced
 * question is dropped. Keeps the chosen case and the place in the list over a new result. */
#include "siyi-cases-page-private.h"

#include <glib/gi18n.h>

#include "siyi-window.h"

#define FIRST_HITS 50
#define COUNT_AFTER_MS 400

static gboolean
has_words (SiyiCasesPage *self)
{
  return self->question.words != NULL && *self->question.words != '\0';
}

static void
show_count (SiyiCasesPage *self,
            guint          n)
{
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *words = NULL;

  if (has_words (self))
    /* Translators: below the search entry: hits, and what may be typed */
    words = g_strdup_printf (ngettext ("%s case   characters, pinyin initials, numbers",
                                       "%s cases   characters, pinyin initials, numbers", n),
                             number);
  else
    words = g_strdup_printf (ngettext ("%s case", "%s cases", n), number);
  gtk_label_set_text (self->count, words);
}

static void
show_result (SiyiCasesPage *self,
             guint          n)
{
  gboolean filtered = has_words (self) || self->question.state != SIYI_CASES_ALL;

  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : filtered ? "no-hits" : "empty");
  gtk_widget_set_visible (GTK_WIDGET (self->count), n > 0 || filtered);
}

/* GTK 4.8 shows a single row of a list that is told to scroll before its rows have their heights. */
static gboolean
scroll_when_there (GtkWidget     *list,
                   GdkFrameClock *clock,
                   gpointer       data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (list));
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));

  /* No row is as low as that: the heights are of fewer rows than there are now. */
  if (gtk_widget_get_height (list) == 0 || gtk_adjustment_get_upper (adjustment) < 10.0 * n)
    return G_SOURCE_CONTINUE;

  gtk_widget_activate_action (list, "list.scroll-to-item", "u", GPOINTER_TO_UINT (data));

  return G_SOURCE_REMOVE;
}

static void
restore_choice (SiyiCasesPage *self,
                gboolean       complete)
{
  gint64 id = self->wanted != 0 ? self->wanted : siyi_case_view_get_id (self->view);
  guint position = id != 0 ? siyi_lazy_list_find (SIYI_LAZY_LIST (self->rows), id) : GTK_INVALID_LIST_POSITION;

  self->restoring = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->restoring = FALSE;

  if (self->wanted != 0 && position != GTK_INVALID_LIST_POSITION)
    {
      siyi_case_view_show (self->view, self->wanted);
      gtk_widget_add_tick_callback (GTK_WIDGET (self->list), scroll_when_there, GUINT_TO_POINTER (position), NULL);
      self->wanted = 0;
    }
  else if (complete)
    self->wanted = 0;
}

static void
on_ids (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiCasesPage *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  guint limit = GPOINTER_TO_UINT (g_task_get_task_data (asked));
  gboolean complete;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (ids == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Searching the cases"), error);
      return;
    }

  complete = limit == 0 || ids->len < limit;

  /* On a refresh the first part alone would take away what is already there. */
  if (!complete && siyi_case_list_starts_with (self->rows, ids))
    return;

  self->n_taken++;
  show_result (self, ids->len);
  if (complete)
    show_count (self, ids->len);
  siyi_lazy_list_take_ids (SIYI_LAZY_LIST (self->rows), g_steal_pointer (&ids));
  restore_choice (self, complete);
}

static void
ask_with_limit (SiyiCasesPage *self,
                guint          limit)
{
  SiyiCaseQuestion *question = siyi_case_question_copy (&self->question);
  GTask *asked = g_task_new (self, self->asking, NULL, NULL);

  question->limit = limit;
  g_task_set_task_data (asked, GUINT_TO_POINTER (limit), NULL);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_case_ids_work, question,
                          (GDestroyNotify) siyi_case_question_free,
                          (GDestroyNotify) g_array_unref, self->asking, on_ids, asked);
}

/* Asks again with what is to be shown now; both answers come in order on one thread. */
void
siyi_cases_page_ask (SiyiCasesPage *self)
{
  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();

  self->question.today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  self->look.today = self->question.today;
  ask_with_limit (self, FIRST_HITS);
  ask_with_limit (self, 0);
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiCasesPage *self = g_task_get_source_object (asked);
  g_autofree SiyiCaseCounts *counts = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, NULL);
  g_autofree char *all = NULL;
  g_autofree char *open = NULL;
  g_autofree char *words = NULL;

  if (counts == NULL || g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;

  all = g_strdup_printf ("%'" G_GINT64_FORMAT, counts->all);
  open = g_strdup_printf ("%'" G_GINT64_FORMAT, counts->open);
  /* Translators: cases in all, open ones */
  words = g_strdup_printf (_("%s cases, %s open"), all, open);
  adw_window_title_set_subtitle (self->title, counts->all > 0 ? words : "");
}

static gboolean
count_in_timer (gpointer data)
{
  SiyiCasesPage *self = data;

  self->count_timer = 0;
  g_cancellable_cancel (self->counting);
  g_object_unref (self->counting);
  self->counting = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_case_count_work,
                          siyi_case_question_copy (&self->question),
                          (GDestroyNotify) siyi_case_question_free, g_free, self->counting,
                          on_counted, g_task_new (self, self->counting, NULL, NULL));

  return G_SOURCE_REMOVE;
}

/* The figures of the head: after the list, because nobody waits for them. */
void
siyi_cases_page_count (SiyiCasesPage *self)
{
  if (self->count_timer == 0)
    self->count_timer = g_timeout_add (COUNT_AFTER_MS, count_in_timer, self);
}
