/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period of the statistics: segments for its kind, a button with the year that opens the choice of
 * year, month, quarter, half, or of two days. What the segments say comes from the period itself.
 * Main thread. */
#include "siyi-span-bar.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-day-row.h"
#include "siyi-tip.h"

#define COLUMNS 4

struct _SiyiSpanBar
{
  GtkWidget        parent_instance;

  /* Children */
  GtkToggleButton *kinds[SIYI_SPAN_FREE];
  GtkMenuButton   *button;
  GtkLabel        *year_label;
  GtkWidget       *parts;        /* GtkGrid */
  SiyiDayRow      *from, *to;

  SiyiSpan         span;
  int              year;         /* of the choice, not yet of the period while the popover is open */
  int              month;        /* the last one of the period */
  gboolean         showing;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSpanBar, siyi_span_bar, GTK_TYPE_WIDGET)

/* In the order of the segments. */
static const SiyiSpanKind order[] = {
  SIYI_SPAN_MONTH, SIYI_SPAN_QUARTER, SIYI_SPAN_HALF, SIYI_SPAN_TO_MONTH, SIYI_SPAN_YEAR,
};

/* How many of them a year has. */
static int
n_of_kind (SiyiSpanKind kind)
{
  switch (kind)
    {
    case SIYI_SPAN_MONTH:
    case SIYI_SPAN_TO_MONTH:
      return 12;
    case SIYI_SPAN_QUARTER:
      return 4;
    case SIYI_SPAN_HALF:
      return 2;
    case SIYI_SPAN_YEAR:
    case SIYI_SPAN_FREE:
    default:
      return 0;
    }
}

static int
nth_of_month (SiyiSpanKind kind,
              int          month)
{
  const int n = n_of_kind (kind);

  return n > 0 ? (month - 1) * n / 12 + 1 : 0;
}

static SiyiSpan
span_of (SiyiSpanBar  *self,
         SiyiSpanKind  kind)
{
  return siyi_span_new (kind, self->year, nth_of_month (kind, self->month));
}

static char *
kind_words (SiyiSpanBar  *self,
            SiyiSpanKind  kind)
{
  const SiyiSpan span = span_of (self, kind);

  if (self->span.kind == kind || kind == SIYI_SPAN_TO_MONTH)
    return siyi_span_short_words (&span);

  switch (kind)
    {
    case SIYI_SPAN_MONTH:
      return g_strdup (C_("period", "Month"));
    case SIYI_SPAN_QUARTER:
      return g_strdup (C_("period", "Quarter"));
    case SIYI_SPAN_HALF:
      return g_strdup (C_("period", "Half"));
    case SIYI_SPAN_TO_MONTH:
    case SIYI_SPAN_YEAR:
    case SIYI_SPAN_FREE:
    default:
      return g_strdup (C_("period", "Year"));
    }
}

static char *
year_words (int year)
{
  const SiyiSpan span = siyi_span_new (SIYI_SPAN_YEAR, year, 0);

  return siyi_span_words (&span);
}

static void
show (SiyiSpanBar *self)
{
  const gboolean is_free = self->span.kind == SIYI_SPAN_FREE;
  g_autofree char *words = is_free ? siyi_span_words (&self->span) : year_words (self->year);

  self->showing = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autofree char *label = kind_words (self, order[i]);

      gtk_button_set_label (GTK_BUTTON (self->kinds[order[i]]), label);
      gtk_toggle_button_set_active (self->kinds[order[i]], order[i] == self->span.kind);
    }
  self->showing = FALSE;
  gtk_menu_button_set_label (self->button, words);
}

static void
choose (SiyiSpanBar *self,
        SiyiSpan     span)
{
  const gboolean is_new = !siyi_span_equal (&span, &self->span);

  siyi_span_bar_set_span (self, &span);
  if (is_new)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_kind (SiyiSpanBar     *self,
         GtkToggleButton *button)
{
  if (self->showing || !gtk_toggle_button_get_active (button))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (self->kinds[order[i]] == button)
      choose (self, span_of (self, order[i]));
}

static void
on_part (SiyiSpanBar *self,
         GtkWidget   *button)
{
  const int nth = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "siyi-nth"));
  const SiyiSpanKind kind = self->span.kind == SIYI_SPAN_FREE ? SIYI_SPAN_YEAR : self->span.kind;

  gtk_menu_button_popdown (self->button);
  choose (self, siyi_span_new (kind, self->year, nth));
}

static void
show_parts (SiyiSpanBar *self)
{
  const SiyiSpanKind kind = self->span.kind == SIYI_SPAN_FREE ? SIYI_SPAN_YEAR : self->span.kind;
  const int n = MAX (n_of_kind (kind), 1);
  g_autofree char *year = year_words (self->year);
  GtkWidget *child;

  gtk_label_set_label (self->year_label, year);
  while ((child = gtk_widget_get_first_child (self->parts)) != NULL)
    gtk_grid_remove (GTK_GRID (self->parts), child);
  for (int i = 0; i < n; i++)
    {
      const int nth = n_of_kind (kind) > 0 ? i + 1 : 0;
      const SiyiSpan span = siyi_span_new (kind, self->year, nth);
      g_autofree char *words = siyi_span_short_words (&span);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, siyi_span_equal (&span, &self->span) ? "suggested-action" : "flat");
      g_object_set_data (G_OBJECT (button), "siyi-nth", GINT_TO_POINTER (nth));
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_part), self, G_CONNECT_SWAPPED);
      gtk_grid_attach (GTK_GRID (self->parts), button, i % COLUMNS, i / COLUMNS, n == 1 ? COLUMNS : 1, 1);
    }
}

