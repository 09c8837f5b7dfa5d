/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list behind a number: which number it is, its value and change, then its rows, a page at a time;
 * the whole of it opens in the ledger. A number that is asked for again, because the archive changed,
 * keeps its rows until the new ones are there. Main thread; the rows come from the archive's reader. */
#include "siyi-behind-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-behind-row.h"
#include "siyi-behind-words.h"
#include "siyi-children.h"
#include "siyi-window.h"

#define WAITING_ROWS 8

struct _SiyiBehindView
{
  GtkWidget       parent_instance;

  /* Children */
  GtkLabel       *title, *source;
  GtkLabel       *value, *beside, *change;
  GtkWidget      *parts;
  GtkToggleButton *part_buttons[SIYI_N_BEHIND_PARTS];
  GtkStack       *stack;         /* "hint", "waiting", "list", "nothing" */
  GtkListBox     *list;
  GtkWidget      *head, *foot;
  GtkLabel       *count;
  GtkButton      *open;

  /* Owned */
  SiyiArchive    *archive;
  GCancellable   *asking;        /* replaced with every question: older answers drop out */
  SiyiStatWish   *wish;          /* NULL: nothing was chosen */
  SiyiStatBehind *behind;        /* NULL: under way */
  guint           n_listed;
  gboolean        adding;        /* more rows are under way */
  gboolean        opens;         /* the ledger is wanted as soon as the rows are known */
};

static const char * const part_keys[SIYI_N_BEHIND_PARTS] = { NULL, "numerator", "rest" };

enum { CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiBehindView, siyi_behind_view, GTK_TYPE_WIDGET)

/* --- Rows --------------------------------------------------------------------------------------- */

static void
add_rows (SiyiBehindView  *self,
          const GPtrArray *lines)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));

  for (guint i = 0; i < lines->len; i++)
    gtk_list_box_append (self->list, siyi_behind_row_new (g_ptr_array_index (lines, i), today));
  self->n_listed += lines->len;
}

static void
clear_rows (SiyiBehindView *self)
{
  siyi_children_remove (self->list);
  self->n_listed = 0;
}

static void ask (SiyiBehindView *self);

static void
on_part (SiyiBehindView  *self,
         GtkToggleButton *button)
{
  if (self->wish == NULL || !gtk_toggle_button_get_active (button))
    return;

  for (int i = 0; i < SIYI_N_BEHIND_PARTS; i++)
    if (self->part_buttons[i] == button)
      {
        g_free (self->wish->part);
        self->wish->part = g_strdup (part_keys[i]);
      }
  ask (self);
}

/* --- Head and foot ------------------------------------------------------------------------------ */

static void
set_words (GtkLabel   *label,
           const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL && *words != '\0');
}

static void
show_parts (SiyiBehindView *self)
{
  gtk_widget_set_visible (self->parts, self->wish->denominator > 0);
  for (int i = 0; i < SIYI_N_BEHIND_PARTS; i++)
    {
      g_autofree char *label = siyi_behind_words_part (self->wish, (SiyiBehindPart) i);

      gtk_button_set_label (GTK_BUTTON (self->part_buttons[i]), label);
      g_signal_handlers_block_by_func (self->part_buttons[i], on_part, self);
      gtk_toggle_button_set_active (self->part_buttons[i], g_strcmp0 (part_keys[i], self->wish->part) == 0);
      g_signal_handlers_unblock_by_func (self->part_buttons[i], on_part, self);
    }
}

static void
show_head (SiyiBehindView *self)
{
  const SiyiStatWish *wish = self->wish;

  set_words (self->title, wish->title);
  gtk_label_set_label (self->source, wish->source != NULL ? wish->source : "");
  set_words (self->value, wish->value);
  set_words (self->beside, wish->beside);
  set_words (self->change, wish->change);
  show_parts (self);
  gtk_widget_set_tooltip_text (self->head, wish->definition);
  gtk_widget_set_visible (self->head, TRUE);
}

static void
show_foot (SiyiBehindView *self)
{
  g_autofree char *words = siyi_behind_words_count (self->behind->kind, self->n_listed, self->behind->ids->len);

  gtk_label_set_label (self->count, words);
  gtk_widget_set_visible (GTK_WIDGET (self->open), self->behind->visits != NULL && self->behind->visits->len > 0);
  gtk_widget_set_visible (self->foot, TRUE);
}

