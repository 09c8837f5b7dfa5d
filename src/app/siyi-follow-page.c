/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The place "Follow-up": who owes what until when, worst first; beside it the chosen task with its
 * history and the form of its next step. Main thread. */
#include "siyi-follow-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-follow-cell.h"
#include "siyi-follow-print.h"
#include "siyi-follow-words.h"
#include "siyi-pages.h"
#include "siyi-role-guard.h"
#include "siyi-tip.h"
#include "siyi-window.h"

G_DEFINE_FINAL_TYPE (SiyiFollowPage, siyi_follow_page, GTK_TYPE_WIDGET)

#define ORPHAN "orphan-"
#define DAY_WIDTH 124

static const char * const parts[] = { "to-do", "running", "done", "all" };

static void
setup_cell (SiyiFollowPage *self,
            GtkListItem    *item)
{
  gtk_list_item_set_child (item, siyi_follow_cell_new (siyi_follow_words_say, &self->question.today, DAY_WIDTH));
}

static void
bind_cell (SiyiFollowPage *self,
           GtkListItem    *item)
{
  SiyiFollowItem *place = gtk_list_item_get_item (item);
  const gboolean is_row = !siyi_follow_item_is_head (place);

  gtk_list_item_set_selectable (item, is_row);
  gtk_list_item_set_activatable (item, is_row);
  siyi_follow_cell_bind (SIYI_FOLLOW_CELL (gtk_list_item_get_child (item)), SIYI_LAZY_ITEM (place));
}

static void
unbind_cell (SiyiFollowPage *self,
             GtkListItem    *item)
{
  siyi_follow_cell_bind (SIYI_FOLLOW_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
show_list (SiyiFollowPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  siyi_follow_page_focus_chosen (self);
}

static void
show_form (SiyiFollowPage *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->detail_side);
  siyi_follow_detail_focus_form (self->detail);
}

/* Return on a row: on with its next step. */
static void
on_row_activated (SiyiFollowPage *self,
                  guint           position)
{
  SiyiTaskHit hit;

  if (!siyi_follow_list_get_hit (self->rows, position, &hit))
    return;
  siyi_follow_page_choose (self, position);
  show_form (self);
}

static void
on_unit_selected (SiyiFollowPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->units);
  gint64 unit = 0;

  if (self->restoring || self->unit_list == NULL)
    return;
  if (selected > 0 && selected <= self->unit_list->len)
    unit = ((const SiyiUnit *) g_ptr_array_index (self->unit_list, selected - 1))->id;
  if (unit == self->question.unit)
    return;

  self->question.unit = unit;
  siyi_follow_page_ask (self);
  siyi_follow_page_count (self);
}

static void
on_charges_counted (SiyiFollowPage *self,
                    guint           n)
{
  siyi_follow_page_count_charges (self, n);
}

static void
on_detail_changed (SiyiFollowPage *self)
{
  const char *verb = siyi_follow_detail_get_verb (self->detail);

  gtk_widget_set_visible (GTK_WIDGET (self->write), verb != NULL && !self->of_charges);
  if (verb != NULL)
    gtk_button_set_label (self->write, verb);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "follow.write",
                                 !self->of_charges && siyi_follow_detail_can_write (self->detail));
}

/* The next key is for the list again. */
static void
on_written (SiyiFollowPage *self)
{
  siyi_follow_page_ask (self);
  show_list (self);
}

static void
on_archive_changed (SiyiFollowPage *self)
{
  siyi_lazy_list_refresh (SIYI_LAZY_LIST (self->rows));
  siyi_follow_page_ask (self);
  siyi_follow_page_count (self);
}

static void
write_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  siyi_follow_detail_write (SIYI_FOLLOW_PAGE (widget)->detail);
}

static void
show_list_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  show_list (SIYI_FOLLOW_PAGE (widget));
}

static void
correct_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  siyi_follow_detail_correct (SIYI_FOLLOW_PAGE (widget)->detail, g_variant_get_int64 (parameter));
}