static void
on_other_year (SiyiSpanBar *self,
               GtkWidget   *button)
{
  self->year += GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "siyi-steps"));
  show_parts (self);
}

static void
on_days (SiyiSpanBar *self)
{
  SiyiDay from, to;

  if (!siyi_day_row_get_day (self->from, &from) || !siyi_day_row_get_day (self->to, &to) || from == SIYI_DAY_NONE ||
      to == SIYI_DAY_NONE)
    return;

  gtk_menu_button_popdown (self->button);
  choose (self, siyi_span_of_days (MIN (from, to), MAX (from, to)));
}

static void
on_popover_shown (SiyiSpanBar *self)
{
  self->year = siyi_day_year (self->span.to);
  siyi_day_row_set_day (self->from, self->span.from);
  siyi_day_row_set_day (self->to, self->span.to);
  show_parts (self);
}

static GtkWidget *
new_year_button (SiyiSpanBar *self,
                 const char  *icon_name,
                 const char  *words,
                 int          steps)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  siyi_tip_set (button, words);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "siyi-steps", GINT_TO_POINTER (steps));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_other_year), self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
new_popover (SiyiSpanBar *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *days = gtk_list_box_new ();
  GtkWidget *use = gtk_button_new_with_label (_("Use These Days"));

  self->year_label = GTK_LABEL (gtk_label_new (""));
  gtk_widget_set_hexpand (GTK_WIDGET (self->year_label), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->year_label), "heading");
  gtk_box_append (GTK_BOX (head), new_year_button (self, "go-previous-symbolic", _("The year before"), -1));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->year_label));
  gtk_box_append (GTK_BOX (head), new_year_button (self, "go-next-symbolic", _("The year after"), 1));

  self->parts = gtk_grid_new ();
  gtk_grid_set_column_homogeneous (GTK_GRID (self->parts), TRUE);
  gtk_grid_set_row_spacing (GTK_GRID (self->parts), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self->parts), 4);

  self->from = SIYI_DAY_ROW (siyi_day_row_new (C_("period", "From")));
  self->to = SIYI_DAY_ROW (siyi_day_row_new (C_("period", "To")));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (days), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (days, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (days), GTK_WIDGET (self->from));
  gtk_list_box_append (GTK_LIST_BOX (days), GTK_WIDGET (self->to));
  g_signal_connect_object (use, "clicked", G_CALLBACK (on_days), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), self->parts);
  gtk_box_append (GTK_BOX (box), days);
  gtk_box_append (GTK_BOX (box), use);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "span-choice");
  g_signal_connect_object (popover, "show", G_CALLBACK (on_popover_shown), self, G_CONNECT_SWAPPED);

  return popover;
}

static void
siyi_span_bar_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_span_bar_parent_class)->dispose (object);
}

static void
siyi_span_bar_class_init (SiyiSpanBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_span_bar_dispose;
  signals[CHANGED] = g_signal_new ("changed", SIYI_TYPE_SPAN_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "spanbar");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
siyi_span_bar_init (SiyiSpanBar *self)
{
  GtkWidget *segments = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (segments, "linked");
  gtk_accessible_update_property (GTK_ACCESSIBLE (segments), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Kind of period"), -1);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      GtkWidget *kind = gtk_toggle_button_new ();

      self->kinds[order[i]] = GTK_TOGGLE_BUTTON (kind);
      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (kind), self->kinds[order[0]]);
      g_signal_connect_object (kind, "toggled", G_CALLBACK (on_kind), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (segments), kind);
    }
  gtk_widget_set_parent (segments, GTK_WIDGET (self));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_popover (self->button, new_popover (self));
  gtk_widget_set_margin_start (GTK_WIDGET (self->button), 10);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * siyi_span_bar_set_span:
 * @span: the period shown; tells nobody
 */
void
siyi_span_bar_set_span (SiyiSpanBar    *self,
                        const SiyiSpan *span)
{
  g_return_if_fail (SIYI_IS_SPAN_BAR (self));

  self->span = *span;
  siyi_day_split (span->to, &self->year, &self->month, NULL);
  show (self);
}

const SiyiSpan *
siyi_span_bar_get_span (SiyiSpanBar *self)
{
  g_return_val_if_fail (SIYI_IS_SPAN_BAR (self), NULL);

  return &self->span;
}

/**
 * siyi_span_bar_get_kind:
 *
 * Returns: (transfer none): the segment of that kind
 */
GtkWidget *
siyi_span_bar_get_kind (SiyiSpanBar  *self,
                        SiyiSpanKind  kind)
{
  g_return_val_if_fail (SIYI_IS_SPAN_BAR (self) && kind < SIYI_SPAN_FREE, NULL);

  return GTK_WIDGET (self->kinds[kind]);
}

/**
 * siyi_span_bar_step:
 * @steps: -1 the period before, 1 the one after, of the same kind; a free one stays
 */
void
siyi_span_bar_step (SiyiSpanBar *self,
                    int          steps)
{
  const int n = n_of_kind (self->span.kind);
  int place;

  g_return_if_fail (SIYI_IS_SPAN_BAR (self));

  if (self->span.kind == SIYI_SPAN_FREE)
    return;
  if (n == 0)
    {
      choose (self, siyi_span_new (self->span.kind, self->year + steps, 0));
      return;
    }

  place = self->year * n + nth_of_month (self->span.kind, self->month) - 1 + steps;
  choose (self, siyi_span_new (self->span.kind, place / n, place % n + 1));
}
