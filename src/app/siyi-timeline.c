/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a case's time, newest above: day, a circle on the rail, what happened, in whose
 * words. Draws the rail itself; its rows are widgets, so each is read as a sentence. Tab enters
 * and leaves it, the arrows walk its rows; Enter on a visit opens the session it was received in. */
#include "siyi-timeline.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-colors.h"
#include "siyi-timeline-words.h"

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
  gint64     session;   /* 0: none to open */
};

G_DEFINE_FINAL_TYPE (SiyiTimelineRow, siyi_timeline_row, GTK_TYPE_WIDGET)

static void
unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
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
            const char      *kind)
{
  row->circle = gtk_image_new_from_icon_name (siyi_moment_icon (kind));
  gtk_image_set_pixel_size (GTK_IMAGE (row->circle), 12);
  gtk_widget_set_size_request (row->circle, CIRCLE, CIRCLE);
  gtk_widget_set_valign (row->circle, GTK_ALIGN_START);
  gtk_widget_add_css_class (row->circle, "moment-circle");
  if (siyi_moment_strong (kind))
    gtk_widget_add_css_class (row->circle, "strong");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row->circle),
                               GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (row->circle, GTK_WIDGET (row));
}

static void
add_texts (SiyiTimelineRow *row,
           const char      *title,
           const char      *body)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), make_label (title, "heading"));
  if (body != NULL && *body != '\0')
    gtk_box_append (GTK_BOX (box), make_label (body, "secondary"));
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
  gtk_widget_set_tooltip_text (button, _("Open the Session"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-session");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", session);
  gtk_widget_set_parent (button, GTK_WIDGET (row));
}

static GtkWidget *
row_new (const SiyiCaseMoment *moment,
         GtkSizeGroup         *days,
         SiyiDay               today)
{
  SiyiTimelineRow *row = g_object_new (SIYI_TYPE_TIMELINE_ROW, NULL);
  g_autofree char *day = siyi_case_words_day (moment->day, today, TRUE);
  g_autofree char *title = siyi_moment_title (moment->kind, moment->what);
  g_autofree char *sentence = NULL;

  add_day (row, day, days);
  add_circle (row, moment->kind);
  add_texts (row, title, moment->body);
  if (moment->session != 0)
    add_way_to_session (row, moment->session);

  /* Translators: a moment of a case as a screen reader says it: day, what happened, in words */
  sentence = g_strdup_printf (C_("moment", "%s: %s. %s"), day, title,
                              moment->body != NULL ? moment->body : "");
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
 * siyi_timeline_set_moments:
 * @moments: (element-type SiyiCaseMoment): newest first; read during the call only
 * @today: decides whether a year is said
 */
void
siyi_timeline_set_moments (SiyiTimeline *self,
                           GPtrArray    *moments,
                           SiyiDay       today)
{
  g_return_if_fail (SIYI_IS_TIMELINE (self));

  unparent_children (GTK_WIDGET (self));
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    gtk_widget_set_parent (row_new (g_ptr_array_index (moments, i), self->days, today),
                           GTK_WIDGET (self));
}
