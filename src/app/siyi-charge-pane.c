/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The charges of the follow-up page: a lazy list that follows the archive's "changed", and what is said where
 * there are none. Main thread. */
#include "siyi-charge-pane.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-charge-list.h"
#include "siyi-charge-words.h"
#include "siyi-charge-work.h"
#include "siyi-children.h"
#include "siyi-follow-cell.h"
#include "siyi-weak.h"
#include "siyi-window.h"

#define DAY_WIDTH 140

struct _SiyiChargePane
{
  GtkWidget       parent_instance;

  /* Children */
  GtkStack       *stack;
  GtkListView    *list;

  /* Owned */
  SiyiArchive    *archive;
  SiyiChargeList *rows;
  GCancellable   *asking;      /* replaced with every question: older answers drop out */
  SiyiDay         today;
  gboolean        shown;       /* an answer has come */
};

enum { COUNTED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiChargePane, siyi_charge_pane, GTK_TYPE_WIDGET)

/* A charge: light and state, matter over leader and unit, day of the limit. */
static void
say (SiyiLazyItem        *item,
     SiyiDay              today,
     SiyiFollowCellWords *words)
{
  SiyiChargeItem *place = SIYI_CHARGE_ITEM (item);
  const SiyiCharge *charge = siyi_charge_item_get_row (place);

  if (siyi_charge_item_is_head (place))
    {
      const SiyiChargesPart part = siyi_charge_item_get_part (place);

      words->head = siyi_charge_words_head (part, siyi_charge_item_get_n (place));
      words->head_style = part == SIYI_CHARGES_OVERDUE ? "over" : NULL;
      return;
    }

  words->light = charge->reading.light;
  words->spent = charge->reading.percent / 100.0;
  words->state = siyi_charge_words_state (charge);
  words->title = siyi_charge_words_title (charge);
  words->below = siyi_charge_words_below (charge);
  words->day = charge->facts.limit != SIYI_DAY_NONE ? siyi_case_words_day (charge->facts.limit, today, TRUE)
                                                    : g_strdup (_("No limit yet"));
  /* Translators: a charge as a screen reader says it: matter; leader and unit; state; day */
  words->sentence = g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s"), words->title, words->below, words->state, words->day);
}

static void
setup_cell (SiyiChargePane *self,
            GtkListItem    *item)
{
  gtk_list_item_set_child (item, siyi_follow_cell_new (say, &self->today, DAY_WIDTH));
}

static void
bind_cell (SiyiChargePane *self,
           GtkListItem    *item)
{
  SiyiChargeItem *place = gtk_list_item_get_item (item);
  const gboolean is_row = !siyi_charge_item_is_head (place);

  gtk_list_item_set_selectable (item, is_row);
  gtk_list_item_set_activatable (item, is_row);
  siyi_follow_cell_bind (SIYI_FOLLOW_CELL (gtk_list_item_get_child (item)), SIYI_LAZY_ITEM (place));
}

static void
unbind_cell (SiyiChargePane *self,
             GtkListItem    *item)
{
  siyi_follow_cell_bind (SIYI_FOLLOW_CELL (gtk_list_item_get_child (item)), NULL);
}

static void
on_row_activated (SiyiChargePane *self,
                  guint           position)
{
  g_autoptr(SiyiChargeItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  const SiyiCharge *charge = item != NULL && !siyi_charge_item_is_head (item) ? siyi_charge_item_get_row (item) : NULL;

  if (charge != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-case", "x", charge->case_id);
}

static guint
n_charges (const GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += g_array_index (ids, gint64, i) > 0;

  return n;
}

static void
on_ids (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr(SiyiChargePane) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  GArray *ids = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  guint n;

  if (self == NULL || self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }
  if (ids == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Looking for charges"), error);
      return;
    }

  n = n_charges (ids);
  self->shown = TRUE;
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  siyi_charge_list_take_ids (self->rows, ids, self->today);
  g_signal_emit (self, signals[COUNTED], 0, n);
}

static void
ask (SiyiChargePane *self)
{
  g_cancellable_cancel (self->asking);
  g_object_unref (self->asking);
  self->asking = g_cancellable_new ();
  self->today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_charge_ids_work,
                          g_memdup2 (&self->today, sizeof self->today), g_free, (GDestroyNotify) g_array_unref,
                          self->asking, on_ids, siyi_weak_new (self));
}

static gboolean
siyi_charge_pane_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SIYI_CHARGE_PANE (widget)->list));
}

static void
siyi_charge_pane_dispose (GObject *object)
{
  SiyiChargePane *self = SIYI_CHARGE_PANE (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  g_clear_object (&self->archive);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_charge_pane_parent_class)->dispose (object);
}

static void
siyi_charge_pane_finalize (GObject *object)
{
  SiyiChargePane *self = SIYI_CHARGE_PANE (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (siyi_charge_pane_parent_class)->finalize (object);
}

static void
siyi_charge_pane_class_init (SiyiChargePaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_charge_pane_dispose;
  object_class->finalize = siyi_charge_pane_finalize;
  widget_class->grab_focus = siyi_charge_pane_grab_focus;
  signals[COUNTED] = g_signal_new ("counted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
empty_new (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "avatar-default-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Leader Has Charge of a Case"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("A leader takes charge on the case’s page. Until it is struck off the charge "
                                     "stands here, the longest overdue first."));
  gtk_widget_add_css_class (page, "compact");

  return page;
}

static void
siyi_charge_pane_init (SiyiChargePane *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->asking = g_cancellable_new ();
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "follow-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Leaders in charge of cases"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (on_row_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cell), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  g_object_unref (factory);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->list));
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, scroll, "list");
  gtk_stack_add_named (self->stack, empty_new (), "empty");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
}

/**
 * siyi_charge_pane_set_archive:
 *
 * Shows the charges of @archive from now on.
 */
void
siyi_charge_pane_set_archive (SiyiChargePane *self,
                              SiyiArchive    *archive)
{
  g_autoptr(GtkSelectionModel) selection = NULL;

  g_return_if_fail (SIYI_IS_CHARGE_PANE (self) && self->archive == NULL);

  self->archive = g_object_ref (archive);
  self->rows = siyi_charge_list_new (archive);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  ask (self);
}

SiyiChargeList *
siyi_charge_pane_get_list (SiyiChargePane *self)
{
  g_return_val_if_fail (SIYI_IS_CHARGE_PANE (self), NULL);

  return self->rows;
}

const char *
siyi_charge_pane_get_shown (SiyiChargePane *self)
{
  g_return_val_if_fail (SIYI_IS_CHARGE_PANE (self), NULL);

  return self->shown ? gtk_stack_get_visible_child_name (self->stack) : NULL;
}
