/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on the statistics page: tiles, charts and tables, made once, filled anew with every
 * answer. Main thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-statistics-words.h"

/* A chart shows the largest ones, its table all. */
#define MOST_BARS 7
#define MOST_LEADERS 12

#define WAYS_WIDTH 290

static const SiyiChartKind kinds[SIYI_N_STAT_TABLES] = {
  [SIYI_STAT_MONTHS] = SIYI_CHART_COLUMNS,
  [SIYI_STAT_CLASSES] = SIYI_CHART_BARS,
  [SIYI_STAT_METHODS] = SIYI_CHART_BARS,
  [SIYI_STAT_FIRST] = SIYI_CHART_PARTS,
  [SIYI_STAT_LEADERS] = SIYI_CHART_BARS,
  [SIYI_STAT_UNITS] = SIYI_CHART_BARS,
  [SIYI_STAT_PLACES] = SIYI_CHART_BARS,
  [SIYI_STAT_SIZES] = SIYI_CHART_BARS,
  [SIYI_STAT_CLOSING] = SIYI_CHART_LINE,
  [SIYI_STAT_FUNNEL] = SIYI_CHART_FUNNEL,
};

static guint
table_of (gpointer widget)
{
  return GPOINTER_TO_UINT (g_object_get_data (widget, "siyi-table"));
}

/* --- Numbers that are pointed at ---------------------------------------------------------------- */

static void
on_tile_clicked (SiyiStatisticsPage *self,
                 GtkWidget          *tile)
{
  siyi_statistics_page_choose (self, siyi_statistics_page_wish_of_tile (self, table_of (tile)), TRUE);
}

static void
on_tile_opened (SiyiStatisticsPage *self,
                GtkWidget          *tile)
{
  siyi_statistics_page_open_wish (self, siyi_statistics_page_wish_of_tile (self, table_of (tile)));
}

static void
on_tile_copied (SiyiStatisticsPage *self,
                GtkWidget          *tile)
{
  siyi_statistics_page_copy_wish (self, siyi_statistics_page_wish_of_tile (self, table_of (tile)));
}

static SiyiStatWish *
wish_of_cell (SiyiStatisticsPage *self,
              GtkWidget          *widget,
              guint               row,
              guint               column)
{
  if (widget == GTK_WIDGET (self->cross))
    return siyi_statistics_page_wish_of_cross (self, row, column);

  return siyi_statistics_page_wish_of_row (self, (SiyiStatTable) table_of (widget), row, column,
                                           SIYI_IS_CHART_CARD (widget));
}

static void
on_cell_chosen (GtkWidget          *widget,
                guint               row,
                guint               column,
                SiyiStatisticsPage *self)
{
  siyi_statistics_page_choose (self, wish_of_cell (self, widget, row, column), TRUE);
}

static void
on_cell_opened (GtkWidget          *widget,
                guint               row,
                guint               column,
                SiyiStatisticsPage *self)
{
  siyi_statistics_page_open_wish (self, wish_of_cell (self, widget, row, column));
}

static void
on_cell_copied (GtkWidget          *widget,
                guint               row,
                guint               column,
                SiyiStatisticsPage *self)
{
  siyi_statistics_page_copy_wish (self, wish_of_cell (self, widget, row, column));
}

static void
listen (SiyiStatisticsPage *self,
        GtkWidget          *widget)
{
  g_signal_connect_object (widget, "chosen", G_CALLBACK (on_cell_chosen), self, 0);
  g_signal_connect_object (widget, "opened", G_CALLBACK (on_cell_opened), self, 0);
  g_signal_connect_object (widget, "copied", G_CALLBACK (on_cell_copied), self, 0);
}

/* --- Making ------------------------------------------------------------------------------------- */

