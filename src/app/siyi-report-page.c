/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of a period: made on the archive's threads, edited here, saved a second after the last key as
 * one action that Ctrl+Z takes back. Fresh figures come into the words by themselves. Main thread. */
#include "siyi-report-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-error-words.h"
#include "siyi-number-hint.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

enum { SAVE_MS = 1000, SMALLEST = 7, LARGEST = 20, USUAL = 10 };
enum { OPEN_FIGURE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiReportPage, siyi_report_page, GTK_TYPE_WIDGET)

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_period_report_load (db, data, FALSE, error);
}

static void
show_head (SiyiReportPage *self)
{
  g_autofree char *words = siyi_span_short_words (&self->query.span);

  gtk_label_set_text (self->heading, words);
  if (self->report->saved_at != 0)
    {
      g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (self->report->saved_at / G_USEC_PER_SEC);
      g_autofree char *time = g_date_time_format (at, "%F %H:%M");
      /* Translators: a person, a day and time */
      g_autofree char *text = g_strdup_printf (_("edited by %1$s, %2$s"), self->report->saved_by, time);

      gtk_label_set_text (self->state, text);
    }
  else
    gtk_label_set_text (self->state, _("as the template makes it"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "report.anew", self->report->saved_at != 0);
}

static void
show_report (SiyiReportPage   *self,
             SiyiPeriodReport *report)
{
  g_clear_pointer (&self->report, siyi_period_report_free);
  self->report = report;
  siyi_report_text_set_paragraphs (self->text, report->paragraphs);
  show_head (self);
  siyi_report_page_show_figures (self);
  siyi_report_page_show_checks (self);
  gtk_stack_set_visible_child_name (self->stack, "words");
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiReportPage) self = data;
  g_autoptr(GError) error = NULL;
  SiyiPeriodReport *report = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (report == NULL)
    {
      if (self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      adw_status_page_set_title (self->trouble, _("The Report Can’t Be Made"));
      adw_status_page_set_description (self->trouble, siyi_error_sentence (error));
      gtk_stack_set_visible_child_name (self->stack, "trouble");
      return;
    }

  /* What is being typed wins; the next answer comes after it is saved. */
  if (self->archive == NULL || self->dirty || self->n_saving > 0)
    siyi_period_report_free (report);
  else
    show_report (self, report);
}

/* The period is whole where its days are. */
void
siyi_report_page_ask (SiyiReportPage *self)
{
  if (self->query.span.from == SIYI_DAY_NONE)
    return;

  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread,
                          g_memdup2 (&self->query, sizeof self->query), g_free,
                          (GDestroyNotify) siyi_period_report_free, self->loading, on_loaded, g_object_ref (self));
}

static void
on_archive_changed (SiyiReportPage *self)
{
  if (!self->dirty && self->n_saving == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    siyi_report_page_ask (self);
}

/**
 * siyi_report_page_typed:
 *
 * Returns: (transfer full): the words as they stand, for the archive's threads; without figures
 */
SiyiPeriodReport *
siyi_report_page_typed (SiyiReportPage *self)
{
  SiyiPeriodReport *typed = g_new0 (SiyiPeriodReport, 1);

  typed->query = self->query;
  typed->paragraphs = siyi_report_text_get_paragraphs (self->text);

  return typed;
}

static gpointer
save_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_period_report_save (db, data, error);
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiReportPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->n_saving--;
  if (self->archive == NULL)
    return;
  if (action == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Saving the report"), error);
  else
    siyi_push_undo (GTK_WIDGET (self), action, _("Edit the Report"));
  on_archive_changed (self);
}

/**
 * siyi_report_page_save:
 *
 * Writes what was typed, at once.
 */
void
siyi_report_page_save (SiyiReportPage *self)
{
  g_return_if_fail (SIYI_IS_REPORT_PAGE (self));

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (!self->dirty)
    return;

  self->dirty = FALSE;
  self->n_saving++;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_in_thread, siyi_report_page_typed (self),
                          (GDestroyNotify) siyi_period_report_free, g_free, NULL, on_saved, g_object_ref (self));
}

static gboolean
save_in_idle (gpointer data)
{
  SiyiReportPage *self = data;

  self->save_source = 0;
  siyi_report_page_save (self);

  return G_SOURCE_REMOVE;
}

static void
on_typed (SiyiReportPage *self)
{
  self->dirty = TRUE;
  g_clear_handle_id (&self->save_source, g_source_remove);
  self->save_source = g_timeout_add (SAVE_MS, save_in_idle, self);
  gtk_label_set_text (self->state, _("being edited"));
  siyi_report_page_show_checks (self);
}

static void
on_figure_entered (SiyiReportPage *self,
                   const char     *key)
{
  if (key != NULL && !self->choosing)
    siyi_report_page_choose (self, key);
}

