/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The conditions of the ledger page: the popover that sets them, the chips that show each of them
 * and take it away, the usual filters. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-ledger-cells.h"
#include "siyi-pages.h"
#include "siyi-period.h"
#include "siyi-tip.h"

typedef enum { CHIP_BOOK, CHIP_PERIOD, CHIP_LEADER, CHIP_UNIT, CHIP_CLASS, CHIP_STATE, CHIP_LIGHT,
               CHIP_ONLY, CHIP_VOID } Chip;

static void
drop_condition (SiyiLedgerQuery *query, Chip chip)
{
  switch (chip)
    {
    case CHIP_BOOK:
      query->book = SIYI_BOOK_RECEPTION;
      query->all_books = FALSE;
      break;
    case CHIP_PERIOD:
      query->from = query->to = SIYI_DAY_NONE;
      break;
    case CHIP_LEADER:
      query->leader = 0;
      break;
    case CHIP_UNIT:
      query->unit = 0;
      break;
    case CHIP_CLASS:
      g_clear_pointer ((char **) &query->class_name, g_free);
      break;
    case CHIP_STATE:
      query->closed = -1;
      break;
    case CHIP_LIGHT:
      query->light = -1;
      break;
    case CHIP_ONLY:
      g_clear_pointer ((GArray **) &query->only, g_array_unref);
      break;
    case CHIP_VOID:
    default:
      query->hide_void = FALSE;
      break;
    }
}

static void
on_chip_clicked (SiyiLedgerPage *self,
                 GtkWidget      *button)
{
  drop_condition (self->query, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "chip")));
  gtk_widget_grab_focus (GTK_WIDGET (self->filter_button));
  siyi_ledger_page_ask (self);
}

static void
add_chip (SiyiLedgerPage *self, Chip chip, const char *what, const char *value)
{
  /* Translators: a condition and its value, apart by a wide space: "Leader  Zhang". */
  g_autofree char *text = g_strdup_printf (C_("chip", "%s  %s"), what, value);
  /* Translators: a button that takes a condition away. */
  g_autofree char *hint = g_strdup_printf (_("Remove the condition: %s"), text);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_label_new (text));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("window-close-symbolic"));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "chip");
  siyi_tip_set (button, hint);
  g_object_set_data (G_OBJECT (button), "chip", GINT_TO_POINTER (chip));
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_chip_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->chips, button);
}

static char *
period_words (const SiyiLedgerQuery *query)
{
  int year = siyi_day_year (query->today);
  g_autofree char *from = query->from != SIYI_DAY_NONE
                          ? siyi_ledger_words_day (query->from, year) : NULL;
  g_autofree char *to = query->to != SIYI_DAY_NONE
                        ? siyi_ledger_words_day (query->to, year) : NULL;

  if (from == NULL)
    /* Translators: a period without a first day. */
    return g_strdup_printf (_("until %s"), to);
  if (to == NULL)
    /* Translators: a period without a last day. */
    return g_strdup_printf (_("from %s on"), from);

  /* Translators: a period, both days included. */
  return g_strdup_printf (_("%s to %s"), from, to);
}

static const char *
leader_name (SiyiLedgerPage *self, gint64 id)
{
  for (guint i = 0; self->office != NULL && i < self->office->leaders->len; i++)
    if (((SiyiLeader *) self->office->leaders->pdata[i])->id == id)
      return ((SiyiLeader *) self->office->leaders->pdata[i])->name;

  return "";
}

static const char *
unit_name (SiyiLedgerPage *self, gint64 id)
{
  for (guint i = 0; self->office != NULL && i < self->office->units->len; i++)
    {
      SiyiUnit *unit = self->office->units->pdata[i];

      if (unit->id == id)
        return unit->short_name != NULL ? unit->short_name : unit->name;
    }

  return "";
}