/* --- Asking ------------------------------------------------------------------------------------- */

static void
open_ledger (SiyiBehindView *self)
{
  GVariant *ids;

  self->opens = FALSE;
  if (self->behind->visits == NULL || self->behind->visits->len == 0)
    return;

  ids = g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, self->behind->visits->data, self->behind->visits->len,
                                   sizeof (gint64));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-visits", "(s@ax)", self->wish->title, ids);
}

static void
take_behind (SiyiBehindView *self,
             SiyiStatBehind *behind)
{
  g_clear_pointer (&self->behind, siyi_stat_behind_free);
  self->behind = behind;
  self->adding = FALSE;
  clear_rows (self);
  add_rows (self, behind->lines);
  gtk_stack_set_visible_child_name (self->stack, behind->ids->len > 0 ? "list" : "nothing");
  show_foot (self);
  if (self->opens)
    open_ledger (self);
}

static void
on_behind (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiBehindView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiStatBehind) behind = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (behind == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Looking up what is behind the number"), error);
      return;
    }

  take_behind (self, g_steal_pointer (&behind));
}

static void
ask (SiyiBehindView *self)
{
  siyi_ask (self, &self->asking, self->archive, siyi_stat_behind_work, siyi_stat_wish_copy (self->wish),
            (GDestroyNotify) siyi_stat_wish_free, (GDestroyNotify) siyi_stat_behind_free, on_behind);
}

static void
on_more (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiBehindView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  self->adding = FALSE;
  if (lines == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Looking up what is behind the number"), error);
      return;
    }

  add_rows (self, lines);
  show_foot (self);
}

static void
on_edge (SiyiBehindView  *self,
         GtkPositionType  edge)
{
  SiyiStatSlice *slice;
  guint n;

  if (edge != GTK_POS_BOTTOM || self->adding || self->behind == NULL || self->n_listed >= self->behind->ids->len)
    return;

  n = MIN (self->behind->ids->len - self->n_listed, SIYI_STAT_PAGE);
  slice = g_new0 (SiyiStatSlice, 1);
  slice->kind = self->behind->kind;
  slice->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_vals (slice->ids, &g_array_index (self->behind->ids, gint64, self->n_listed), n);
  self->adding = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_stat_lines_work, slice,
                          (GDestroyNotify) siyi_stat_slice_free, (GDestroyNotify) g_ptr_array_unref, self->asking,
                          on_more, g_task_new (self, self->asking, NULL, NULL));
}

static void
on_activated (SiyiBehindView *self,
              GtkListBoxRow  *row)
{
  static const char * const actions[] = {
    [SIYI_BEHIND_VISITS] = "win.show-visit",
    [SIYI_BEHIND_TASKS] = "win.show-task",
    [SIYI_BEHIND_CASES] = "win.show-case",
    [SIYI_BEHIND_SESSIONS] = "win.show-session",
  };

  gtk_widget_activate_action (GTK_WIDGET (self), actions[self->behind->kind], "x", siyi_behind_row_get_id (row));
}

static void
on_close (SiyiBehindView *self)
{
  g_signal_emit (self, signals[CLOSED], 0);
}

/* --- The widget --------------------------------------------------------------------------------- */

static void
siyi_behind_view_dispose (GObject *object)
{
  SiyiBehindView *self = SIYI_BEHIND_VIEW (object);

  g_cancellable_cancel (self->asking);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_behind_view_parent_class)->dispose (object);
}

static void
siyi_behind_view_finalize (GObject *object)
{
  SiyiBehindView *self = SIYI_BEHIND_VIEW (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->asking);
  g_clear_pointer (&self->wish, siyi_stat_wish_free);
  g_clear_pointer (&self->behind, siyi_stat_behind_free);

  G_OBJECT_CLASS (siyi_behind_view_parent_class)->finalize (object);
}

