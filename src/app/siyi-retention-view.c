/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What falls due and the lists of destruction. Asks the archive's reader when it is shown and after each
 * change while it is; the last answer stays until the next one is there. Main thread. */
#include "siyi-retention-view.h"

#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-children.h"
#include "siyi-destruction-print.h"
#include "siyi-retention-ask.h"
#include "siyi-retention-row.h"
#include "siyi-role-guard.h"
#include "siyi-two-columns.h"
#include "siyi-window.h"

/* A list is read through before it is signed: more at once nobody reads. */
#define MOST_ROWS 200

struct _SiyiRetentionView
{
  GtkWidget     parent_instance;

  /* Template */
  GtkLabel     *sum;
  GtkWidget    *all;
  GtkStack     *due_stack;        /* "waiting", "list", "nothing" */
  GtkListBox   *due;
  GtkLabel     *more;
  GtkWidget    *draw_up;
  GtkStack     *lists_stack;      /* "waiting", "list", "nothing" */
  GtkListBox   *lists;

  /* Owned */
  SiyiArchive  *archive;
  GCancellable *asking;           /* replaced with every question: older replies drop out */
  GPtrArray    *shown;            /* SiyiDestruction; NULL before the first answer */
  GHashTable   *ticked;           /* case ids: ticks outlive a new answer */
  gboolean      stale;
  guint         n_taken;
};

G_DEFINE_FINAL_TYPE (SiyiRetentionView, siyi_retention_view, GTK_TYPE_WIDGET)

typedef struct
{
  GPtrArray *due;      /* SiyiRetentionLine */
  GPtrArray *lists;    /* SiyiDestruction, the newest first */
} Answer;

static void
answer_free (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->due, g_ptr_array_unref);
  g_clear_pointer (&answer->lists, g_ptr_array_unref);
  g_free (answer);
}

static gboolean
is_listed (const Answer *answer,
           gint64        case_id)
{
  for (guint i = 0; i < answer->lists->len; i++)
    {
      const SiyiDestruction *list = g_ptr_array_index (answer->lists, i);

      for (guint j = 0; list->cancelled_at == 0 && j < list->items->len; j++)
        if (((const SiyiDestructionItem *) g_ptr_array_index (list->items, j))->case_id == case_id)
          return TRUE;
    }

  return FALSE;
}

/* What can be destroyed stands first, the oldest on top. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SiyiRetentionLine *one = *(SiyiRetentionLine * const *) a;
  const SiyiRetentionLine *other = *(SiyiRetentionLine * const *) b;

  if (one->hand_over != other->hand_over)
    return one->hand_over ? 1 : -1;
  if (one->last_day != other->last_day)
    return one->last_day < other->last_day ? -1 : 1;

  return g_strcmp0 (one->number, other->number);
}

/* What is over ends with a year: it is due with the last day of the year before. What stands on a list
 * that was not taken back is dealt with there. */
static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const int *year = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->due = siyi_retention_due (db, *year, error);
  answer->lists = answer->due != NULL ? siyi_destructions_load (db, error) : NULL;
  if (answer->lists == NULL)
    g_clear_pointer (&answer, answer_free);
  for (guint i = answer != NULL ? answer->due->len : 0; i > 0; i--)
    if (is_listed (answer, ((const SiyiRetentionLine *) g_ptr_array_index (answer->due, i - 1))->case_id))
      g_ptr_array_remove_index (answer->due, i - 1);
  if (answer != NULL)
    g_ptr_array_sort (answer->due, compare_lines);

  return answer;
}

static void
show_ticks (SiyiRetentionView *self)
{
  GtkListBoxRow *row;
  guint n_checks = 0;

  g_hash_table_remove_all (self->ticked);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->due, i)) != NULL; i++)
    {
      gint64 id = siyi_retention_row_get_case (row);

      n_checks += siyi_retention_row_get_check (row) != NULL;
      if (siyi_retention_row_get_ticked (row))
        g_hash_table_add (self->ticked, g_memdup2 (&id, sizeof id));
    }
  gtk_widget_set_visible (self->all, n_checks > 0);
  gtk_widget_set_visible (self->draw_up, n_checks > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retention.draw-up", g_hash_table_size (self->ticked) > 0);
}

