/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A log as it is looked at: its page asks for ids, the lines come as they are looked at. Main thread. */
#include "siyi-log-view.h"

#include "siyi-children.h"
#include "siyi-reminder-store.h"

struct _SiyiLogView
{
  GtkWidget      parent_instance;

  /* Template */
  GtkWidget     *column, *bar;
  GtkEntry      *from, *to;
  GtkLabel      *count;
  GtkStack      *stack;       /* "loading", "list", "empty" */
  GtkListView   *list;
  AdwStatusPage *nothing;

  /* Owned */
  SiyiLazyList  *lines;
  GCancellable  *loading;

  SiyiLogSay     say;
  gboolean       filling;     /* the days are shown, not typed */
};

enum { PROP_ICON_NAME = 1, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

enum { DAYS_TYPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void siyi_log_view_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiLogView, siyi_log_view, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, siyi_log_view_buildable_init))

static GtkBuildableIface *parent_buildable;

static void
siyi_log_view_add_child (GtkBuildable *buildable,
                         GtkBuilder   *builder,
                         GObject      *child,
                         const char   *type)
{
  SiyiLogView *self = SIYI_LOG_VIEW (buildable);
  GtkWidget *bar = self->bar, *from = GTK_WIDGET (self->from), *count = GTK_WIDGET (self->count);
  const struct { const char *type; GtkWidget *box, *sibling; } places[] = {
    { "before", bar, from }, { "after", bar, count }, { "end", bar, NULL }, { "below", self->column, GTK_WIDGET (self->stack) },
  };

  for (gsize i = 0; type != NULL && i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (type, places[i].type))
      {
        gtk_widget_insert_before (GTK_WIDGET (child), places[i].box, places[i].sibling);
        return;
      }

  parent_buildable->add_child (buildable, builder, child, type);
}

static void
siyi_log_view_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = siyi_log_view_add_child;
}

/* --- The days ----------------------------------------------------------------------------------- */

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

/**
 * siyi_log_view_get_days:
 * @from: (out): when the first day begins, in microseconds; 0: no bound
 * @until: (out): when the last day is over; 0: no bound
 *
 * Returns: %FALSE where something was typed that is no day; the field says so
 */
gboolean
siyi_log_view_get_days (SiyiLogView *self,
                        gint64      *from,
                        gint64      *until)
{
  SiyiDay first, last;
  const gboolean first_ok = day_of (self->from, &first), last_ok = day_of (self->to, &last);

  *from = first != SIYI_DAY_NONE ? siyi_day_begins (first) : 0;
  *until = last != SIYI_DAY_NONE ? siyi_day_begins (last + 1) : 0;

  return first_ok && last_ok;
}

static void
fill_day (GtkEntry *entry,
          SiyiDay   day)
{
  g_autofree char *text = day != SIYI_DAY_NONE ? siyi_day_to_text (day) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

/**
 * siyi_log_view_set_days:
 * @from: %SIYI_DAY_NONE: no bound
 * @to: %SIYI_DAY_NONE: no bound
 *
 * Shows the days; nobody is told.
 */
void
siyi_log_view_set_days (SiyiLogView *self,
                        SiyiDay      from,
                        SiyiDay      to)
{
  self->filling = TRUE;
  fill_day (self->from, from);
  fill_day (self->to, to);
  self->filling = FALSE;
}

static void
on_day_changed (SiyiLogView *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[DAYS_TYPED], 0);
}

/* --- The lines ---------------------------------------------------------------------------------- */

/**
 * siyi_log_view_ask_anew:
 *
 * Calls off the question under way.
 *
 * Returns: (transfer none): what calls off the next one
 */
GCancellable *
siyi_log_view_ask_anew (SiyiLogView *self)
{
  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();

  return self->loading;
}

/**
 * siyi_log_view_show_nothing:
 * @title: what there is none of
 * @description: why, or what would be here
 */
void
siyi_log_view_show_nothing (SiyiLogView *self,
                            const char  *title,
                            const char  *description)
{
  gtk_label_set_text (self->count, "");
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, description);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

/**
 * siyi_log_view_show_ids:
 * @ids: (transfer full): gint64, not none
 * @count: how many there are, in words
 */
void
siyi_log_view_show_ids (SiyiLogView *self,
                        GArray      *ids,
                        const char  *count)
{
  siyi_lazy_list_take_ids (self->lines, ids);
  gtk_label_set_text (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, "list");
}

static void
on_setup (GtkSignalListItemFactory *factory,
          GtkListItem              *row,
          SiyiLogView              *self)
{
  gtk_list_item_set_child (row, siyi_log_cell_new (self->say));
  gtk_list_item_set_activatable (row, FALSE);
}

static void
on_bind (GtkSignalListItemFactory *factory,
         GtkListItem              *row)
{
  siyi_log_cell_set_item (SIYI_LOG_CELL (gtk_list_item_get_child (row)), gtk_list_item_get_item (row));
}

static void
on_unbind (GtkSignalListItemFactory *factory,
           GtkListItem              *row)
{
  siyi_log_cell_set_item (SIYI_LOG_CELL (gtk_list_item_get_child (row)), NULL);
}

/**
 * siyi_log_view_set_rows:
 * @archive: whose log
 * @rows: what its rows are
 * @say: what a row says
 *
 * Once, before the first question.
 */
void
siyi_log_view_set_rows (SiyiLogView        *self,
                        SiyiArchive        *archive,
                        const SiyiLazyRows *rows,
                        SiyiLogSay          say)
{
  g_autoptr(GtkNoSelection) selection = NULL;

  self->say = say;
  self->lines = siyi_lazy_list_new (SIYI_TYPE_LAZY_LIST, archive, rows);
  selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->lines)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

/**
 * siyi_log_view_get_lines:
 *
 * Returns: (transfer none): the lines as listed
 */
SiyiLazyList *
siyi_log_view_get_lines (SiyiLogView *self)
{
  g_return_val_if_fail (SIYI_IS_LOG_VIEW (self), NULL);

  return self->lines;
}

/* --- The widget --------------------------------------------------------------------------------- */

static void
siyi_log_view_get_property (GObject    *object,
                            guint       id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  g_value_set_string (value, adw_status_page_get_icon_name (SIYI_LOG_VIEW (object)->nothing));
}

static void
siyi_log_view_set_property (GObject      *object,
                            guint         id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  adw_status_page_set_icon_name (SIYI_LOG_VIEW (object)->nothing, g_value_get_string (value));
}

static void
siyi_log_view_dispose (GObject *object)
{
  SiyiLogView *self = SIYI_LOG_VIEW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_LOG_VIEW);
  siyi_children_unparent (self);
  g_clear_object (&self->lines);

  G_OBJECT_CLASS (siyi_log_view_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiLogView, name)

static void
siyi_log_view_class_init (SiyiLogViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_log_view_dispose;
  G_OBJECT_CLASS (klass)->get_property = siyi_log_view_get_property;
  G_OBJECT_CLASS (klass)->set_property = siyi_log_view_set_property;
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPERTIES, properties);
  signals[DAYS_TYPED] = g_signal_new ("days-typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/log-view.ui");
  BIND (column);
  BIND (bar);
  BIND (from);
  BIND (to);
  BIND (count);
  BIND (stack);
  BIND (list);
  BIND (nothing);
  gtk_widget_class_bind_template_callback (widget_class, on_day_changed);
}

static void
siyi_log_view_init (SiyiLogView *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, 0);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_factory (self->list, factory);
}
