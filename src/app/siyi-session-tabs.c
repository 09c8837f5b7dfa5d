/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four ones of a session as a row of tabs: tile, name, state in words. A piece that is missing
 * has a menu of its own, at the end of its tab, by the second button and by the menu key. */
#include "siyi-session-tabs.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-meter.h"
#include "siyi-tip.h"

typedef struct
{
  GtkWidget *overlay;     /* NULL: there is no such tab */
  GtkWidget *toggle;
  GtkWidget *meter;
  GtkWidget *words;
  GtkWidget *more;
} Tab;

struct _SiyiSessionTabs
{
  GtkWidget  parent_instance;

  Tab        tabs[SIYI_N_PIECES];
  SiyiPiece  current;
  gboolean   any;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionTabs, siyi_session_tabs, GTK_TYPE_WIDGET)

static void
on_toggled (SiyiSessionTabs *self,
            GtkWidget       *toggle)
{
  if (!gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (toggle)))
    return;

  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (self->tabs[i].toggle == toggle)
      self->current = (SiyiPiece) i;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_menu (SiyiSessionTabs *self,
           GtkWidget       *toggle)
{
  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (self->tabs[i].toggle == toggle && gtk_widget_get_visible (self->tabs[i].more))
      gtk_menu_button_popup (GTK_MENU_BUTTON (self->tabs[i].more));
}

static void
on_second_button (SiyiSessionTabs *self,
                  int              n_press,
                  double           x,
                  double           y,
                  GtkGesture      *gesture)
{
  show_menu (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)));
}

static gboolean
on_menu (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  GtkWidget *overlay = gtk_widget_get_focus_child (widget);

  if (overlay != NULL)
    show_menu (SIYI_SESSION_TABS (widget), gtk_overlay_get_child (GTK_OVERLAY (overlay)));

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_texts (Tab       *tab,
           SiyiPiece  piece)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (siyi_session_words_piece_name (piece));

  tab->words = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_xalign (GTK_LABEL (tab->words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (tab->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (tab->words, "secondary");
  gtk_widget_add_css_class (tab->words, "numeric");
  gtk_box_append (GTK_BOX (texts), name);
  gtk_box_append (GTK_BOX (texts), tab->words);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);

  return texts;
}

static GtkWidget *
new_more (void)
{
  GtkWidget *more = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (more), "view-more-symbolic");
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (more), FALSE);
  gtk_widget_set_halign (more, GTK_ALIGN_END);
  gtk_widget_set_valign (more, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_end (more, 4);
  gtk_widget_set_visible (more, FALSE);
  siyi_tip_set (more, _("More"));

  return more;
}

static void
siyi_session_tabs_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_session_tabs_parent_class)->dispose (object);
}

static void
siyi_session_tabs_class_init (SiyiSessionTabsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_tabs_dispose;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "sessiontabs");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu, NULL);
}

static void
siyi_session_tabs_init (SiyiSessionTabs *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (layout), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Four ones of the session"), -1);
}

/**
 * siyi_session_tabs_add:
 * @self: the tabs
 * @piece: the next to the right; the first is in front
 */
void
siyi_session_tabs_add (SiyiSessionTabs *self,
                       SiyiPiece        piece)
{
  Tab *tab = &self->tabs[piece];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkGesture *second = gtk_gesture_click_new ();

  g_return_if_fail (SIYI_IS_SESSION_TABS (self) && tab->overlay == NULL);

  tab->meter = siyi_meter_new (SIYI_METER_LARGE_SINGLE);
  siyi_meter_set_piece (SIYI_METER (tab->meter), piece);
  gtk_widget_set_valign (tab->meter, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), tab->meter);
  gtk_box_append (GTK_BOX (box), new_texts (tab, piece));

  tab->toggle = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (tab->toggle), box);
  gtk_widget_add_css_class (tab->toggle, "card");
  if (self->any)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab->toggle),
                                 GTK_TOGGLE_BUTTON (self->tabs[self->current].toggle));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (on_second_button), self);
  gtk_widget_add_controller (tab->toggle, GTK_EVENT_CONTROLLER (second));

  tab->more = new_more ();
  tab->overlay = gtk_overlay_new ();
  gtk_widget_set_hexpand (tab->overlay, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (tab->overlay), tab->toggle);
  gtk_overlay_add_overlay (GTK_OVERLAY (tab->overlay), tab->more);
  gtk_widget_set_parent (tab->overlay, GTK_WIDGET (self));

  if (!self->any)
    {
      self->current = piece;
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (tab->toggle), TRUE);
    }
  self->any = TRUE;
  g_signal_connect_swapped (tab->toggle, "toggled", G_CALLBACK (on_toggled), self);
}

