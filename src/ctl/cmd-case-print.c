/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case for people: what it is, its clocks day by day, its line of time. */
#include "cmd-case.h"
#include "ctl.h"

#include <string.h>

#include "siyi-clock-words.h"

static const struct
{
  const char *kind;
  const char *label;
} kinds[] = {
  { "visit", N_("Visit") },
  { "import", N_("Visit") },
  { "visit-void", N_("Void visit") },
  { "letter", N_("Letter") },
  { "online", N_("Online petition") },
  { "call", N_("Call") },
  { "instruction", N_("Instruction") },
  { "assigned", N_("Assigned") },
  { "progress", N_("Progress") },
  { "closed", N_("Closed") },
  { "visit-back", N_("Visit back") },
  { "received", N_("Received") },
  { "routed", N_("Forwarded") },
  { "notified", N_("Petitioner told") },
  { "accepted", N_("Accepted") },
  { "opinion", N_("Opinion issued") },
  { "served", N_("Opinion served") },
};

static const char *
kind_name (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kind, kind) == 0)
      return _(kinds[i].label);

  return kind;
}

static void
print_line (CtlTable   *table,
            const char *label,
            const char *text)
{
  if (text != NULL && *text != '\0')
    ctl_table_row (table, label, text);
}

static void
print_clocks (GPtrArray *clocks)
{
  CtlTable *table;

  if (clocks->len == 0)
    return;

  ctl_write ("\n", 1);
  table = ctl_table_new (_("Clock"), _("Due"), _("State"), _("Basis"), NULL);
  for (guint i = 0; i < clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (clocks, i);
      g_autofree char *due = siyi_day_to_text (clock->reading.due);
      g_autofree char *state = siyi_clock_words_end (&clock->reading);

      ctl_table_row (table, clock->name, due, state, clock->basis);
      for (guint k = 0; k < clock->sum->len; k++)
        {
          const SiyiSumLine *line = &g_array_index (clock->sum, SiyiSumLine, k);
          g_autofree char *day = siyi_day_to_text (line->day);
          g_autofree char *text = siyi_clock_words_line (line);

          ctl_table_row (table, "", day, text, NULL);
        }
    }
  ctl_table_print (table);
}

static void
print_moments (GPtrArray *moments)
{
  CtlTable *table = ctl_table_new (_("Day"), _("What"), _("Who"), _("Text"), NULL);

  ctl_write ("\n", 1);
  for (guint i = 0; moments != NULL && i < moments->len; i++)
    {
      const SiyiCaseMoment *moment = g_ptr_array_index (moments, i);
      g_autofree char *day = siyi_day_to_text (moment->day);

      ctl_table_row (table, day, kind_name (moment->kind), moment->what, moment->body);
    }
  ctl_table_print (table);
}

static void
print_case (const SiyiCase *found)
{
  g_autofree char *phones = ctl_case_number (found, SIYI_FIELD_PHONES, found->phones);
  g_autofree char *ids = ctl_case_number (found, SIYI_FIELD_IDS, found->ids);
  g_autofree char *due = siyi_day_to_text (found->due);
  g_autofree char *closed = siyi_day_to_text (found->closed);
  CtlTable *table = ctl_table_new (_("Case"), found->number, NULL);

  print_line (table, _("Request"), found->title);
  print_line (table, _("Petitioners"), found->visitors);
  print_line (table, _("Phones"), phones);
  print_line (table, _("Identity numbers"), ids);
  print_line (table, _("Address"), found->address);
  print_line (table, _("Class"), found->class_name);
  print_line (table, _("Units"), found->units);
  print_line (table, _("Due"), due);
  print_line (table, _("Closed"), closed);
  ctl_table_print (table);
}

/**
 * ctl_case_print:
 *
 * Answers people.
 */
void
ctl_case_print (const SiyiCaseSheet *sheet)
{
  print_case (sheet->content);
  print_clocks (sheet->clocks);
  print_moments (sheet->content->moments);
}
