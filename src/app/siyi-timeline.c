/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a case's time, newest above: day, a circle on the rail, what happened, in whose
 * words. Draws the rail itself; its rows are widgets, so each is read as a sentence. Tab enters
 * and leaves it, the arrows walk its rows; Enter on a visit opens the session it was received in. */
#include "siyi-timeline.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-colors.h"
#include "siyi-timeline-words.h"
#include "siyi-tip.h"

#define DAY_WIDTH 96
#define CIRCLE 20
#define RAIL 2

struct _SiyiTimeline
{
  GtkWidget     parent_instance;

  GtkSizeGroup *days;      /* one width for all days, so that the rail is straight */
};

G_DEFINE_FINAL_TYPE (SiyiTimeline, siyi_timeline, GTK_TYPE_WIDGET)

/* A row is a plain box of the role "list item". */
#define SIYI_TYPE_TIMELINE_ROW (siyi_timeline_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiTimelineRow, siyi_timeline_row, SIYI, TIMELINE_ROW, GtkWidget)

struct _SiyiTimelineRow
{
  GtkWidget  parent_instance;

  GtkWidget *circle;    /* borrowed from the row's children */
  GtkWidget *menu;      /* borrowed; NULL: nothing to choose */
  gint64     session;   /* 0: none to open */
};

G_DEFINE_FINAL_TYPE (SiyiTimelineRow, siyi_timeline_row, GTK_TYPE_WIDGET)

static void
unparent_children (GtkWidget *widget)
{
  siyi_children_unparent (widget);
}

static void
siyi_timeline_row_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (siyi_timeline_row_parent_class)->dispose (object);
}

static gboolean
open_session (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   data)
{
  gint64 session = SIYI_TIMELINE_ROW (widget)->session;

  return session != 0 && gtk_widget_activate_action (widget, "win.show-session", "x", session);
}

static gboolean
open_menu (GtkWidget *widget,
           GVariant  *arguments,
           gpointer   data)
{
  GtkWidget *menu = SIYI_TIMELINE_ROW (widget)->menu;

  if (menu != NULL)
    gtk_menu_button_popup (GTK_MENU_BUTTON (menu));

  return menu != NULL;
}

static void
siyi_timeline_row_class_init (SiyiTimelineRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_timeline_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_widget_class_set_css_name (widget_class, "moment");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_session, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_session, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, open_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, open_menu, NULL);
}

static void
siyi_timeline_row_init (SiyiTimelineRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static GtkWidget *
make_label (const char *text,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_day (SiyiTimelineRow *row,
         const char      *words,
         GtkSizeGroup    *days)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_size_request (label, DAY_WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "moment-day");
  gtk_size_group_add_widget (days, label);
  gtk_widget_set_parent (label, GTK_WIDGET (row));
}

static void
add_circle (SiyiTimelineRow *row,
            const char      *icon,
            gboolean         strong)
{
  row->circle = gtk_image_new_from_icon_name (icon);
  gtk_image_set_pixel_size (GTK_IMAGE (row->circle), 12);
  gtk_widget_set_size_request (row->circle, CIRCLE, CIRCLE);
  gtk_widget_set_valign (row->circle, GTK_ALIGN_START);
  gtk_widget_add_css_class (row->circle, "moment-circle");
  if (strong)
    gtk_widget_add_css_class (row->circle, "strong");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->circle),
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (row->circle, GTK_WIDGET (row));
}

static void
strike (GtkWidget *label)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  pango_attr_list_unref (attributes);
}

static void
add_texts (SiyiTimelineRow        *row,
           const SiyiTimelineLine *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label;

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (line->title, "heading"));
  if (line->body != NULL && *line->body != '\0')
    {
      label = make_label (line->body, "secondary");
      if (line->struck)
        strike (label);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (line->markup != NULL)
    {
      label = make_label (NULL, "secondary");
      gtk_label_set_markup (GTK_LABEL (label), line->markup);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_parent (box, GTK_WIDGET (row));
}

/* For the mouse; keys have Enter on the row itself. */
static void
add_way_to_session (SiyiTimelineRow *row,
                    gint64           session)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-next-symbolic");

  row->session = session;
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_focusable (button, FALSE);
  siyi_tip_set (button, _("Open the Session"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-session");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", session);
  gtk_widget_set_parent (button, GTK_WIDGET (row));
}

static void
add_printer (SiyiTimelineRow *row,
             gint64           what)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("printer-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  siyi_tip_set (button, _("Print the paper"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "follow.print");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", what);
  gtk_widget_set_parent (button, GTK_WIDGET (row));
}

static void
add_menu (SiyiTimelineRow *row,
          GMenuModel      *menu)
{
  row->menu = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (row->menu), "view-more-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (row->menu), menu);
  gtk_widget_add_css_class (row->menu, "flat");
  gtk_widget_set_valign (row->menu, GTK_ALIGN_START);
  siyi_tip_set (row->menu, _("What can be done with this line"));
  gtk_widget_set_parent (row->menu, GTK_WIDGET (row));
}