static void
print_list_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (widget);

  siyi_follow_print_list (widget, self->archive, &self->question);
}

static gboolean
show_step (SiyiFollowPage   *self,
           SiyiTaskStepKind  kind)
{
  if (!siyi_follow_detail_set_step (self->detail, kind))
    return FALSE;
  show_form (self);

  return TRUE;
}

static void
step_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  show_step (SIYI_FOLLOW_PAGE (widget), siyi_task_step_from_word (g_variant_get_string (parameter, NULL)));
}

/* A key asks for a step; handing back is the unit's objection where the office has not agreed yet. */
static void
key_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (widget);
  const SiyiTaskStepKind kind = siyi_task_step_from_word (g_variant_get_string (parameter, NULL));

  if (self->of_charges || self->chosen->len == 0 || show_step (self, kind) ||
      (kind == SIYI_TASK_STEP_RETURNED && show_step (self, SIYI_TASK_STEP_OBJECTED)))
    return;

  siyi_toast (widget, _("This step can’t follow now; the history shows what the task waits for"));
}

static void
row_step_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (widget);
  gint64 task, visit;
  guint position;

  g_variant_get (parameter, "(xx)", &task, &visit);
  position = siyi_follow_list_find (self->rows, task, visit);
  if (position == G_MAXUINT)
    return;
  siyi_follow_page_choose (self, position);
  show_form (self);
}

static void
on_part_changed (GSimpleAction *action,
                 GVariant      *state,
                 gpointer       data)
{
  SiyiFollowPage *self = data;
  const char *word = g_variant_get_string (state, NULL);

  self->of_charges = g_str_equal (word, "charges");
  self->question.orphan = -1;
  if (g_str_has_prefix (word, ORPHAN))
    self->question.orphan = CLAMP (word[strlen (ORPHAN)] - '0', 0, SIYI_N_ORPHANS - 1);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_equal (parts[i], word))
      self->question.part = (SiyiTasksPart) i;
  g_simple_action_set_state (action, state);
  self->at = 0;
  gtk_widget_set_sensitive (GTK_WIDGET (self->units), self->question.orphan < 0 && !self->of_charges);
  if (self->of_charges)
    adw_leaflet_set_visible_child (self->leaflet, self->list_side);
  gtk_widget_set_visible (self->detail_side, !self->of_charges);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), !self->of_charges);
  on_detail_changed (self);
  siyi_follow_page_ask (self);
  siyi_follow_page_count (self);
}

static gboolean
siyi_follow_page_grab_focus (GtkWidget *widget)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (widget);

  return self->of_charges ? gtk_widget_grab_focus (GTK_WIDGET (self->charges)) : siyi_follow_page_focus_chosen (self);
}

static void
siyi_follow_page_dispose (GObject *object)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (object);

  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->counting);
  g_clear_handle_id (&self->count_timer, g_source_remove);
  g_clear_handle_id (&self->skip_idle, g_source_remove);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_FOLLOW_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_follow_page_parent_class)->dispose (object);
}

static void
siyi_follow_page_finalize (GObject *object)
{
  SiyiFollowPage *self = SIYI_FOLLOW_PAGE (object);

  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_object (&self->archive);
  g_clear_object (&self->asking);
  g_clear_object (&self->counting);
  g_clear_pointer (&self->chosen, g_array_unref);
  g_clear_pointer (&self->unit_list, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_follow_page_parent_class)->finalize (object);
}

