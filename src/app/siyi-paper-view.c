/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages on a desk. As wide as the window until somebody zooms; then as large as he said, until he
 * asks for the page's width again. Ctrl with plus, minus, 0 or the wheel do what the buttons do.
 * Main thread only. Owns a reference to the pages. */
#include "siyi-paper-view.h"

#include <math.h>

#include "siyi-children.h"
#include "siyi-paper-sheet.h"

#define DESK 22             /* around and between pages, px */
#define STEP 1.2
#define SMALLEST 0.25
#define LARGEST 5.0
#define LARGEST_WIDTH 2.0   /* a page is not blown up over a wide screen by itself */

struct _SiyiPaperView
{
  GtkWidget  parent_instance;

  /* Borrowed References */
  GtkWidget *scrolled;
  GtkWidget *desk;

  /* Owned References */
  SiyiPages *pages;

  double     zoom;          /* pixels a point */
  gboolean   to_width;
};

enum
{
  PROP_0,
  PROP_ZOOM,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (SiyiPaperView, siyi_paper_view, GTK_TYPE_WIDGET)

static void
set_zoom (SiyiPaperView *self,
          double         zoom)
{
  zoom = CLAMP (zoom, SMALLEST, LARGEST);
  if (fabs (zoom - self->zoom) < 0.0001)
    return;

  self->zoom = zoom;
  for (GtkWidget *sheet = gtk_widget_get_first_child (self->desk); sheet != NULL;
       sheet = gtk_widget_get_next_sibling (sheet))
    siyi_paper_sheet_set_zoom (SIYI_PAPER_SHEET (sheet), zoom);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
fit_width (SiyiPaperView *self,
           int            room)
{
  double width, height;

  if (self->pages == NULL || !self->to_width || room <= 2 * DESK)
    return;

  siyi_pages_get_size (self->pages, &width, &height);
  set_zoom (self, MIN ((room - 2 * DESK - 1) / width, LARGEST_WIDTH));
}

static void
siyi_paper_view_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  gtk_widget_measure (SIYI_PAPER_VIEW (widget)->scrolled, orientation, for_size, minimum, natural,
                      NULL, NULL);
}

/* The size of the sheets follows the width that is given, before it is handed on. */
static void
siyi_paper_view_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  SiyiPaperView *self = SIYI_PAPER_VIEW (widget);
  int least;

  fit_width (self, width);
  gtk_widget_measure (self->scrolled, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (self->scrolled, MAX (width, least), height, baseline, NULL);
}

static gboolean
on_scroll (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           SiyiPaperView            *self)
{
  GtkEventController *any = GTK_EVENT_CONTROLLER (controller);

  if ((gtk_event_controller_get_current_event_state (any) & GDK_CONTROL_MASK) == 0 || dy == 0)
    return FALSE;

  if (dy < 0)
    siyi_paper_view_zoom_in (self);
  else
    siyi_paper_view_zoom_out (self);

  return TRUE;
}

static void
on_zoom_in (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  siyi_paper_view_zoom_in (SIYI_PAPER_VIEW (widget));
}

static void
on_zoom_out (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  siyi_paper_view_zoom_out (SIYI_PAPER_VIEW (widget));
}

static void
on_zoom_width (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_paper_view_zoom_width (SIYI_PAPER_VIEW (widget));
}

static void
siyi_paper_view_get_property (GObject    *object,
                              guint       id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (id == PROP_ZOOM)
    g_value_set_double (value, SIYI_PAPER_VIEW (object)->zoom);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
siyi_paper_view_dispose (GObject *object)
{
  SiyiPaperView *self = SIYI_PAPER_VIEW (object);

  g_clear_pointer (&self->scrolled, gtk_widget_unparent);
  g_clear_pointer (&self->pages, siyi_pages_unref);

  G_OBJECT_CLASS (siyi_paper_view_parent_class)->dispose (object);
}

static void
siyi_paper_view_class_init (SiyiPaperViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = siyi_paper_view_get_property;
  object_class->dispose = siyi_paper_view_dispose;
  widget_class->measure = siyi_paper_view_measure;
  widget_class->size_allocate = siyi_paper_view_size_allocate;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, SMALLEST, LARGEST, 1,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_css_name (widget_class, "paperview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "paper.zoom-in", NULL, on_zoom_in);
  gtk_widget_class_install_action (widget_class, "paper.zoom-out", NULL, on_zoom_out);
  gtk_widget_class_install_action (widget_class, "paper.zoom-width", NULL, on_zoom_width);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, GDK_CONTROL_MASK,
                                       "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, GDK_CONTROL_MASK,
                                       "paper.zoom-in", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, GDK_CONTROL_MASK,
                                       "paper.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK,
                                       "paper.zoom-width", NULL);
}

static void
siyi_paper_view_init (SiyiPaperView *self)
{
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL |
                                                               GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);

  self->zoom = 1;
  self->to_width = TRUE;
  self->desk = gtk_box_new (GTK_ORIENTATION_VERTICAL, DESK);
  gtk_widget_set_halign (self->desk, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_top (self->desk, DESK);
  gtk_widget_set_margin_bottom (self->desk, DESK);
  gtk_widget_set_margin_start (self->desk, DESK);
  gtk_widget_set_margin_end (self->desk, DESK);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), self->desk);
  gtk_widget_set_parent (self->scrolled, GTK_WIDGET (self));
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);

  /* Before the scrolled window takes the wheel for itself. */
  gtk_event_controller_set_propagation_phase (wheel, GTK_PHASE_CAPTURE);
  g_signal_connect (wheel, "scroll", G_CALLBACK (on_scroll), self);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
}