static void
build_tiles (SiyiStatisticsPage *self)
{
  for (guint i = 0; i < SIYI_N_TILES; i++)
    {
      GtkWidget *tile = siyi_figure_tile_new ();

      self->tiles[i] = SIYI_FIGURE_TILE (tile);
      g_object_set_data (G_OBJECT (tile), "siyi-table", GUINT_TO_POINTER (i));
      g_signal_connect_object (tile, "clicked", G_CALLBACK (on_tile_clicked), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (tile, "opened", G_CALLBACK (on_tile_opened), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (tile, "copied", G_CALLBACK (on_tile_copied), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->tiles_box, tile);
      gtk_widget_set_focusable (gtk_widget_get_parent (tile), FALSE);
    }
}

static GtkWidget *
new_card (SiyiStatisticsPage *self,
          SiyiStatTable       table)
{
  GtkWidget *card = siyi_chart_card_new (kinds[table], siyi_stat_words_table (table));

  self->cards[table] = SIYI_CHART_CARD (card);
  g_object_set_data (G_OBJECT (card), "siyi-table", GUINT_TO_POINTER (table));
  siyi_chart_set_definition (siyi_chart_card_get_chart (self->cards[table]), siyi_stat_words_definition (table));
  gtk_widget_set_hexpand (card, TRUE);
  listen (self, card);

  return card;
}

static GtkWidget *
new_pair (GtkWidget *first,
          GtkWidget *second,
          gboolean   alike)
{
  GtkWidget *pair = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);

  gtk_box_set_homogeneous (GTK_BOX (pair), alike);
  gtk_box_append (GTK_BOX (pair), first);
  gtk_box_append (GTK_BOX (pair), second);

  return pair;
}

/* Ways of reception and first visits share a card: both are few. */
static GtkWidget *
new_ways (SiyiStatisticsPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *methods = new_card (self, SIYI_STAT_METHODS);
  GtkWidget *first = new_card (self, SIYI_STAT_FIRST);

  gtk_widget_set_size_request (box, WAYS_WIDTH, -1);
  gtk_widget_set_hexpand (methods, FALSE);
  gtk_widget_set_hexpand (first, FALSE);
  gtk_widget_remove_css_class (methods, "card");
  gtk_widget_remove_css_class (first, "card");
  gtk_box_append (GTK_BOX (box), methods);
  gtk_box_append (GTK_BOX (box), first);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "chart-cards");

  return box;
}

static void
build_charts (SiyiStatisticsPage *self)
{
  gtk_box_append (self->charts, new_card (self, SIYI_STAT_MONTHS));
  gtk_box_append (self->charts, new_pair (new_card (self, SIYI_STAT_CLASSES), new_ways (self), FALSE));
  gtk_box_append (self->charts, new_pair (new_card (self, SIYI_STAT_LEADERS), new_card (self, SIYI_STAT_UNITS), TRUE));
  gtk_box_append (self->charts, new_pair (new_card (self, SIYI_STAT_PLACES), new_card (self, SIYI_STAT_FUNNEL), TRUE));
  gtk_box_append (self->charts, new_card (self, SIYI_STAT_CLOSING));
}

static GtkWidget *
add_report (SiyiStatisticsPage *self,
            const char         *title)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *head = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "xalign", 0.0,
                                  "label", title, NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *table = siyi_figure_table_new ();

  gtk_widget_add_css_class (head, "heading");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), table);
  gtk_box_append (GTK_BOX (card), head);
  gtk_box_append (GTK_BOX (card), scroller);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "chart-cards");
  gtk_box_append (self->tables, card);
  listen (self, table);

  return table;
}

static void
build_tables (SiyiStatisticsPage *self)
{
  self->cross = SIYI_FIGURE_TABLE (add_report (self, C_("statistics", "Places by First or Repeated, Individual or Group")));
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    {
      GtkWidget *table = add_report (self, siyi_stat_words_table ((SiyiStatTable) i));

      g_object_set_data (G_OBJECT (table), "siyi-table", GINT_TO_POINTER (i));
      self->reports[i] = SIYI_FIGURE_TABLE (table);
    }
}

void
siyi_statistics_page_build (SiyiStatisticsPage *self)
{
  build_tiles (self);
  build_charts (self);
  build_tables (self);
}

/* --- Filling ------------------------------------------------------------------------------------ */

/**
 * siyi_statistics_page_show_waiting:
 *
 * Grey bars in place of numbers of another period.
 */
void
siyi_statistics_page_show_waiting (SiyiStatisticsPage *self)
{
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    if (self->cards[i] != NULL)
      siyi_chart_card_wait (self->cards[i]);
  for (guint i = 0; i < SIYI_N_TILES; i++)
    siyi_figure_tile_wait (self->tiles[i]);
}

