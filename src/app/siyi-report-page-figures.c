/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures beside a report: each with its definition and the way to its rows, and what must be mended
 * before the report leaves. */
#include "siyi-report-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"

/* One line: a figure, or two of the same thing. */
typedef struct
{
  const char *key, *second;
} Line;

static const struct
{
  const char *title;
  Line        lines[7];
} groups[] = {
  { N_("Visits, Letters, Online"),
    { { "own.batches", "own.persons" }, { "prefecture.batches", "prefecture.persons" },
      { "province.batches", "province.persons" }, { "capital.batches", "capital.persons" }, { "letters", NULL },
      { "online", NULL } } },
  { N_("Rates"),
    { { "accept.rate", NULL }, { "reply.rate", NULL }, { "resolve.rate", NULL }, { "satisfy.rate", NULL },
      { "first.n", NULL } } },
  { N_("Leaders’ Receptions"),
    { { "received.batches", "received.persons" }, { "received.sessions", NULL }, { "complete.rate", NULL },
      { "tasks", NULL }, { "closed", NULL }, { "resolved", NULL } } },
};

static void
on_open (GtkWidget      *button,
         SiyiReportPage *self)
{
  g_signal_emit_by_name (self, "open-figure", g_object_get_data (G_OBJECT (button), "key"),
                         g_object_get_data (G_OBJECT (button), "part"));
}

static GtkWidget *
new_button (SiyiReportPage *self,
            const char     *label,
            const char     *key,
            const char     *part)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
  g_object_set_data_full (G_OBJECT (button), "part", g_strdup (part), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_open), self, 0);

  return button;
}

static void
add_rate_buttons (SiyiReportPage   *self,
                  GtkBox           *box,
                  const SiyiFigure *figure)
{
  const gint64 rest = figure->denominator - figure->numerator;
  g_autofree char *n_all = g_strdup_printf ("%" G_GINT64_FORMAT, figure->denominator);
  g_autofree char *n_rest = g_strdup_printf ("%" G_GINT64_FORMAT, rest);
  g_autofree char *all = g_strdup_printf (ngettext ("Show the %s row", "Show all %s rows", (gulong) figure->denominator),
                                          n_all);
  /* Translators: rows that are in the denominator of a rate and not in its numerator */
  g_autofree char *others = g_strdup_printf (ngettext ("Show the %s left out", "Show the %s left out", (gulong) rest),
                                             n_rest);

  if (figure->denominator > 0)
    gtk_box_append (box, new_button (self, all, figure->key, "denominator"));
  if (rest > 0)
    gtk_box_append (box, new_button (self, others, figure->key, "rest"));
}

/* What stands below an opened figure: its definition, and the way to its rows. */
static GtkWidget *
new_inside (SiyiReportPage   *self,
            const SiyiFigure *figure)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *definition = gtk_label_new (siyi_figure_definition (figure->key));
  g_autofree char *change = siyi_figure_change_text (figure);
  GtkWidget *before = gtk_label_new (change);

  gtk_widget_add_css_class (box, "report-figure");
  gtk_label_set_wrap (GTK_LABEL (definition), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (definition), 24);
  gtk_label_set_xalign (GTK_LABEL (definition), 0);
  gtk_label_set_wrap (GTK_LABEL (before), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (before), 24);
  gtk_label_set_xalign (GTK_LABEL (before), 0);
  gtk_widget_add_css_class (definition, "secondary");
  gtk_widget_add_css_class (before, "secondary");
  gtk_box_append (GTK_BOX (box), definition);
  gtk_box_append (GTK_BOX (box), before);
  if (figure->unit == SIYI_FIGURE_RATE)
    add_rate_buttons (self, GTK_BOX (buttons), figure);
  else if (figure->value > 0 && !figure->is_told)
    gtk_box_append (GTK_BOX (buttons), new_button (self, _("Show the Rows"), figure->key, NULL));
  if (gtk_widget_get_first_child (buttons) != NULL)
    gtk_box_append (GTK_BOX (box), buttons);
  else
    g_object_unref (g_object_ref_sink (buttons));

  return box;
}

static void
on_expanded (AdwExpanderRow *row,
             GParamSpec     *pspec,
             SiyiReportPage *self)
{
  const char *key = g_object_get_data (G_OBJECT (row), "key");

  if (self->choosing || !adw_expander_row_get_expanded (row))
    return;

  self->choosing = TRUE;
  siyi_report_text_show_figure (self->text, key);
  self->choosing = FALSE;
}