static char *
sentence_of (const SiyiTimelineLine *line,
             const char             *day)
{
  g_autofree char *below = NULL;
  g_autofree char *sentence = NULL;

  /* Translators: a moment of a case as a screen reader says it: day, what happened, in words */
  sentence = g_strdup_printf (C_("moment", "%s: %s. %s"), day, line->title, line->body != NULL ? line->body : "");
  if (line->markup == NULL || !pango_parse_markup (line->markup, -1, 0, NULL, &below, NULL, NULL))
    return g_steal_pointer (&sentence);

  /* Translators: a moment of a case, and what stands below it */
  return g_strdup_printf (C_("moment", "%1$s %2$s"), sentence, below);
}

static GtkWidget *
row_new (const SiyiTimelineLine *line,
         GtkSizeGroup           *days,
         SiyiDay                 today)
{
  SiyiTimelineRow *row = g_object_new (SIYI_TYPE_TIMELINE_ROW, NULL);
  g_autofree char *day = siyi_case_words_day (line->day, today, TRUE);
  g_autofree char *sentence = NULL;

  add_day (row, day, days);
  add_circle (row, line->icon, line->strong);
  add_texts (row, line);
  if (line->session != 0)
    add_way_to_session (row, line->session);
  if (line->print != 0)
    add_printer (row, line->print);
  if (line->menu != NULL)
    add_menu (row, line->menu);
  gtk_widget_set_tooltip_text (GTK_WIDGET (row), line->note);

  sentence = sentence_of (line, day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  return GTK_WIDGET (row);
}

static gboolean
centre_of (SiyiTimeline     *self,
           GtkWidget        *row,
           graphene_point_t *centre)
{
  GtkWidget *circle = SIYI_TIMELINE_ROW (row)->circle;
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (circle, GTK_WIDGET (self), &bounds))
    return FALSE;

  graphene_rect_get_center (&bounds, centre);

  return TRUE;
}

static void
siyi_timeline_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  SiyiTimeline *self = SIYI_TIMELINE (widget);
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *last = gtk_widget_get_last_child (widget);
  graphene_point_t from, to;
  GdkRGBA color;

  if (first != last && centre_of (self, first, &from) && centre_of (self, last, &to))
    {
      color = siyi_color (widget, "window_fg_color", 0.15f);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (from.x - RAIL / 2.0f, from.y,
                                                      RAIL, to.y - from.y));
    }

  GTK_WIDGET_CLASS (siyi_timeline_parent_class)->snapshot (widget, snapshot);
}

static gboolean
siyi_timeline_focus (GtkWidget        *widget,
                     GtkDirectionType  direction)
{
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  GtkWidget *next;

  if (inside == NULL)
    {
      next = gtk_widget_get_first_child (widget);
      return next != NULL && gtk_widget_grab_focus (next);
    }

  if (direction == GTK_DIR_DOWN)
    next = gtk_widget_get_next_sibling (inside);
  else if (direction == GTK_DIR_UP)
    next = gtk_widget_get_prev_sibling (inside);
  else
    return FALSE;

  return next != NULL && gtk_widget_grab_focus (next);
}

static void
siyi_timeline_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));
  g_clear_object (&SIYI_TIMELINE (object)->days);

  G_OBJECT_CLASS (siyi_timeline_parent_class)->dispose (object);
}

static void
siyi_timeline_class_init (SiyiTimelineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_timeline_dispose;
  widget_class->snapshot = siyi_timeline_snapshot;
  widget_class->focus = siyi_timeline_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  gtk_widget_class_set_css_name (widget_class, "timeline");
}

static void
siyi_timeline_init (SiyiTimeline *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->days = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Line of time"), -1);
}

GtkWidget *
siyi_timeline_new (void)
{
  return g_object_new (SIYI_TYPE_TIMELINE, NULL);
}

/**
 * siyi_timeline_clear:
 *
 * Takes all lines out.
 */
void
siyi_timeline_clear (SiyiTimeline *self)
{
  g_return_if_fail (SIYI_IS_TIMELINE (self));

  unparent_children (GTK_WIDGET (self));
}

/**
 * siyi_timeline_add:
 * @line: goes below the others; read during the call only
 * @today: decides whether a year is said
 */
void
siyi_timeline_add (SiyiTimeline           *self,
                   const SiyiTimelineLine *line,
                   SiyiDay                 today)
{
  g_return_if_fail (SIYI_IS_TIMELINE (self));

  gtk_widget_set_parent (row_new (line, self->days, today), GTK_WIDGET (self));
}

/**
 * siyi_timeline_set_moments:
 * @moments: (element-type SiyiCaseMoment): newest first; read during the call only
 * @today: decides whether a year is said
 */
void
siyi_timeline_set_moments (SiyiTimeline *self,
                           GPtrArray    *moments,
                           SiyiDay       today)
{
  siyi_timeline_clear (self);
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);
      g_autofree char *title = siyi_moment_title (moment->kind, moment->what);
      const SiyiTimelineLine line = {
        .day = moment->day,
        .icon = siyi_moment_icon (moment->kind),
        .strong = siyi_moment_strong (moment->kind),
        .title = title,
        .body = moment->body,
        .session = moment->session,
      };

      siyi_timeline_add (self, &line, today);
    }
}
