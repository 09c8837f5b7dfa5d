/* SPDX-License-Identifier: GPL-3.0-or-later */
/* "My instructions": ids first, lines as they are looked at; all or the open ones; on paper as
 * shown. A line opens the brief of its matter. Main thread but for the works. */
#include "siyi-ordered-page.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-error-words.h"
#include "siyi-ordered-cell.h"
#include "siyi-ordered-paper.h"
#include "siyi-ordered-store.h"
#include "siyi-paper.h"
#include "siyi-print-work.h"
#include "siyi-role-guard.h"
#include "siyi-schedule-store.h"

struct _SiyiOrderedPage
{
  GtkWidget        parent_instance;

  /* Template */
  GtkLabel        *heading;
  GtkToggleButton *all;
  GtkToggleButton *open;
  GtkStack        *stack;       /* "loading", "list", "empty" */
  GtkListView     *list;
  AdwStatusPage   *nothing;

  /* Owned */
  SiyiArchive     *archive;
  SiyiLazyList    *lines;
  GCancellable    *loading;
  char            *name;        /* of the leader */

  gint64           leader;      /* 0: of no list */
  SiyiDay          today;
};

typedef struct { SiyiOrderedQuery query; char *name; } Ask;
typedef struct { GArray *ids; SiyiDay today; } Answer;

enum { OPEN, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiOrderedPage, siyi_ordered_page, GTK_TYPE_WIDGET)

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiOrdered *) row)->id;
}

static const SiyiLazyRows ordered = { "the instructions", siyi_ordered_load, id_of, (GDestroyNotify) siyi_ordered_free };

static void
ask_free (gpointer data)
{
  Ask *ask = data;

  g_free (ask->name);
  g_free (ask);
}

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->ids, g_array_unref);
  g_free (answer);
}

static Ask *
ask_new (SiyiOrderedPage *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->query.leader = self->leader;
  ask->query.open_only = gtk_toggle_button_get_active (self->open);
  ask->name = g_strdup (self->name != NULL ? self->name : "");

  return ask;
}

static gpointer
ids_work (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  Ask *ask = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->today = ask->query.today = siyi_schedule_today (db);
  answer->ids = siyi_ordered_ids (db, &ask->query, error);
  if (answer->ids == NULL)
    g_clear_pointer (&answer, answer_free);

  return answer;
}

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Ask *ask = data;
  g_autoptr(SiyiDocument) document = NULL;
  g_autoptr(SiyiPages) pages = NULL;

  ask->query.today = siyi_schedule_today (db);
  document = siyi_ordered_document (db, &ask->query, ask->name, error);
  pages = document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
  if (pages == NULL || !siyi_ordered_log (db, ask->query.leader, error))
    return NULL;

  return g_steal_pointer (&pages);
}

static void
show_heading (SiyiOrderedPage *self,
              guint            n)
{
  const char *name = self->name != NULL ? self->name : "";
  g_autofree char *words =
    /* Translators: a leader, and how many instructions the list has */
    g_strdup_printf (ngettext ("%1$s: %2$u instruction", "%1$s: %2$u instructions", n), name, n);

  gtk_label_set_text (self->heading, words);
}

static void
show_nothing (SiyiOrderedPage *self,
              const char      *title,
              const char      *description)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
on_ids (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(SiyiOrderedPage) self = data;
  g_autoptr(GError) error = NULL;
  Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  guint n;

  if (answer == NULL)
    {
      if (self->archive != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_nothing (self, _("The Instructions Can’t Be Shown"), siyi_error_sentence (error));
      return;
    }

  if (self->archive != NULL)
    {
      self->today = answer->today;
      n = answer->ids->len;
      siyi_lazy_list_set_today (self->lines, answer->today);
      siyi_lazy_list_take_ids (self->lines, g_steal_pointer (&answer->ids));
      siyi_lazy_list_refresh (self->lines);
      show_heading (self, n);
      if (n > 0)
        gtk_stack_set_visible_child_name (self->stack, "list");
      else if (gtk_toggle_button_get_active (self->open))
        show_nothing (self, _("Nothing Is Open"), _("All that this leader ordered is closed."));
      else
        show_nothing (self, _("No Instructions Yet"),
                      _("What this leader issues on a brief, or has typed for him, is listed here "
                        "with what became of it."));
    }
  answer_free (answer);
}

/**
 * siyi_ordered_page_reload:
 *
 * Asks the archive again.
 */
void
siyi_ordered_page_reload (SiyiOrderedPage *self)
{
  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  if (self->leader == 0)
    {
      show_nothing (self, _("No Leader of the List"),
                    _("The session’s leader is not in the office’s list of leaders, so nothing can "
                      "be gathered under the name."));
      return;
    }

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, ids_work, ask_new (self), ask_free,
                          answer_free, self->loading, on_ids, g_object_ref (self));
}