void
siyi_statistics_page_show_figures (SiyiStatisticsPage *self)
{
  for (guint i = 0; i < SIYI_N_TILES; i++)
    {
      g_autoptr(SiyiStatWish) wish = siyi_statistics_page_wish_of_tile (self, i);
      g_autofree char *hint = NULL;

      if (wish == NULL)
        continue;
      /* Translators: what a figure counts, how it came about */
      hint = wish->beside != NULL ? g_strdup_printf (C_("figure", "%1$s\n%2$s\n%3$s"), wish->definition, wish->beside,
                                                     wish->change)
                                  : g_strdup (wish->definition);
      siyi_figure_tile_set (self->tiles[i], wish->title, wish->value,
                            wish->beside != NULL ? wish->beside : wish->change, hint);
    }
}

static guint
n_shown (SiyiStatTable    table,
         const GPtrArray *bars)
{
  switch (table)
    {
    case SIYI_STAT_CLASSES:
    case SIYI_STAT_UNITS:
    case SIYI_STAT_PLACES:
      return MIN (bars->len, MOST_BARS);
    case SIYI_STAT_LEADERS:
      return MIN (bars->len, MOST_LEADERS);
    case SIYI_STAT_MONTHS:
    case SIYI_STAT_METHODS:
    case SIYI_STAT_FIRST:
    case SIYI_STAT_SIZES:
    case SIYI_STAT_CLOSING:
    case SIYI_STAT_FUNNEL:
    case SIYI_N_STAT_TABLES:
    default:
      return bars->len;
    }
}

static gint64
sum_of (const GPtrArray *bars,
        guint            from)
{
  gint64 sum = 0;

  for (guint i = from; i < bars->len; i++)
    sum += ((const SiyiBar *) g_ptr_array_index (bars, i))->batches;

  return sum;
}

/* The number as it is drawn beside its bar. */
static char *
bar_text (SiyiStatTable    table,
          const SiyiBar   *bar,
          guint            nth,
          const GPtrArray *bars)
{
  g_autofree char *number = siyi_stat_words_number (table, bar->batches);
  const char *what = siyi_stat_words_side (table, bar);
  g_autofree char *share = NULL;

  if (table == SIYI_STAT_MONTHS || table == SIYI_STAT_CLOSING)
    return g_strdup_printf ("%'" G_GINT64_FORMAT, bar->batches);
  if (table == SIYI_STAT_FIRST && nth == 0)
    /* Translators: a part of all: first visits, so many */
    return g_strdup_printf (C_("part", "%1$s %2$s"), what, number);
  if (table == SIYI_STAT_FIRST)
    {
      share = siyi_stat_words_share (bar->batches, sum_of (bars, 0));
      /* Translators: a part of all: repeated visits, so many, so many percent */
      return g_strdup_printf (C_("part", "%1$s %2$s, %3$s"), what, number, share);
    }

  return g_steal_pointer (&number);
}

static GPtrArray *
chart_bars (SiyiStatTable    table,
            const GPtrArray *bars)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_chart_bar_free);
  const guint n = sum_of (bars, 0) > 0 || siyi_stat_has_previous (bars) ? n_shown (table, bars) : 0;

  for (guint i = 0; i < n; i++)
    {
      const SiyiBar *bar = g_ptr_array_index (bars, i);
      g_autofree char *text = bar_text (table, bar, i, bars);
      g_autofree char *sentence = siyi_stat_words_bar (table, bar);

      g_ptr_array_add (shown, siyi_chart_bar_new (siyi_stat_words_side (table, bar), text, sentence, bar->batches, bar->previous_batches));
    }

  return shown;
}

static void
show_rest (SiyiStatisticsPage *self,
           SiyiStatTable       table,
           const GPtrArray    *bars)
{
  const guint shown = n_shown (table, bars);
  const guint more = bars->len - shown;
  g_autofree char *note = NULL;
  g_autofree char *rest = siyi_stat_words_number (table, sum_of (bars, shown));
  g_autofree char *all = siyi_stat_words_number (table, sum_of (bars, 0));
  g_autofree char *foot = NULL;

  if (more > 0)
    {
      /* Translators: beside the title of a chart: only the largest ones are drawn */
      note = g_strdup_printf (C_("statistics", "first %u"), shown);
      /* One batch may stand under several leaders or units: their sum would say nothing. */
      foot = table == SIYI_STAT_CLASSES || table == SIYI_STAT_PLACES
               ? g_strdup_printf (ngettext ("%1$u other: %2$s   all: %3$s", "%1$u others: %2$s   all: %3$s", more), more,
                                  rest, all)
               : g_strdup_printf (ngettext ("%u more in the table", "%u more in the table", more), more);
    }
  siyi_chart_card_set_note (self->cards[table], note);
  siyi_chart_card_set_foot (self->cards[table], foot);
}