static GMenu *
new_menu (SiyiPiece  piece,
          gboolean   excused)
{
  GMenu *menu = g_menu_new ();
  g_autoptr(GMenuItem) item = excused ? g_menu_item_new (_("_Lift the Excuse"), NULL)
                                      : g_menu_item_new (_("_Give a Reason…"), NULL);

  g_menu_item_set_action_and_target (item, excused ? "session.lift" : "session.excuse", "i",
                                     (int) piece);
  g_menu_append_item (menu, item);

  return menu;
}

static gboolean
can_be_excused (const SiyiShownSession *shown,
                SiyiPiece               piece)
{
  switch (shown->completeness.tiles[piece])
    {
    case SIYI_TILE_SOON:
    case SIYI_TILE_MISSING:
    case SIYI_TILE_EXCUSED:
      return TRUE;
    case SIYI_TILE_EMPTY:
    case SIYI_TILE_PART:
      return siyi_shown_session_is_held (shown);
    case SIYI_TILE_FULL:
    default:
      return FALSE;
    }
}

static void
show_tab (Tab                    *tab,
          const SiyiShownSession *shown,
          SiyiPiece               piece)
{
  const SiyiPieceCount *count = &shown->reception->session->pieces[piece];
  SiyiTile tile = shown->completeness.tiles[piece];
  g_autofree char *words = siyi_session_words_piece (shown, piece);
  gboolean excusable = can_be_excused (shown, piece);
  g_autoptr(GMenu) menu = NULL;
  /* Translators: a tab and its state as a screen reader says it */
  g_autofree char *label = g_strdup_printf (C_("piece", "%1$s, %2$s"),
                                            siyi_session_words_piece_name (piece), words);

  siyi_meter_set_tile (SIYI_METER (tab->meter), piece, tile, (guint) MAX (count->done, 0),
                       (guint) MAX (count->wanted, 1));
  gtk_label_set_text (GTK_LABEL (tab->words), words);
  gtk_widget_set_tooltip_text (tab->toggle, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (tab->more, excusable);
  gtk_widget_set_margin_end (tab->words, excusable ? 28 : 0);
  if (!excusable)
    return;

  menu = new_menu (piece, tile == SIYI_TILE_EXCUSED);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (tab->more), G_MENU_MODEL (menu));
}

void
siyi_session_tabs_show (SiyiSessionTabs        *self,
                        const SiyiShownSession *shown)
{
  g_return_if_fail (SIYI_IS_SESSION_TABS (self));

  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (self->tabs[i].overlay != NULL)
      show_tab (&self->tabs[i], shown, (SiyiPiece) i);
}

SiyiPiece
siyi_session_tabs_get_current (SiyiSessionTabs *self)
{
  return self->current;
}

/**
 * siyi_session_tabs_set_current:
 * @piece: one that was added, else nothing happens
 */
void
siyi_session_tabs_set_current (SiyiSessionTabs *self,
                               SiyiPiece        piece)
{
  if (self->tabs[piece].toggle != NULL)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->tabs[piece].toggle), TRUE);
}

/**
 * siyi_session_tabs_turn:
 * @n: 1 goes to the next tab, -1 to the one before; around the end
 */
void
siyi_session_tabs_turn (SiyiSessionTabs *self,
                        int              n)
{
  int piece = (int) self->current;

  g_return_if_fail (self->any);

  do
    piece = (piece + n + SIYI_N_PIECES) % SIYI_N_PIECES;
  while (self->tabs[piece].toggle == NULL);

  siyi_session_tabs_set_current (self, (SiyiPiece) piece);
}

/**
 * siyi_session_tabs_get_tab:
 *
 * Returns: (transfer none) (nullable): the button of @piece
 */
GtkWidget *
siyi_session_tabs_get_tab (SiyiSessionTabs *self,
                           SiyiPiece        piece)
{
  return self->tabs[piece].toggle;
}