static void
on_filter_toggled (SiyiOrderedPage *self)
{
  if (self->archive != NULL)
    siyi_ordered_page_reload (self);
}

static void
on_activate (SiyiOrderedPage *self,
             guint            position)
{
  g_autoptr(SiyiLazyItem) item = g_list_model_get_item (G_LIST_MODEL (self->lines), position);
  const SiyiOrdered *line = item != NULL ? siyi_lazy_item_get_row (item) : NULL;

  if (line != NULL)
    g_signal_emit (self, signals[OPEN], 0, line->session, line->visit);
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiOrderedPage *self = SIYI_ORDERED_PAGE (widget);

  if (self->archive != NULL && self->leader != 0)
    siyi_print_work (widget, self->archive, print_work, ask_new (self), ask_free, _("Printing the instructions"));
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *row)
{
  gtk_list_item_set_child (row, siyi_ordered_cell_new ());
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *row,
         SiyiOrderedPage          *self)
{
  siyi_ordered_cell_set_item (SIYI_ORDERED_CELL (gtk_list_item_get_child (row)),
                              gtk_list_item_get_item (row), self->today);
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *row,
           SiyiOrderedPage          *self)
{
  siyi_ordered_cell_set_item (SIYI_ORDERED_CELL (gtk_list_item_get_child (row)), NULL, self->today);
}

static void
siyi_ordered_page_dispose (GObject *object)
{
  SiyiOrderedPage *self = SIYI_ORDERED_PAGE (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_ORDERED_PAGE);
  siyi_children_unparent (self);
  g_clear_object (&self->lines);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->name, g_free);

  G_OBJECT_CLASS (siyi_ordered_page_parent_class)->dispose (object);
}

static void
siyi_ordered_page_class_init (SiyiOrderedPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_ordered_page_dispose;
  signals[OPEN] = g_signal_new ("open", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/ordered-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiOrderedPage, heading);
  gtk_widget_class_bind_template_child (widget_class, SiyiOrderedPage, all);
  gtk_widget_class_bind_template_child (widget_class, SiyiOrderedPage, open);
  gtk_widget_class_bind_template_child (widget_class, SiyiOrderedPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiOrderedPage, list);
  gtk_widget_class_bind_template_child (widget_class, SiyiOrderedPage, nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_activate);
  siyi_guard_install (widget_class, "ordered.print", NULL, print_action);
}

static void
siyi_ordered_page_init (SiyiOrderedPage *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, 0);
  gtk_list_view_set_factory (self->list, factory);
}

/**
 * siyi_ordered_page_set_archive:
 *
 * Given once, before anything is shown.
 */
void
siyi_ordered_page_set_archive (SiyiOrderedPage *self,
                               SiyiArchive     *archive)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  self->archive = g_object_ref (archive);
  self->lines = siyi_lazy_list_new (SIYI_TYPE_LAZY_LIST, archive, &ordered);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * siyi_ordered_page_show:
 * @leader: whose; 0: of no list
 * @name: (nullable): his name
 */
void
siyi_ordered_page_show (SiyiOrderedPage *self,
                        gint64           leader,
                        const char      *name)
{
  if (self->leader != leader)
    gtk_stack_set_visible_child_name (self->stack, "loading");
  self->leader = leader;
  g_free (self->name);
  self->name = g_strdup (name);
  siyi_ordered_page_reload (self);
}

GListModel *
siyi_ordered_page_get_lines (SiyiOrderedPage *self)
{
  return G_LIST_MODEL (self->lines);
}
