/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The last days a change would move: how far the counting is, with a button to stop it; then each task
 * and clock with its old and its new day. Decides nothing itself. Main thread. */
#include "siyi-moves-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-case-words.h"
#include "siyi-move-list.h"

struct _SiyiMovesDialog
{
  AdwWindow parent_instance;

  /* Template */
  AdwWindowTitle *head;
  GtkStack       *stack;
  GtkProgressBar *bar;
  GtkLabel       *count;
  GtkColumnView  *table;
  GtkButton      *apply;

  /* Owned */
  SiyiJob        *job;
  SiyiDay         today;
  gboolean        decided;
};

typedef enum { COLUMN_MATTER, COLUMN_LIMIT, COLUMN_BEFORE, COLUMN_AFTER, COLUMN_DIFFERENCE, N_COLUMNS } Column;

static const struct { const char *title; int width; } columns[N_COLUMNS] = {
  { N_("Number of the matter"), 190 },
  { N_("Which limit"), 110 },
  { N_("Last day now"), 150 },
  { N_("New last day"), 150 },
  { N_("Difference"), 90 },
};

static guint decided_signal;

G_DEFINE_FINAL_TYPE (SiyiMovesDialog, siyi_moves_dialog, ADW_TYPE_WINDOW)

static void
decide (SiyiMovesDialog *self, gboolean apply)
{
  if (self->decided)
    return;

  self->decided = TRUE;
  g_signal_emit (self, decided_signal, 0, apply);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  decide (SIYI_MOVES_DIALOG (widget), TRUE);
  gtk_window_destroy (GTK_WINDOW (widget));
}

static gboolean
siyi_moves_dialog_close_request (GtkWindow *window)
{
  decide (SIYI_MOVES_DIALOG (window), FALSE);

  return GTK_WINDOW_CLASS (siyi_moves_dialog_parent_class)->close_request (window);
}

/* case:ID:D4 or task:ID */
static const char *
limit_name (const SiyiMove *move)
{
  const char *key = strrchr (move->subject, ':') + 1;

  return g_str_has_prefix (move->subject, "case:") ? siyi_limit_name (key) : _("Assignment");
}

static char *
cell_text (SiyiMovesDialog *self, const SiyiMove *move, Column column)
{
  const int days = move->after - move->before;

  switch (column)
    {
    case COLUMN_MATTER:
      return g_strdup (move->number != NULL ? move->number : "");
    case COLUMN_LIMIT:
      return g_strdup (limit_name (move));
    case COLUMN_BEFORE:
      return siyi_case_words_day (move->before, self->today, TRUE);
    case COLUMN_AFTER:
      return move->after != SIYI_DAY_NONE ? siyi_case_words_day (move->after, self->today, TRUE)
                                          : g_strdup (_("No last day"));
    case COLUMN_DIFFERENCE:
      if (move->after == SIYI_DAY_NONE)
        return g_strdup ("");
      if (days > 0)
        return g_strdup_printf (ngettext ("%d day later", "%d days later", days), days);
      return g_strdup_printf (ngettext ("%d day earlier", "%d days earlier", -days), -days);
    case N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (item, cell);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item, SiyiMovesDialog *self)
{
  const Column column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (factory), "siyi-column"));
  const SiyiMove *move = siyi_move_item_get (gtk_list_item_get_item (item));
  g_autofree char *text = cell_text (self, move, column);

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
add_columns (SiyiMovesDialog *self)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column = gtk_column_view_column_new (_(columns[i].title), factory);

      g_object_set_data (G_OBJECT (factory), "siyi-column", GINT_TO_POINTER (i));
      g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
      g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, 0);
      gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, i == COLUMN_MATTER);
      gtk_column_view_append_column (self->table, column);
      g_object_unref (column);
    }
}

static void
siyi_moves_dialog_dispose (GObject *object)
{
  SiyiMovesDialog *self = SIYI_MOVES_DIALOG (object);

  /* Gone with the window it stood before. */
  decide (self, FALSE);
  g_clear_object (&self->job);

  G_OBJECT_CLASS (siyi_moves_dialog_parent_class)->dispose (object);
}

static void
siyi_moves_dialog_class_init (SiyiMovesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_moves_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = siyi_moves_dialog_close_request;
  decided_signal = g_signal_new ("decided", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/moves.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiMovesDialog, head);
  gtk_widget_class_bind_template_child (widget_class, SiyiMovesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiMovesDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiMovesDialog, count);
  gtk_widget_class_bind_template_child (widget_class, SiyiMovesDialog, table);
  gtk_widget_class_bind_template_child (widget_class, SiyiMovesDialog, apply);
  gtk_widget_class_install_action (widget_class, "dialog.apply", NULL, apply_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_moves_dialog_init (SiyiMovesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_columns (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", FALSE);
}

/**
 * siyi_moves_dialog_new:
 * @parent: the window it belongs to
 * @title: translated: what would be changed, a noun
 * @job: whose fraction tells how far the counting is
 *
 * Returns: the dialog, not yet presented
 */
SiyiMovesDialog *
siyi_moves_dialog_new (GtkWindow *parent, const char *title, SiyiJob *job)
{
  SiyiMovesDialog *self = g_object_new (SIYI_TYPE_MOVES_DIALOG, "transient-for", parent, NULL);

  self->job = g_object_ref (job);
  adw_window_title_set_subtitle (self->head, title);
  g_object_bind_property (job, "fraction", self->bar, "fraction", G_BINDING_SYNC_CREATE);

  return self;
}

/**
 * siyi_moves_dialog_show:
 * @moves: (element-type SiyiMove): what would move; not empty
 * @today: for the words of days
 */
void
siyi_moves_dialog_show (SiyiMovesDialog *self, GPtrArray *moves, SiyiDay today)
{
  g_autoptr(GtkNoSelection) model = gtk_no_selection_new (G_LIST_MODEL (siyi_move_list_new (moves)));
  g_autofree char *n = g_strdup_printf ("%'u", moves->len);
  /* Translators: %s is a number */
  g_autofree char *count = g_strdup_printf (ngettext ("%s last day would move", "%s last days would move",
                                                      moves->len), n);

  self->today = today;
  gtk_label_set_text (self->count, count);
  gtk_column_view_set_model (self->table, GTK_SELECTION_MODEL (model));
  gtk_stack_set_visible_child_name (self->stack, "list");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.apply", TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->apply), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->apply));
}
