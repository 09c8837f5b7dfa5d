/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders: ids of the days and kind asked for first, lines as they are looked at; on paper as
 * shown. Main thread but for the works. */
#include "siyi-reminder-page.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-error-words.h"
#include "siyi-log-view.h"
#include "siyi-paper.h"
#include "siyi-print-work.h"
#include "siyi-reminder-paper.h"
#include "siyi-reminder-store.h"
#include "siyi-reminder-words.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"

typedef enum { SPAN_TODAY, SPAN_WEEK, SPAN_MONTH, SPAN_YEAR, SPAN_ALL, SPAN_TYPED, N_SPANS } Span;

struct _SiyiReminderPage
{
  GtkWidget    parent_instance;

  /* Template */
  SiyiLogView *log;
  GtkDropDown *span;
  GtkDropDown *kind;

  /* Owned */
  SiyiArchive *archive;
};

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiReminderPage, siyi_reminder_page, GTK_TYPE_WIDGET)

/* --- A line ------------------------------------------------------------------------------------- */

static GPtrArray *
load (SiyiDb        *db,
      const gint64  *ids,
      gsize          n_ids,
      SiyiDay        today,
      GError       **error)
{
  return siyi_reminder_entries (db, ids, n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiReminderEntry *) row)->id;
}

static const SiyiLazyRows rows = { "the log of reminders", load, id_of, (GDestroyNotify) siyi_reminder_entry_free };

static void
say (gconstpointer  row,
     SiyiLogWords  *words)
{
  const SiyiReminderEntry *entry = row;

  words->what = siyi_reminder_words_what (entry);
  words->below = siyi_reminder_words_below (entry);
  words->end = siyi_reminder_words_rang (entry);
  words->end_style = entry->rang == SIYI_RANG_NOWHERE ? "over" : NULL;
  /* Translators: a line of the log as a screen reader says it: what rang; when, seen by whom; what became of it */
  words->sentence = g_strdup_printf (C_("reminders", "%1$s, %2$s, %3$s"), words->what, words->below, words->end);
}

/* --- What is asked ------------------------------------------------------------------------------ */

static SiyiDay
today_of (SiyiReminderPage *self)
{
  return siyi_clock_today (siyi_archive_get_clock (self->archive));
}

static gboolean
get_query (SiyiReminderPage  *self,
           SiyiReminderQuery *query)
{
  *query = (SiyiReminderQuery) { 0 };
  query->group = (SiyiReminderGroup) gtk_drop_down_get_selected (self->kind);

  return siyi_log_view_get_days (self->log, &query->from, &query->until);
}

static gpointer
ids_work (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  return siyi_reminder_ids (db, data, error);
}

/* --- What is shown ------------------------------------------------------------------------------ */

static void
show_ids (SiyiReminderPage *self,
          GArray           *ids)
{
  const guint n = ids->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u reminder", "%u reminders", n), n);

  siyi_log_view_show_ids (self->log, ids, words);
  siyi_lazy_list_refresh (siyi_log_view_get_lines (self->log));
  if (n == 0)
    siyi_log_view_show_nothing (self->log, _("No Reminders in These Days"),
                                _("What rings is listed here: when, who saw it, and how often it was put off."));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "reminders.print", n > 0);
}

static void
on_ids (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(SiyiReminderPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) ids = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL)
    siyi_log_view_show_nothing (self->log, _("The Log Can’t Be Shown"), siyi_error_sentence (error));
  else
    show_ids (self, g_steal_pointer (&ids));
}

static void
ask (SiyiReminderPage *self)
{
  SiyiReminderQuery query;

  if (self->archive == NULL || !get_query (self, &query))
    return;

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, ids_work, g_memdup2 (&query, sizeof query), g_free,
                          (GDestroyNotify) g_array_unref, siyi_log_view_ask_anew (self->log), on_ids,
                          g_object_ref (self));
}