static char *
value_text (SiyiReportPage *self,
            const Line     *line)
{
  const SiyiFigure *figure = siyi_figures_find (self->report->figures, line->key);
  const SiyiFigure *second = line->second != NULL ? siyi_figures_find (self->report->figures, line->second) : NULL;
  g_autofree char *value = siyi_figure_value_text (figure);
  g_autofree char *other = second != NULL ? siyi_figure_value_text (second) : NULL;

  return g_strconcat (value, other, NULL);
}

static GtkWidget *
new_row (SiyiReportPage *self,
         const Line     *line)
{
  const SiyiFigure *figure = siyi_figures_find (self->report->figures, line->key);
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *value = value_text (self, line);
  GtkWidget *label = gtk_label_new (value);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), siyi_figure_title (line->key));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_widget_add_css_class (label, "numeric");
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), label);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_inside (self, figure));
  g_object_set_data_full (G_OBJECT (row), "key", g_strdup (line->key), g_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_expanded), self, 0);
  g_hash_table_insert (self->rows, g_strdup (line->key), row);
  if (line->second != NULL)
    g_hash_table_insert (self->rows, g_strdup (line->second), row);

  return row;
}

/**
 * siyi_report_page_show_figures:
 *
 * Fills the left side anew; what stood open stays open.
 */
void
siyi_report_page_show_figures (SiyiReportPage *self)
{
  g_autofree char *open = NULL;
  GHashTableIter iter;
  gpointer key, row;

  g_hash_table_iter_init (&iter, self->rows);
  while (open == NULL && g_hash_table_iter_next (&iter, &key, &row))
    if (adw_expander_row_get_expanded (row))
      open = g_strdup (key);
  g_hash_table_remove_all (self->rows);
  siyi_children_remove (self->groups);

  for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      GtkWidget *group = adw_preferences_group_new ();

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(groups[i].title));
      for (gsize k = 0; groups[i].lines[k].key != NULL; k++)
        if (siyi_figures_find (self->report->figures, groups[i].lines[k].key) != NULL)
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (self, &groups[i].lines[k]));
      gtk_box_append (self->groups, group);
    }
  self->checks = NULL;
  if (open != NULL)
    siyi_report_page_choose (self, open);
}

static void
on_finding (AdwActionRow   *row,
            SiyiReportPage *self)
{
  siyi_report_text_show_words (self->text, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "paragraph")),
                               g_object_get_data (G_OBJECT (row), "words"));
}

static void
add_check (SiyiReportPage *self,
           const char     *icon,
           const char     *style,
           const char     *title,
           const char     *words,
           gint64          paragraph)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_widget_add_css_class (image, style);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 3);
  if (words != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  if (paragraph >= 0)
    {
      g_object_set_data (G_OBJECT (row), "paragraph", GUINT_TO_POINTER ((guint) paragraph));
      g_object_set_data_full (G_OBJECT (row), "words", g_strdup (words), g_free);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_finding), self, 0);
    }
  adw_preferences_group_add (self->checks, row);
}

/**
 * siyi_report_page_show_checks:
 *
 * What the words as they stand still need, below the figures.
 */
void
siyi_report_page_show_checks (SiyiReportPage *self)
{
  g_autoptr(SiyiPeriodReport) typed = siyi_report_page_typed (self);
  g_autoptr(GPtrArray) findings = siyi_period_report_findings (typed);

  if (self->checks != NULL)
    gtk_box_remove (self->groups, GTK_WIDGET (self->checks));
  self->checks = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->checks, _("Checks"));
  gtk_box_append (self->groups, GTK_WIDGET (self->checks));

  for (guint i = 0; i < self->report->identities->len; i++)
    {
      const SiyiIdentity *identity = g_ptr_array_index (self->report->identities, i);

      add_check (self, identity->holds ? "object-select-symbolic" : "dialog-error-symbolic",
                 identity->holds ? "success" : "error", identity->words, NULL, -1);
    }
  for (guint i = 0; i < findings->len; i++)
    {
      const SiyiFinding *finding = g_ptr_array_index (findings, i);

      add_check (self, finding->blocks ? "dialog-error-symbolic" : "dialog-warning-symbolic",
                 finding->blocks ? "error" : "warning", siyi_guard_words (finding->guard), finding->words,
                 finding->paragraph);
    }
}

/**
 * siyi_report_page_choose:
 * @key: of a figure
 *
 * Opens its row and lights it in the words.
 */
void
siyi_report_page_choose (SiyiReportPage *self,
                         const char     *key)
{
  AdwExpanderRow *chosen = g_hash_table_lookup (self->rows, key);
  GHashTableIter iter;
  gpointer row;

  if (chosen == NULL)
    return;

  self->choosing = TRUE;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    adw_expander_row_set_expanded (row, row == (gpointer) chosen);
  self->choosing = FALSE;
}