/* The question's conditions beside the search entry. */
void
siyi_ledger_page_show_chips (SiyiLedgerPage *self)
{
  const SiyiLedgerQuery *query = self->query;
  g_autofree char *period = NULL;

  siyi_children_remove (self->chips);

  if (query->all_books || query->book != SIYI_BOOK_RECEPTION)
    add_chip (self, CHIP_BOOK, C_("condition", "Book"),
              siyi_ledger_words_book (query->all_books ? SIYI_N_BOOKS : query->book));
  if (query->from != SIYI_DAY_NONE || query->to != SIYI_DAY_NONE)
    {
      period = period_words (query);
      add_chip (self, CHIP_PERIOD, siyi_column_heading (SIYI_COLUMN_DATE), period);
    }
  if (query->leader != 0)
    add_chip (self, CHIP_LEADER, siyi_column_heading (SIYI_COLUMN_LEADERS), leader_name (self, query->leader));
  if (query->unit != 0)
    add_chip (self, CHIP_UNIT, siyi_column_heading (SIYI_COLUMN_UNITS), unit_name (self, query->unit));
  if (query->class_name != NULL)
    add_chip (self, CHIP_CLASS, siyi_column_heading (SIYI_COLUMN_CLASS), query->class_name);
  if (query->closed >= 0)
    add_chip (self, CHIP_STATE, C_("condition", "State"), query->closed ? C_("state", "Closed") : C_("state", "Open"));
  if (query->light >= 0)
    add_chip (self, CHIP_LIGHT, C_("condition", "Light"), siyi_ledger_words_light (query->light));
  if (query->only != NULL)
    /* Translators: a condition: the rows a figure of the statistics counts, and which figure */
    add_chip (self, CHIP_ONLY, C_("condition", "Rows of"), self->only_title);
  if (query->hide_void)
    add_chip (self, CHIP_VOID, _("Void rows"), C_("condition", "hidden"));

  gtk_widget_set_visible (self->chips_scroller,
                          gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL);
  siyi_ledger_filter_show (self->filter, query);
}

gboolean
siyi_ledger_page_is_filtered (SiyiLedgerPage *self)
{
  return self->query->words != NULL ||
         gtk_widget_get_first_child (GTK_WIDGET (self->chips)) != NULL;
}

static void
on_filter_changed (SiyiLedgerPage *self)
{
  siyi_ledger_filter_take (self->filter, self->query);
  siyi_ledger_page_ask (self);
}

static void
clear_conditions (SiyiLedgerPage *self)
{
  for (int chip = CHIP_BOOK; chip <= CHIP_VOID; chip++)
    drop_condition (self->query, (Chip) chip);
}

/**
 * siyi_ledger_page_show_visits:
 * @page: a ledger page
 * @visits: gint64: exactly these rows, of whatever book; taken over as they are
 * @title: what they are: 10月批次
 */
void
siyi_ledger_page_show_visits (GtkWidget  *page,
                              GArray     *visits,
                              const char *title)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (page);

  clear_conditions (self);
  self->query->only = g_array_ref (visits);
  self->query->all_books = TRUE;
  g_free (self->only_title);
  self->only_title = g_strdup (title);
  self->wanted = 0;
  g_clear_pointer ((char **) &self->query->words, g_free);
  gtk_editable_set_text (self->search, "");
  siyi_ledger_page_ask (self);
}

void
siyi_ledger_page_clear_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);

  clear_conditions (self);
  g_clear_pointer ((char **) &self->query->words, g_free);
  gtk_editable_set_text (self->search, "");
  siyi_ledger_page_ask (self);
}

/* One of the usual filters in the place of all conditions; the book stays. */
void
siyi_ledger_page_preset_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  static const struct { const char *name; int period, closed, light; } presets[] = {
    { "this-month", SIYI_PERIOD_THIS_MONTH, -1, -1 },
    { "last-month", SIYI_PERIOD_LAST_MONTH, -1, -1 },
    { "this-year", SIYI_PERIOD_THIS_YEAR, -1, -1 },
    { "last-year", SIYI_PERIOD_LAST_YEAR, -1, -1 },
    { "open", -1, 0, -1 },
    { "due-soon", -1, -1, SIYI_LIGHT_YELLOW },
    { "overdue", -1, -1, SIYI_LIGHT_RED },
  };
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);
  SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  SiyiBook book = self->query->book;
  gboolean all_books = self->query->all_books;

  for (gsize i = 0; i < G_N_ELEMENTS (presets); i++)
    {
      if (!g_str_equal (presets[i].name, g_variant_get_string (parameter, NULL)))
        continue;
      clear_conditions (self);
      self->query->book = book;
      self->query->all_books = all_books;
      self->query->closed = presets[i].closed;
      self->query->light = presets[i].light;
      if (presets[i].period >= 0)
        siyi_period_days ((SiyiPeriod) presets[i].period, today, &self->query->from, &self->query->to);
      siyi_ledger_page_ask (self);
    }
}

void
siyi_ledger_page_add_conditions (SiyiLedgerPage *self)
{
  self->filter = SIYI_LEDGER_FILTER (siyi_ledger_filter_new ());
  gtk_menu_button_set_popover (self->filter_button, GTK_WIDGET (self->filter));
  g_signal_connect_object (self->filter, "changed", G_CALLBACK (on_filter_changed), self,
                           G_CONNECT_SWAPPED);
}