static void
on_span (SiyiReminderPage *self)
{
  const Span span = (Span) gtk_drop_down_get_selected (self->span);
  const SiyiDay today = today_of (self);
  const SiyiDay from[] = {
    [SPAN_TODAY] = today, [SPAN_WEEK] = today - 6, [SPAN_MONTH] = today - 29,
    [SPAN_YEAR] = siyi_day_new (siyi_day_year (today), 1, 1), [SPAN_ALL] = SIYI_DAY_NONE,
  };

  if (span >= SPAN_TYPED)
    return;

  siyi_log_view_set_days (self->log, from[span], SIYI_DAY_NONE);
  ask (self);
}

static void
on_days_typed (SiyiReminderPage *self)
{
  if (self->archive == NULL)
    return;

  gtk_drop_down_set_selected (self->span, SPAN_TYPED);
  ask (self);
}

/* --- On paper ----------------------------------------------------------------------------------- */

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  guint n_lines = 0;
  g_autoptr(SiyiDocument) document = siyi_reminder_document (db, data, &n_lines, error);
  g_autoptr(SiyiPages) pages = document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;

  if (pages == NULL || !siyi_reminder_print_log (db, n_lines, error))
    return NULL;

  return g_steal_pointer (&pages);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiReminderPage *self = SIYI_REMINDER_PAGE (widget);
  SiyiReminderQuery query;

  if (get_query (self, &query))
    siyi_print_work (widget, self->archive, print_work, g_memdup2 (&query, sizeof query), g_free,
                     _("Printing the log"));
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
}

/* --- The widget --------------------------------------------------------------------------------- */

static void
siyi_reminder_page_dispose (GObject *object)
{
  SiyiReminderPage *self = SIYI_REMINDER_PAGE (object);

  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_REMINDER_PAGE);
  siyi_children_unparent (self);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_reminder_page_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiReminderPage, name)

static void
siyi_reminder_page_class_init (SiyiReminderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_reminder_page_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_LOG_VIEW);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/reminder-page.ui");
  BIND (log);
  BIND (span);
  BIND (kind);
  gtk_widget_class_bind_template_callback (widget_class, on_days_typed);
  siyi_guard_install (widget_class, "reminders.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "reminders.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "reminders.leave", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reminders.print", NULL);
}

static void
add_choices (SiyiReminderPage *self)
{
  const char * const spans[N_SPANS + 1] = {
    C_("reminders", "Today"), C_("reminders", "Last 7 days"), C_("reminders", "Last 30 days"),
    C_("reminders", "This year"), C_("reminders", "All days"), C_("reminders", "From … until …"), NULL,
  };
  g_autoptr(GtkStringList) days = gtk_string_list_new (spans);
  g_autoptr(GtkStringList) kinds = gtk_string_list_new (NULL);

  for (int i = 0; i < SIYI_N_REMINDERS; i++)
    gtk_string_list_append (kinds, siyi_reminder_words_group ((SiyiReminderGroup) i));
  gtk_drop_down_set_model (self->span, G_LIST_MODEL (days));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
}

static void
siyi_reminder_page_init (SiyiReminderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  siyi_tip_inner (self->span, self->span);
  siyi_tip_inner (self->kind, self->kind);
}

/**
 * siyi_reminder_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the log, of the last 30 days
 */
GtkWidget *
siyi_reminder_page_new (SiyiArchive *archive)
{
  SiyiReminderPage *self = g_object_new (SIYI_TYPE_REMINDER_PAGE, NULL);

  self->archive = g_object_ref (archive);
  siyi_log_view_set_rows (self->log, archive, &rows, say);
  gtk_drop_down_set_selected (self->span, SPAN_MONTH);
  g_signal_connect_object (self->span, "notify::selected", G_CALLBACK (on_span), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kind, "notify::selected", G_CALLBACK (ask), self, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  on_span (self);

  return GTK_WIDGET (self);
}

/**
 * siyi_reminder_page_get_lines:
 *
 * Returns: (transfer none): the lines as listed
 */
GListModel *
siyi_reminder_page_get_lines (SiyiReminderPage *self)
{
  g_return_val_if_fail (SIYI_IS_REMINDER_PAGE (self), NULL);

  return G_LIST_MODEL (siyi_log_view_get_lines (self->log));
}