static void
show_legend (SiyiStatisticsPage *self,
             SiyiStatTable       table)
{
  const SiyiSpan before = siyi_span_year_before (&self->query.span);
  const SiyiSpan year = siyi_span_new (SIYI_SPAN_YEAR, siyi_day_year (self->query.span.to), 0);
  const SiyiSpan last_year = siyi_span_new (SIYI_SPAN_YEAR, siyi_day_year (before.to), 0);
  const gboolean has_previous = siyi_stat_has_previous (self->bars[table]);
  g_autofree char *now_words = siyi_span_words (&year);
  g_autofree char *before_words = siyi_span_words (&last_year);

  siyi_chart_card_set_legend (self->cards[table], now_words, has_previous ? before_words : NULL);
  siyi_chart_card_set_note (self->cards[table], has_previous ? NULL : _("No data of the same days last year"));
}

void
siyi_statistics_page_show_table (SiyiStatisticsPage *self,
                                 SiyiStatTable       table)
{
  const GPtrArray *bars = self->bars[table];

  if (self->reported)
    siyi_figure_table_take (self->reports[table], siyi_stat_rows (table, bars));
  if (self->cards[table] == NULL)
    return;

  siyi_chart_card_take (self->cards[table], chart_bars (table, bars), siyi_stat_rows (table, bars));
  if (table == SIYI_STAT_MONTHS || table == SIYI_STAT_CLOSING)
    show_legend (self, table);
  else
    show_rest (self, table, bars);
}

void
siyi_statistics_page_show_cross (SiyiStatisticsPage *self)
{
  if (self->reported)
    siyi_figure_table_take (self->cross, siyi_stat_cross_rows (self->cross_rows));
}

/**
 * siyi_statistics_page_show_reports:
 *
 * Fills the tables from now on; until they are looked at, nobody waits for their many cells.
 */
void
siyi_statistics_page_show_reports (SiyiStatisticsPage *self)
{
  if (self->reported)
    return;

  self->reported = TRUE;
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    if (self->bars[i] != NULL)
      siyi_figure_table_take (self->reports[i], siyi_stat_rows ((SiyiStatTable) i, self->bars[i]));
  if (self->cross_rows != NULL)
    siyi_statistics_page_show_cross (self);
}

static int
chosen_bar (SiyiStatisticsPage *self,
            SiyiStatTable       table)
{
  const SiyiStatWish *wish = self->chosen;

  if (wish == NULL || wish->kind != SIYI_WISH_TABLE || wish->table != table || self->bars[table] == NULL)
    return -1;

  for (guint i = 0; i < n_shown (table, self->bars[table]); i++)
    if (g_strcmp0 (((const SiyiBar *) g_ptr_array_index (self->bars[table], i))->key, wish->key) == 0)
      return (int) i;

  return -1;
}

/**
 * siyi_statistics_page_show_chosen:
 *
 * Marks the number whose list stands beside.
 */
void
siyi_statistics_page_show_chosen (SiyiStatisticsPage *self)
{
  const gboolean listed = adw_flap_get_reveal_flap (self->flap);

  for (guint i = 0; i < SIYI_N_TILES; i++)
    siyi_figure_tile_set_chosen (self->tiles[i],
                                 listed && self->chosen != NULL && self->chosen->kind == SIYI_WISH_FIGURE &&
                                 g_strcmp0 (self->chosen->key, siyi_stat_tile_keys[i]) == 0);
  for (int i = 0; i < SIYI_N_STAT_TABLES; i++)
    if (self->cards[i] != NULL)
      siyi_chart_set_chosen (siyi_chart_card_get_chart (self->cards[i]),
                             listed ? chosen_bar (self, (SiyiStatTable) i) : -1);
}