static char *
sum_words (GPtrArray *due)
{
  guint n_over = 0;

  for (guint i = 0; i < due->len; i++)
    n_over += !((const SiyiRetentionLine *) g_ptr_array_index (due, i))->hand_over;

  /* Translators: matters whose keeping is over, and those to be handed over to the state archive */
  return g_strdup_printf (_("%1$u over, %2$u to hand over"), n_over, due->len - n_over);
}

static void
show_due (SiyiRetentionView *self,
          GPtrArray         *due,
          SiyiDay            today)
{
  g_autofree char *sum = sum_words (due);
  g_autofree char *more = due->len > MOST_ROWS
                            ? g_strdup_printf (ngettext ("%u more follows when these are dealt with",
                                                         "%u more follow when these are dealt with",
                                                         due->len - MOST_ROWS), due->len - MOST_ROWS) : NULL;

  siyi_children_remove (self->due);
  for (guint i = 0; i < MIN (due->len, MOST_ROWS); i++)
    {
      const SiyiRetentionLine *line = g_ptr_array_index (due, i);
      GtkWidget *row = siyi_retention_row_new (line, today);
      GtkCheckButton *check = siyi_retention_row_get_check (GTK_LIST_BOX_ROW (row));

      siyi_retention_row_set_ticked (GTK_LIST_BOX_ROW (row), g_hash_table_contains (self->ticked, &line->case_id));
      if (check != NULL)
        g_signal_connect_object (check, "toggled", G_CALLBACK (show_ticks), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->due, row);
    }
  gtk_label_set_text (self->sum, due->len > 0 ? sum : "");
  gtk_label_set_text (self->more, more != NULL ? more : "");
  gtk_widget_set_visible (GTK_WIDGET (self->more), more != NULL);
  gtk_stack_set_visible_child_name (self->due_stack, due->len > 0 ? "list" : "nothing");
  show_ticks (self);
}

static void
show_lists (SiyiRetentionView *self,
            SiyiDay            today)
{
  siyi_children_remove (self->lists);
  for (guint i = 0; i < self->shown->len; i++)
    gtk_list_box_append (self->lists, siyi_destruction_row_new (g_ptr_array_index (self->shown, i),
                                                                siyi_archive_get_who (self->archive), today));
  gtk_stack_set_visible_child_name (self->lists_stack, self->shown->len > 0 ? "list" : "nothing");
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiRetentionView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  SiyiDay today;

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    {
      g_clear_pointer (&answer, answer_free);
      return;
    }
  if (answer == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading what falls due"), error);
      return;
    }

  today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  self->n_taken++;
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  self->shown = g_ptr_array_ref (answer->lists);
  show_due (self, answer->due, today);
  show_lists (self, today);
  answer_free (answer);
}

static void
ask (SiyiRetentionView *self)
{
  const int year = siyi_day_year (siyi_clock_today (siyi_archive_get_clock (self->archive))) - 1;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->stale = TRUE;
      return;
    }

  self->stale = FALSE;
  siyi_ask (self, &self->asking, self->archive, load_in_thread, g_memdup2 (&year, sizeof year), g_free, answer_free,
            on_loaded);
}

static void
siyi_retention_view_map (GtkWidget *widget)
{
  SiyiRetentionView *self = SIYI_RETENTION_VIEW (widget);

  GTK_WIDGET_CLASS (siyi_retention_view_parent_class)->map (widget);
  if (self->stale)
    ask (self);
}

static void
on_due_activated (SiyiRetentionView *self,
                  GtkListBoxRow     *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "x", siyi_retention_row_get_case (row));
}

static void
on_all (SiyiRetentionView *self)
{
  GtkListBoxRow *row;
  gboolean any_left = FALSE;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->due, i)) != NULL; i++)
    any_left |= siyi_retention_row_get_check (row) != NULL && !siyi_retention_row_get_ticked (row);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->due, i)) != NULL; i++)
    siyi_retention_row_set_ticked (row, any_left);
}