static void
on_answered (AdwMessageDialog *dialog,
             const char       *answer,
             SiyiReportPage   *self)
{
  if (g_strcmp0 (answer, "type") == 0)
    siyi_report_text_allow (self->text);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
on_asks (SiyiReportPage *self,
         const char     *words)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (root), NULL, NULL);

  /* Translators: words of a figure */
  adw_message_dialog_format_heading (ADW_MESSAGE_DIALOG (dialog), _("Write Over “%s”?"), words);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog),
                               _("This figure is computed and follows the records. Written over, it stays as typed and "
                                 "is marked as written by hand."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "type", _("_Write Over"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "type", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answered), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
apply_scale (SiyiReportPage *self)
{
  static const char * const classes[] = { "report-small", "report-usual", "report-large", "report-larger" };
  const int step = self->scale < USUAL ? 0 : self->scale == USUAL ? 1 : self->scale < 14 ? 2 : 3;

  for (int i = 0; i < (int) G_N_ELEMENTS (classes); i++)
    if (i == step)
      gtk_widget_add_css_class (GTK_WIDGET (self->text), classes[i]);
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->text), classes[i]);
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiReportPage *self = SIYI_REPORT_PAGE (widget);
  const int by = g_variant_get_int32 (parameter);

  self->scale = by == 0 ? USUAL : CLAMP (self->scale + by, SMALLEST, LARGEST);
  apply_scale (self);
}

static gpointer
drop_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_period_report_drop (db, data, error);
}

static void
on_dropped (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiReportPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self->archive == NULL)
    return;
  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Making the report anew"), error);
      return;
    }
  siyi_push_undo (GTK_WIDGET (self), action, _("Make the Report Anew"));
  siyi_report_page_ask (self);
}

static void
anew_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiReportPage *self = SIYI_REPORT_PAGE (widget);

  g_clear_handle_id (&self->save_source, g_source_remove);
  self->dirty = FALSE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, drop_in_thread,
                          g_memdup2 (&self->query, sizeof self->query), g_free, g_free, NULL, on_dropped,
                          g_object_ref (self));
}

static void
on_span_changed (SiyiReportPage *self)
{
  SiyiStatQuery query = self->query;

  query.span = *siyi_span_bar_get_span (self->span_bar);
  siyi_report_page_set_query (self, &query);
}

static void
siyi_report_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (siyi_report_page_parent_class)->map (widget);
  siyi_report_page_ask (SIYI_REPORT_PAGE (widget));
}

static void
siyi_report_page_unmap (GtkWidget *widget)
{
  siyi_report_page_save (SIYI_REPORT_PAGE (widget));
  GTK_WIDGET_CLASS (siyi_report_page_parent_class)->unmap (widget);
}

static void
siyi_report_page_dispose (GObject *object)
{
  SiyiReportPage *self = SIYI_REPORT_PAGE (object);

  g_clear_handle_id (&self->save_source, g_source_remove);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_REPORT_PAGE);
  siyi_children_unparent (self);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->report, siyi_period_report_free);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_report_page_parent_class)->dispose (object);
}

static void
siyi_report_page_class_init (SiyiReportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_report_page_dispose;
  widget_class->map = siyi_report_page_map;
  widget_class->unmap = siyi_report_page_unmap;
  signals[OPEN_FIGURE] = g_signal_new ("open-figure", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);

  g_type_ensure (SIYI_TYPE_SPAN_BAR);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/report-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, state);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, groups);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, trouble);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, span_bar);
  gtk_widget_class_bind_template_callback (widget_class, on_span_changed);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportPage, sheet);
  siyi_guard_install (widget_class, "report.export", NULL, siyi_report_page_export);
  siyi_guard_install (widget_class, "report.print", NULL, siyi_report_page_print);
  gtk_widget_class_install_action (widget_class, "report.anew", NULL, anew_action);
  gtk_widget_class_install_action (widget_class, "report.zoom", "i", zoom_action);
}

static void
siyi_report_page_init (SiyiReportPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->loading = g_cancellable_new ();
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->scale = USUAL;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->text = siyi_report_text_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Words of the report"), -1);
  gtk_widget_set_vexpand (GTK_WIDGET (self->text), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->text));
  gtk_box_append (GTK_BOX (box), siyi_number_hint_new (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->text)), TRUE));
  adw_bin_set_child (self->sheet, box);
  g_signal_connect_object (self->text, "report-changed", G_CALLBACK (on_typed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "figure-entered", G_CALLBACK (on_figure_entered), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->text, "asks", G_CALLBACK (on_asks), self, G_CONNECT_SWAPPED);
  apply_scale (self);
}

/**
 * siyi_report_page_new:
 *
 * Returns: (transfer floating): the page; it shows nothing before it has a period
 */
GtkWidget *
siyi_report_page_new (SiyiArchive *archive)
{
  SiyiReportPage *self = g_object_new (SIYI_TYPE_REPORT_PAGE, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (on_archive_changed), self);

  return GTK_WIDGET (self);
}

/**
 * siyi_report_page_get_report:
 *
 * Returns: (transfer none) (nullable): the report as it was made last, with its figures
 */
const SiyiPeriodReport *
siyi_report_page_get_report (SiyiReportPage *self)
{
  g_return_val_if_fail (SIYI_IS_REPORT_PAGE (self), NULL);

  return self->report;
}

/**
 * siyi_report_page_set_query:
 *
 * Another period or basis: what was typed into the last one is saved.
 */
void
siyi_report_page_set_query (SiyiReportPage      *self,
                            const SiyiStatQuery *query)
{
  g_return_if_fail (SIYI_IS_REPORT_PAGE (self));

  if (self->report != NULL)
    siyi_report_page_save (self);
  self->query = *query;
  siyi_span_bar_set_span (self->span_bar, &query->span);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    siyi_report_page_ask (self);
}