static void
siyi_behind_view_class_init (SiyiBehindViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_behind_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_behind_view_finalize;
  signals[CLOSED] = g_signal_new ("closed", SIYI_TYPE_BEHIND_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/behind-view.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, source);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, value);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, beside);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, change);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, parts);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, list);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, head);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, foot);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, count);
  gtk_widget_class_bind_template_child (widget_class, SiyiBehindView, open);
  gtk_widget_class_bind_template_callback (widget_class, on_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_edge);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
  gtk_widget_class_bind_template_callback (widget_class, siyi_behind_view_open);
  gtk_widget_class_set_css_name (widget_class, "behindview");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_waiting (SiyiBehindView *self)
{
  GtkWidget *box = gtk_stack_get_child_by_name (self->stack, "waiting");

  for (int i = 0; i < WAITING_ROWS; i++)
    {
      GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (bar, "waiting-bar");
      gtk_widget_set_size_request (bar, -1, 18);
      gtk_box_append (GTK_BOX (box), bar);
    }
}

static void
add_parts (SiyiBehindView *self)
{
  for (int i = 0; i < SIYI_N_BEHIND_PARTS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->part_buttons[i] = GTK_TOGGLE_BUTTON (button);
      if (i > 0)
        gtk_toggle_button_set_group (self->part_buttons[i], self->part_buttons[0]);
      g_signal_connect_object (button, "toggled", G_CALLBACK (on_part), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->parts), button);
    }
}

static void
siyi_behind_view_init (SiyiBehindView *self)
{
  self->asking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_parts (self);
  add_waiting (self);
}

void
siyi_behind_view_set_archive (SiyiBehindView *self,
                              SiyiArchive    *archive)
{
  g_return_if_fail (SIYI_IS_BEHIND_VIEW (self));

  g_set_object (&self->archive, archive);
}

/**
 * siyi_behind_view_show:
 * @wish: (nullable): the number; %NULL: none, the list says what it is for
 */
void
siyi_behind_view_show (SiyiBehindView     *self,
                       const SiyiStatWish *wish)
{
  gboolean same;
  g_autoptr(SiyiStatWish) old = NULL;

  g_return_if_fail (SIYI_IS_BEHIND_VIEW (self));

  old = g_steal_pointer (&self->wish);
  self->opens = FALSE;
  if (wish == NULL)
    {
      g_cancellable_cancel (self->asking);
      g_clear_pointer (&self->behind, siyi_stat_behind_free);
      clear_rows (self);
      gtk_widget_set_visible (self->head, FALSE);
      gtk_widget_set_visible (self->foot, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "hint");
      return;
    }

  same = old != NULL && siyi_stat_wish_same (old, wish);
  self->wish = siyi_stat_wish_copy (wish);
  if (same && old->part != NULL && wish->part == NULL)
    self->wish->part = g_strdup (old->part);
  show_head (self);
  if (!same)
    {
      g_clear_pointer (&self->behind, siyi_stat_behind_free);
      gtk_widget_set_visible (self->foot, FALSE);
      gtk_stack_set_visible_child_name (self->stack, "waiting");
    }
  ask (self);
}

/**
 * siyi_behind_view_open:
 *
 * Opens the ledger with exactly the rows behind the number, as soon as they are known.
 */
void
siyi_behind_view_open (SiyiBehindView *self)
{
  g_return_if_fail (SIYI_IS_BEHIND_VIEW (self));

  if (self->behind != NULL)
    open_ledger (self);
  else
    self->opens = self->wish != NULL;
}

const SiyiStatWish *
siyi_behind_view_get_wish (SiyiBehindView *self)
{
  g_return_val_if_fail (SIYI_IS_BEHIND_VIEW (self), NULL);

  return self->wish;
}

/**
 * siyi_behind_view_get_ids:
 *
 * Returns: (transfer none) (nullable): all rows behind the number, %NULL while they are under way
 */
const GArray *
siyi_behind_view_get_ids (SiyiBehindView *self)
{
  g_return_val_if_fail (SIYI_IS_BEHIND_VIEW (self), NULL);

  return self->behind != NULL ? self->behind->ids : NULL;
}

GtkListBox *
siyi_behind_view_get_list (SiyiBehindView *self)
{
  g_return_val_if_fail (SIYI_IS_BEHIND_VIEW (self), NULL);

  return self->list;
}