static void
draw_up_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SiyiRetentionView *self = SIYI_RETENTION_VIEW (widget);
  g_autoptr(GArray) cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->due, i)) != NULL; i++)
    if (siyi_retention_row_get_ticked (row))
      {
        const gint64 id = siyi_retention_row_get_case (row);

        g_array_append_val (cases, id);
      }
  if (cases->len > 0)
    siyi_retention_ask_list (widget, self->archive, (const gint64 *) (gpointer) cases->data, cases->len);
}

static void
list_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiRetentionView *self = SIYI_RETENTION_VIEW (widget);
  const SiyiDestruction *list = NULL;

  for (guint i = 0; self->shown != NULL && i < self->shown->len; i++)
    if (((const SiyiDestruction *) g_ptr_array_index (self->shown, i))->id == g_variant_get_int64 (parameter))
      list = g_ptr_array_index (self->shown, i);
  if (list == NULL)
    return;

  if (g_str_equal (name, "retention.sign"))
    siyi_retention_ask_sign (widget, self->archive, list);
  else if (g_str_equal (name, "retention.cancel"))
    siyi_retention_ask_cancel (widget, self->archive, list);
  else if (g_str_equal (name, "retention.destroy"))
    siyi_retention_ask_destroy (widget, self->archive, list);
  else if (g_str_equal (name, "retention.save"))
    siyi_destruction_save (widget, self->archive, list->id, list->number);
  else
    siyi_destruction_print (widget, self->archive, list->id);
}

static gboolean
siyi_retention_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (gtk_widget_get_first_child (widget), GTK_DIR_TAB_FORWARD);
}

static void
siyi_retention_view_dispose (GObject *object)
{
  SiyiRetentionView *self = SIYI_RETENTION_VIEW (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_RETENTION_VIEW);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_retention_view_parent_class)->dispose (object);
}

static void
siyi_retention_view_finalize (GObject *object)
{
  SiyiRetentionView *self = SIYI_RETENTION_VIEW (object);

  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_hash_table_unref (self->ticked);

  G_OBJECT_CLASS (siyi_retention_view_parent_class)->finalize (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, SiyiRetentionView, name)

static void
siyi_retention_view_class_init (SiyiRetentionViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const char * const of_lists[] = {
    "retention.sign", "retention.cancel", "retention.destroy", "retention.print", "retention.save"
  };

  object_class->dispose = siyi_retention_view_dispose;
  object_class->finalize = siyi_retention_view_finalize;
  widget_class->grab_focus = siyi_retention_view_grab_focus;
  widget_class->map = siyi_retention_view_map;
  g_type_ensure (SIYI_TYPE_TWO_COLUMNS);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/retention-view.ui");
  BIND (sum);
  BIND (all);
  BIND (due_stack);
  BIND (due);
  BIND (more);
  BIND (draw_up);
  BIND (lists_stack);
  BIND (lists);
  gtk_widget_class_bind_template_callback (widget_class, on_due_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_all);
  siyi_guard_install (widget_class, "retention.draw-up", NULL, draw_up_action);
  for (gsize i = 0; i < G_N_ELEMENTS (of_lists); i++)
    siyi_guard_install (widget_class, of_lists[i], "x", list_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_retention_view_init (SiyiRetentionView *self)
{
  self->asking = g_cancellable_new ();
  self->ticked = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "retention.draw-up", FALSE);
}

/**
 * siyi_retention_view_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
siyi_retention_view_new (SiyiArchive *archive)
{
  SiyiRetentionView *self = g_object_new (SIYI_TYPE_RETENTION_VIEW, NULL);

  self->archive = g_object_ref (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  g_signal_connect_swapped (archive, "seated", G_CALLBACK (ask), self);

  return GTK_WIDGET (self);
}

GtkListBox *
siyi_retention_view_get_due (SiyiRetentionView *self)
{
  g_return_val_if_fail (SIYI_IS_RETENTION_VIEW (self), NULL);

  return self->due;
}

GtkListBox *
siyi_retention_view_get_lists (SiyiRetentionView *self)
{
  g_return_val_if_fail (SIYI_IS_RETENTION_VIEW (self), NULL);

  return self->lists;
}

guint
siyi_retention_view_get_n_taken (SiyiRetentionView *self)
{
  g_return_val_if_fail (SIYI_IS_RETENTION_VIEW (self), 0);

  return self->n_taken;
}