/**
 * siyi_paper_view_new:
 *
 * Returns: (transfer floating): an empty desk
 */
GtkWidget *
siyi_paper_view_new (void)
{
  return g_object_new (SIYI_TYPE_PAPER_VIEW, NULL);
}

/**
 * siyi_paper_view_set_pages:
 * @pages: (nullable): what lies on the desk
 */
void
siyi_paper_view_set_pages (SiyiPaperView *self,
                           SiyiPages     *pages)
{
  g_return_if_fail (SIYI_IS_PAPER_VIEW (self));

  if (self->pages == pages)
    return;

  siyi_children_remove (self->desk);
  g_clear_pointer (&self->pages, siyi_pages_unref);
  if (pages == NULL)
    return;

  self->pages = siyi_pages_ref (pages);
  fit_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
  for (guint i = 0; i < siyi_pages_get_n (pages); i++)
    {
      GtkWidget *sheet = siyi_paper_sheet_new (pages, i);

      siyi_paper_sheet_set_zoom (SIYI_PAPER_SHEET (sheet), self->zoom);
      gtk_box_append (GTK_BOX (self->desk), sheet);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siyi_pages_get_name (pages), -1);
}

/**
 * siyi_paper_view_get_pages:
 *
 * Returns: (transfer none) (nullable): what lies on the desk
 */
SiyiPages *
siyi_paper_view_get_pages (SiyiPaperView *self)
{
  g_return_val_if_fail (SIYI_IS_PAPER_VIEW (self), NULL);

  return self->pages;
}

/**
 * siyi_paper_view_get_zoom:
 *
 * Returns: pixels a point
 */
double
siyi_paper_view_get_zoom (SiyiPaperView *self)
{
  g_return_val_if_fail (SIYI_IS_PAPER_VIEW (self), 1);

  return self->zoom;
}

/**
 * siyi_paper_view_zoom_in:
 */
void
siyi_paper_view_zoom_in (SiyiPaperView *self)
{
  g_return_if_fail (SIYI_IS_PAPER_VIEW (self));

  self->to_width = FALSE;
  set_zoom (self, self->zoom * STEP);
}

/**
 * siyi_paper_view_zoom_out:
 */
void
siyi_paper_view_zoom_out (SiyiPaperView *self)
{
  g_return_if_fail (SIYI_IS_PAPER_VIEW (self));

  self->to_width = FALSE;
  set_zoom (self, self->zoom / STEP);
}

/**
 * siyi_paper_view_zoom_width:
 *
 * As wide as there is room, from now on.
 */
void
siyi_paper_view_zoom_width (SiyiPaperView *self)
{
  g_return_if_fail (SIYI_IS_PAPER_VIEW (self));

  self->to_width = TRUE;
  fit_width (self, gtk_widget_get_width (GTK_WIDGET (self)));
}
