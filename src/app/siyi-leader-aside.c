/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a leader decides with, beside the matter: the tightest limit, the ways that were proposed,
 * what the Regulations leave to him, who sits beside. Built anew for each matter. Main thread. */
#include "siyi-leader-brief.h"

#include <glib/gi18n.h>

#include "siyi-leader-words.h"
#include "siyi-light.h"

static void
add (GtkWidget *box,
     GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
}

static gboolean
is_running (const SiyiCaseClock *clock)
{
  return clock->reading.state == SIYI_CLOCK_RUNNING || clock->reading.state == SIYI_CLOCK_OVERDUE;
}

static GtkWidget *
new_clock (const SiyiCaseClock *clock,
           SiyiDay              today)
{
  const SiyiLight light = siyi_clock_light (&clock->reading);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = siyi_light_icon_new (30);
  g_autofree char *left = siyi_leader_words_left (&clock->reading);
  g_autofree char *due = siyi_leader_words_due (&clock->reading, today);
  GtkWidget *words = siyi_leader_beside (left, "leader-left");
  GtkWidget *end = siyi_leader_beside (due, "leader-note");

  if (light == SIYI_LIGHT_YELLOW)
    gtk_widget_add_css_class (words, "soon");
  else if (light == SIYI_LIGHT_RED)
    gtk_widget_add_css_class (words, "over");
  siyi_light_icon_set (SIYI_LIGHT_ICON (icon), light, clock->reading.percent / 100.0, left);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (end, TRUE);
  gtk_widget_set_halign (end, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (line, clock->name);
  add (line, icon);
  add (line, words);
  add (line, end);

  return line;
}

/* The tightest in full, the others a line each. */
static void
add_clocks (GtkWidget       *box,
            const SiyiBrief *brief,
            SiyiDay          today)
{
  gboolean is_first = TRUE;

  for (guint i = 0; i < brief->clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (brief->clocks, i);

      if (!is_running (clock))
        continue;
      if (is_first)
        add (box, new_clock (clock, today));
      else
        {
          g_autofree char *left = siyi_leader_words_left (&clock->reading);
          /* Translators: another limit of the matter: its name, what is left */
          g_autofree char *words = g_strdup_printf (C_("limit", "%1$s: %2$s"), clock->name, left);

          add (box, siyi_leader_label (words, "leader-note"));
        }
      is_first = FALSE;
    }
  if (is_first)
    add (box, siyi_leader_label (_("No limit is running"), "muted"));
}

static GtkWidget *
new_option (guint       number,
            const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *digits = g_strdup_printf ("%u", number);
  GtkWidget *label = siyi_leader_label (digits, "leader-number");
  GtkWidget *words = siyi_leader_label (text, NULL);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_hexpand (words, TRUE);
  add (line, label);
  add (line, words);

  return line;
}

static void
add_options (GtkWidget       *box,
             const SiyiBrief *brief)
{
  add (box, siyi_leader_heading (_("Ways to Decide")));
  for (guint i = 0; i < brief->options->len; i++)
    add (box, new_option (i + 1, g_ptr_array_index (brief->options, i)));
  if (brief->options->len == 0)
    add (box, siyi_leader_none ());
  if (brief->bounds != NULL)
    add (box, siyi_leader_label (brief->bounds, "leader-note"));
}

static void
add_beside (GtkWidget        *box,
            const SiyiBriefs *briefs)
{
  add (box, siyi_leader_heading (_("Sitting Beside")));
  for (gsize i = 0; briefs->beside[i] != NULL; i++)
    add (box, siyi_leader_label (briefs->beside[i], NULL));
  if (briefs->beside[0] == NULL)
    add (box, siyi_leader_none ());
}

/**
 * siyi_leader_aside_new:
 *
 * Returns: (transfer floating): limit, ways, who sits beside
 */
GtkWidget *
siyi_leader_aside_new (const SiyiBriefs *briefs,
                       const SiyiBrief  *brief)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 5);

  add_clocks (box, brief, briefs->today);
  add_options (box, brief);
  add_beside (box, briefs);

  return box;
}