static void
bind_keys (GtkWidgetClass *widget_class)
{
  static const struct { guint key; SiyiTaskStepKind kind; } keys[] = {
    { GDK_KEY_u, SIYI_TASK_STEP_URGED }, { GDK_KEY_e, SIYI_TASK_STEP_EXTENSION_ASKED },
    { GDK_KEY_r, SIYI_TASK_STEP_RETURNED }, { GDK_KEY_v, SIYI_TASK_STEP_VISITED_BACK },
    { GDK_KEY_c, SIYI_TASK_STEP_CLOSED }, { GDK_KEY_a, SIYI_TASK_STEP_ANSWERED },
  };

  siyi_guard_install (widget_class, "follow.write", NULL, write_action);
  siyi_guard_install (widget_class, "follow.step", "s", step_action);
  gtk_widget_class_install_action (widget_class, "follow.key", "s", key_action);
  gtk_widget_class_install_action (widget_class, "follow.show-list", NULL, show_list_action);
  siyi_follow_page_install_papers (widget_class);
  siyi_guard_install (widget_class, "follow.correct", "x", correct_action);
  siyi_guard_install (widget_class, "follow.print-list", NULL, print_list_action);
  siyi_guard_install (widget_class, "follow.row-step", "(xx)", row_step_action);

  /* The plain letters come here only where no text is typed. */
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "follow.key", "s",
                                         siyi_task_step_word (keys[i].kind));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "follow.print-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "follow.write", NULL);
}

static void
siyi_follow_page_class_init (SiyiFollowPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_follow_page_dispose;
  object_class->finalize = siyi_follow_page_finalize;
  widget_class->grab_focus = siyi_follow_page_grab_focus;

  g_type_ensure (SIYI_TYPE_CHARGE_PANE);
  g_type_ensure (SIYI_TYPE_FOLLOW_DETAIL);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/pages/follow-page.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, write);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, to_do);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, running);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, done);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, charged);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, charges);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, orphans);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, orphans_menu);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, units);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, list);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, list_side);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, detail_side);
  gtk_widget_class_bind_template_child (widget_class, SiyiFollowPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_unit_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_charges_counted);
  gtk_widget_class_bind_template_callback (widget_class, on_detail_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_written);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_keys (widget_class);
}

static void
siyi_follow_page_init (SiyiFollowPage *self)
{
  g_autoptr(GSimpleActionGroup) actions = g_simple_action_group_new ();
  const GActionEntry entries[] = {
    { .name = "part", .parameter_type = "s", .state = "'to-do'", .change_state = on_part_changed },
  };
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->asking = g_cancellable_new ();
  self->counting = g_cancellable_new ();
  self->chosen = g_array_new (FALSE, FALSE, sizeof (SiyiTaskHit));
  self->question.orphan = -1;
  g_action_map_add_action_entries (G_ACTION_MAP (actions), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "follow-list", G_ACTION_GROUP (actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_tip_inner (self->units, self->units);
  gtk_widget_set_visible (GTK_WIDGET (self->write), FALSE);
  gtk_drop_down_set_expression (self->units,
                                gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  g_object_unref (factory);
}

/**
 * siyi_follow_page_new:
 *
 * Returns: (transfer floating): the page over @archive
 */
GtkWidget *
siyi_follow_page_new (SiyiArchive *archive)
{
  SiyiFollowPage *self = g_object_new (SIYI_TYPE_FOLLOW_PAGE, NULL);

  self->archive = g_object_ref (archive);
  self->rows = siyi_follow_list_new (archive);
  self->selection = gtk_multi_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (siyi_follow_page_on_selected), self,
                           G_CONNECT_SWAPPED);
  siyi_follow_detail_set_archive (self->detail, archive);
  siyi_charge_pane_set_archive (self->charges, archive);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (on_archive_changed), self);
  siyi_follow_page_ask (self);
  siyi_follow_page_count (self);

  return GTK_WIDGET (self);
}

SiyiFollowList *
siyi_follow_page_get_list (SiyiFollowPage *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_PAGE (self), NULL);

  return self->rows;
}

SiyiFollowDetail *
siyi_follow_page_get_detail (SiyiFollowPage *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_PAGE (self), NULL);

  return self->detail;
}

GtkSelectionModel *
siyi_follow_page_get_selection (SiyiFollowPage *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_PAGE (self), NULL);

  return GTK_SELECTION_MODEL (self->selection);
}

const char *
siyi_follow_page_get_shown (SiyiFollowPage *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_PAGE (self), NULL);

  return self->shown ? gtk_stack_get_visible_child_name (self->stack) : NULL;
}
