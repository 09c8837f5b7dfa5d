/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders: ids of the days and kind asked for first, lines as they are looked at; on paper as
 * shown. Main thread but for the works. */
#include "siyi-reminder-page.h"

#include <glib/gi18n.h>

#include "siyi-error-words.h"
#include "siyi-paper.h"
#include "siyi-print.h"
#include "siyi-reminder-cell.h"
#include "siyi-reminder-list.h"
#include "siyi-reminder-paper.h"
#include "siyi-reminder-words.h"
#include "siyi-role-guard.h"
#include "siyi-window.h"

typedef enum { SPAN_TODAY, SPAN_WEEK, SPAN_MONTH, SPAN_YEAR, SPAN_ALL, SPAN_TYPED, N_SPANS } Span;

struct _SiyiReminderPage
{
  GtkWidget         parent_instance;

  /* Template */
  GtkDropDown      *span;
  GtkEntry         *from, *to;
  GtkDropDown      *kind;
  GtkLabel         *count;
  GtkStack         *stack;       /* "loading", "list", "empty" */
  GtkListView      *list;
  AdwStatusPage    *nothing;

  /* Owned */
  SiyiArchive      *archive;
  SiyiReminderList *lines;
  GCancellable     *loading;

  gboolean          filling;     /* the days are shown, not typed */
};

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiReminderPage, siyi_reminder_page, GTK_TYPE_WIDGET)

/* --- What is asked ------------------------------------------------------------------------------ */

static SiyiDay
today_of (SiyiReminderPage *self)
{
  return siyi_clock_today (siyi_archive_get_clock (self->archive));
}

/* FALSE where something was typed that is no day. An empty field is no bound. */
static gboolean
day_of (GtkEntry *entry,
        SiyiDay  *day)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  gboolean ok;

  *day = siyi_day_parse (text);
  ok = *day != SIYI_DAY_NONE || *text == '\0';
  if (ok)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               ok ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);

  return ok;
}

static gboolean
get_query (SiyiReminderPage  *self,
           SiyiReminderQuery *query)
{
  SiyiDay from, to;
  const gboolean from_ok = day_of (self->from, &from), to_ok = day_of (self->to, &to);

  *query = (SiyiReminderQuery) { 0 };
  query->group = (SiyiReminderGroup) gtk_drop_down_get_selected (self->kind);
  query->from = from != SIYI_DAY_NONE ? siyi_day_begins (from) : 0;
  query->until = to != SIYI_DAY_NONE ? siyi_day_begins (to + 1) : 0;

  return from_ok && to_ok;
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
show_nothing (SiyiReminderPage *self,
              const char       *title,
              const char       *description)
{
  gtk_label_set_text (self->count, "");
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
show_ids (SiyiReminderPage *self,
          GArray           *ids)
{
  const guint n = ids->len;
  g_autofree char *words = g_strdup_printf (ngettext ("%u reminder", "%u reminders", n), n);

  siyi_lazy_list_take_ids (SIYI_LAZY_LIST (self->lines), ids);
  siyi_lazy_list_refresh (SIYI_LAZY_LIST (self->lines));
  if (n == 0)
    show_nothing (self, _("No Reminders in These Days"),
                  _("What rings is listed here: when, who saw it, and how often it was put off."));
  else
    {
      gtk_label_set_text (self->count, words);
      gtk_stack_set_visible_child_name (self->stack, "list");
    }
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

  if (self->lines == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (ids == NULL)
    show_nothing (self, _("The Log Can’t Be Shown"), siyi_error_sentence (error));
  else
    show_ids (self, g_steal_pointer (&ids));
}

static void
ask (SiyiReminderPage *self)
{
  SiyiReminderQuery query;

  if (self->archive == NULL || !get_query (self, &query))
    return;

  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, ids_work, g_memdup2 (&query, sizeof query), g_free,
                          (GDestroyNotify) g_array_unref, self->loading, on_ids, g_object_ref (self));
}

static void
fill_day (GtkEntry *entry,
          SiyiDay   day)
{
  g_autofree char *text = day != SIYI_DAY_NONE ? siyi_day_to_text (day) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
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

  self->filling = TRUE;
  fill_day (self->from, from[span]);
  fill_day (self->to, SIYI_DAY_NONE);
  self->filling = FALSE;
  ask (self);
}

static void
on_day_typed (SiyiReminderPage *self)
{
  if (self->filling || self->archive == NULL)
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
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(SiyiReminderPage) self = data;

  if (failed != NULL && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Printing the log"), failed);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiReminderPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (root == NULL)
    return;
  if (pages == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Printing the log"), error);
  else
    siyi_print (pages, GTK_WINDOW (root), on_printed, g_object_ref (self));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiReminderPage *self = SIYI_REMINDER_PAGE (widget);
  SiyiReminderQuery query;

  if (get_query (self, &query))
    siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, print_work, g_memdup2 (&query, sizeof query), g_free,
                            (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, g_object_ref (self));
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
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *row)
{
  gtk_list_item_set_child (row, siyi_reminder_cell_new ());
  gtk_list_item_set_activatable (row, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *row)
{
  siyi_reminder_cell_set_item (SIYI_REMINDER_CELL (gtk_list_item_get_child (row)), gtk_list_item_get_item (row));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *row)
{
  siyi_reminder_cell_set_item (SIYI_REMINDER_CELL (gtk_list_item_get_child (row)), NULL);
}

static void
siyi_reminder_page_dispose (GObject *object)
{
  SiyiReminderPage *self = SIYI_REMINDER_PAGE (object);
  GtkWidget *child;

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_REMINDER_PAGE);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->lines);
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

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/reminder-page.ui");
  BIND (span);
  BIND (from);
  BIND (to);
  BIND (kind);
  BIND (count);
  BIND (stack);
  BIND (list);
  BIND (nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_day_typed);
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
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_choices (self);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
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
  g_autoptr(GtkNoSelection) selection = NULL;

  self->archive = g_object_ref (archive);
  self->lines = siyi_reminder_list_new (archive);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
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

  return G_LIST_MODEL (self->lines);
}
