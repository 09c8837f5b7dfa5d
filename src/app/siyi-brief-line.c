/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a matter as points on a line, oldest first, with the end of the running limit as
 * the last. A row that is full goes on below, so nothing is cut at any size of type. Each point is
 * read as a sentence. */
#include "siyi-brief-line.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-colors.h"
#include "siyi-leader-words.h"

#define DOT 22.0f
#define RAIL 3.0f
#define GAP 4.0f
#define MOST_POINTS 11
#define A_ROW 6

typedef enum { DOT_PAST, DOT_DUE, DOT_OVER } DotState;

#define SIYI_TYPE_BRIEF_DOT (siyi_brief_dot_get_type ())
G_DECLARE_FINAL_TYPE (SiyiBriefDot, siyi_brief_dot, SIYI, BRIEF_DOT, GtkWidget)

struct _SiyiBriefDot
{
  GtkWidget parent_instance;

  DotState  state;
  gboolean  is_last;
};

G_DEFINE_FINAL_TYPE (SiyiBriefDot, siyi_brief_dot, GTK_TYPE_WIDGET)

static void
siyi_brief_dot_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = *natural = (int) DOT;
}

static void
append_dot (GtkWidget   *widget,
            GtkSnapshot *snapshot,
            const char  *name,
            float        alpha,
            float        inset)
{
  const GdkRGBA color = siyi_color (widget, name, alpha);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (inset, inset, DOT - 2 * inset, DOT - 2 * inset);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, &bounds, DOT / 2 - inset);
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &color, &bounds);
  gtk_snapshot_pop (snapshot);
}

static void
siyi_brief_dot_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiBriefDot *self = SIYI_BRIEF_DOT (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const GdkRGBA rail = siyi_color (widget, "window_fg_color", 0.2f);

  if (self->state == DOT_PAST)
    append_dot (widget, snapshot, "window_fg_color", 0.75f, 0);
  else
    {
      append_dot (widget, snapshot, self->state == DOT_OVER ? "error_color" : "warning_color", 1, 0);
      append_dot (widget, snapshot, self->state == DOT_OVER ? "error_bg_color"
                                                            : "warning_bg_color", 1, 2);
    }
  if (!self->is_last && width > DOT + 2 * GAP)
    gtk_snapshot_append_color (snapshot, &rail,
                               &GRAPHENE_RECT_INIT (DOT + GAP, (DOT - RAIL) / 2,
                                                    width - DOT - 2 * GAP, RAIL));
}

static void
siyi_brief_dot_class_init (SiyiBriefDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = siyi_brief_dot_measure;
  widget_class->snapshot = siyi_brief_dot_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
siyi_brief_dot_init (SiyiBriefDot *self)
{
}

static void
add_point (GtkFlowBox *line,
           const char *day,
           const char *words,
           DotState    state,
           gboolean    is_last)
{
  GtkWidget *child = gtk_flow_box_child_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  SiyiBriefDot *dot = g_object_new (SIYI_TYPE_BRIEF_DOT, NULL);
  /* Translators: a point of a history as a screen reader says it: day, what happened */
  g_autofree char *sentence = g_strdup_printf (C_("point", "%1$s: %2$s"), day, words);

  dot->state = state;
  dot->is_last = is_last;
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (dot));
  gtk_box_append (GTK_BOX (box), siyi_leader_label (day, "leader-day"));
  gtk_box_append (GTK_BOX (box), siyi_leader_label (words, "leader-small"));
  gtk_widget_add_css_class (box, "brief-point");
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), box);
  gtk_widget_set_focusable (child, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  gtk_flow_box_insert (line, child, -1);
}

/* Told elsewhere on the page, or without news for who decides. */
static gboolean
is_shown (const SiyiBriefPoint *point)
{
  static const char * const left_out[] = { "instruction", "assigned", "registered", "received",
                                           "routed", NULL };

  return !g_strv_contains (left_out, point->kind);
}

static guint
count_shown (const SiyiBrief *brief)
{
  guint n = 0;

  for (guint i = 0; i < brief->points->len; i++)
    n += is_shown (g_ptr_array_index (brief->points, i));

  return n;
}

static const SiyiClockReading *
find_end (const SiyiBrief *brief)
{
  const SiyiCaseClock *clock = brief->clocks->len > 0 ? g_ptr_array_index (brief->clocks, 0) : NULL;

  if (clock == NULL || (clock->reading.state != SIYI_CLOCK_RUNNING &&
                        clock->reading.state != SIYI_CLOCK_OVERDUE))
    return NULL;

  return &clock->reading;
}

/* A limit that ended before the reception stands before it. */
static void
add_end (GtkFlowBox             *line,
         const SiyiClockReading *end,
         SiyiDay                 today,
         gboolean                is_last)
{
  g_autofree char *day = siyi_case_words_day (end->due, today, FALSE);

  add_point (line, day, C_("point", "Limit ends"), end->due < today ? DOT_OVER : DOT_DUE, is_last);
}

static GtkFlowBox *
new_line (void)
{
  GtkFlowBox *line = GTK_FLOW_BOX (gtk_flow_box_new ());

  gtk_flow_box_set_selection_mode (line, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (line, TRUE);
  gtk_flow_box_set_min_children_per_line (line, 1);
  gtk_flow_box_set_max_children_per_line (line, A_ROW);
  gtk_flow_box_set_row_spacing (line, 10);
  gtk_widget_set_focusable (GTK_WIDGET (line), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (line), "brief-line");
  gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("History"), -1);

  return line;
}

/**
 * siyi_brief_line_new:
 * @today: the day it is
 *
 * Returns: (transfer floating): the history; of a long one the newest points, with a word how many
 *   came before
 */
GtkWidget *
siyi_brief_line_new (const SiyiBrief *brief,
                     SiyiDay          today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkFlowBox *line = new_line ();
  const SiyiClockReading *end = find_end (brief);
  const guint n_shown = count_shown (brief);
  guint n_left_out = n_shown > MOST_POINTS ? n_shown - MOST_POINTS : 0;

  if (n_left_out > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("%u earlier step is in the case’s papers",
                                                         "%u earlier steps are in the case’s papers",
                                                         n_left_out), n_left_out);

      gtk_box_append (GTK_BOX (box), siyi_leader_label (more, "leader-note"));
    }
  for (guint i = 0; i < brief->points->len; i++)
    {
      const SiyiBriefPoint *point = g_ptr_array_index (brief->points, i);
      g_autofree char *day = point->day == today ? g_strdup (_("Today"))
                                                 : siyi_case_words_day (point->day, today, FALSE);
      g_autofree char *words = siyi_leader_words_point (point);

      if (!is_shown (point) || (n_left_out > 0 && n_left_out-- > 0))
        continue;
      if (end != NULL && end->due < point->day)
        {
          add_end (line, end, today, FALSE);
          end = NULL;
        }
      add_point (line, day, words, DOT_PAST, end == NULL && i + 1 == brief->points->len);
    }
  if (end != NULL)
    add_end (line, end, today, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line));

  return box;
}
