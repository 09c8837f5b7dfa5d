/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The frozen mark of a period: since when its figures stay as they are, who froze them, and what was
 * corrected since. Freezing asks first. Main thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-weak.h"
#include "siyi-window.h"

#define MOST_LINES 200

static char *
day_of (SiyiStatisticsPage *self,
        gint64              at_us)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC);
  const SiyiDay day = siyi_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                    g_date_time_get_day_of_month (time));

  return siyi_case_words_day (day, today, FALSE);
}

static GtkWidget *
new_line (const char *text,
          const char *class_name)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_widget_add_css_class (label, class_name);

  return label;
}

static char *
number_of (const SiyiFigure *figure,
           gint64            value)
{
  return figure != NULL ? siyi_figure_number_text (figure, value) : g_strdup_printf ("%'" G_GINT64_FORMAT, value);
}

static void
add_figures (SiyiStatisticsPage *self,
             GtkBox             *box,
             const SiyiFrozen   *frozen)
{
  for (guint i = 0; i < frozen->figures->len; i++)
    {
      const SiyiCorrection *correction = g_ptr_array_index (frozen->figures, i);
      const SiyiFigure *figure = siyi_figures_find (self->figures, correction->key);
      g_autofree char *then = number_of (figure, correction->frozen);
      g_autofree char *now = number_of (figure, correction->now);
      /* Translators: a figure, its number when it was frozen, its number as it would be counted today */
      g_autofree char *text = g_strdup_printf (_("%1$s: %2$s when frozen, %3$s today"), correction->words, then, now);

      /* The same share of another number of matters. */
      if (!g_str_equal (then, now))
        gtk_box_append (box, new_line (text, "numeric"));
    }
}

static void
add_lines (SiyiStatisticsPage *self,
           GtkBox             *box,
           const SiyiFrozen   *frozen)
{
  for (guint i = 0; i < MIN (frozen->lines->len, MOST_LINES); i++)
    {
      const SiyiCorrectionLine *line = g_ptr_array_index (frozen->lines, i);
      g_autofree char *day = day_of (self, line->at);
      /* Translators: a correction: number of the matter, what was changed, who, when */
      g_autofree char *text = g_strdup_printf (_("%1$s  %2$s, %3$s, %4$s"), line->number != NULL ? line->number : "",
                                               line->what, line->who, day);

      gtk_box_append (box, new_line (text, "secondary"));
    }
}

static GtkWidget *
new_popover (SiyiStatisticsPage *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (box), new_line (_("Changed since freezing"), "heading"));
  add_figures (self, GTK_BOX (box), self->frozen);
  add_lines (self, GTK_BOX (box), self->frozen);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 360);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "corrections");

  return popover;
}

/* Whole months that are over can be frozen. */
static gboolean
can_freeze (SiyiStatisticsPage *self)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  return siyi_span_n_months (&self->query.span) > 0 && self->query.span.to < today;
}

/**
 * siyi_statistics_page_show_frozen:
 *
 * Shows whether the period is frozen, and what was corrected since.
 */
void
siyi_statistics_page_show_frozen (SiyiStatisticsPage *self)
{
  const gboolean is_frozen = self->frozen != NULL && self->frozen->at != 0;
  const guint n = is_frozen ? self->frozen->lines->len : 0;

  gtk_widget_set_visible (self->lock, is_frozen);
  gtk_widget_set_visible (GTK_WIDGET (self->frozen_label), is_frozen);
  gtk_widget_set_visible (GTK_WIDGET (self->freeze), !is_frozen && can_freeze (self));
  gtk_widget_set_visible (GTK_WIDGET (self->corrections), n > 0 || (is_frozen && self->frozen->figures->len > 0));
  if (is_frozen)
    {
      g_autofree char *span = siyi_span_short_words (&self->query.span);
      g_autofree char *day = day_of (self, self->frozen->at);
      /* Translators: a period whose figures stay as they are, and since when */
      g_autofree char *words = g_strdup_printf (_("%1$s frozen, %2$s"), span, day);
      /* Translators: who froze the figures */
      g_autofree char *who = g_strdup_printf (_("Frozen by %s"), self->frozen->who);
      /* Days that pass move a figure too: what was not due then may be now, without any correction. */
      const guint n_moved = self->frozen->figures->len;
      g_autofree char *label = n > 0
        ? g_strdup_printf (ngettext ("%u correction since", "%u corrections since", n), n)
        : g_strdup_printf (ngettext ("%u figure has moved since", "%u figures have moved since", n_moved), n_moved);

      gtk_label_set_label (self->frozen_label, words);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->frozen_label), who);
      gtk_menu_button_set_label (self->corrections, label);
      gtk_menu_button_set_popover (self->corrections, new_popover (self));
    }
}

static void
on_frozen (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiStatisticsPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Freezing the figures"), error);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, _("Freezing of the figures"));
  siyi_toast_with_button (GTK_WIDGET (self), _("The figures are frozen"), _("Undo"), "win.undo", NULL);
}

static void
on_answered (AdwMessageDialog   *dialog,
             const char         *response,
             SiyiStatisticsPage *self)
{
  const SiyiStatQuery *query = g_object_get_data (G_OBJECT (dialog), "siyi-query");

  if (g_strcmp0 (response, "freeze") != 0)
    return;

  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_stat_freeze_work, g_memdup2 (query, sizeof *query),
                          g_free, g_free, NULL, on_frozen, siyi_weak_new (self));
}

void
siyi_statistics_page_freeze_action (GtkWidget  *widget,
                                    const char *name,
                                    GVariant   *parameter)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autofree char *span = siyi_span_words (&self->query.span);
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (root == NULL || !can_freeze (self))
    return;

  /* Translators: asked before the figures of a period are frozen */
  title = g_strdup_printf (_("Freeze the Figures of %s?"), span);
  dialog = adw_message_dialog_new (GTK_WINDOW (root), title,
                                   _("From then on this period prints the same figures, month by month. What is entered or "
                                     "corrected later stays in the ledger and is shown beside them, with who and when."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "freeze", _("Freeze"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "freeze", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "freeze");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "siyi-query", g_memdup2 (&self->query, sizeof self->query), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
