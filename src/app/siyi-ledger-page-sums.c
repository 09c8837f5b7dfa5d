/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bar below the ledger: sums of what is shown and of the whole year. Asked for a moment after
 * the rows, so that these come first. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#define SUM_AFTER_MS 120

typedef struct { SiyiLedgerPage *page; GCancellable *cancellable; } Asked;

static char *
number (gint64 n)
{
  return g_strdup_printf ("%'" G_GINT64_FORMAT, n);
}

static void
show_shown (SiyiLedgerPage *self, const SiyiLedgerSums *sums)
{
  g_autofree char *batches = number (sums->batches);
  g_autofree char *persons = number (sums->persons);
  g_autofree char *text = NULL;

  if (siyi_ledger_page_is_filtered (self))
    /* Translators: sums below the ledger: visits (batches), person-times. */
    text = g_strdup_printf (_("Shown: %1$s batches, %2$s persons"), batches, persons);
  else
    text = g_strdup_printf (_("All: %1$s batches, %2$s persons"), batches, persons);
  gtk_label_set_text (self->sum_shown, text);
}

static void
show_parts (SiyiLedgerPage *self, const SiyiLedgerSums *sums)
{
  g_autofree char *batches = number (sums->individual_batches);
  g_autofree char *persons = number (sums->individual_persons);
  g_autofree char *group_batches = number (sums->group_batches);
  g_autofree char *group_persons = number (sums->group_persons);
  g_autofree char *closed = number (sums->closed);
  g_autofree char *voided = number (sums->voided);
  /* Translators: parts of the sums: individual visits below five persons, group visits. */
  g_autofree char *parts = g_strdup_printf (_("individual %1$s (%2$s persons)   group %3$s (%4$s "
                                              "persons)   closed %5$s"),
                                            batches, persons, group_batches, group_persons, closed);
  /* Translators: void numbers, which are in no other sum; %1$s are the parts before it. */
  g_autofree char *all = g_strdup_printf (_("%1$s   %2$s void, not counted"), parts, voided);

  gtk_label_set_text (self->sum_parts, sums->voided > 0 ? all : parts);
}

static void
show_year (SiyiLedgerPage *self, const SiyiLedgerBothSums *sums)
{
  g_autofree char *batches = number (sums->year.batches);
  g_autofree char *persons = number (sums->year.persons);
  g_autofree char *text =
    /* Translators: what the sums go by, then those of a whole year: year, batches, persons. */
    g_strdup_printf (_("by date of reception   %1$d: %2$s batches, %3$s persons"), sums->which_year,
                     batches, persons);

  gtk_label_set_text (self->sum_year, text);
}

static void
on_summed (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  Asked *asked = data;
  SiyiLedgerPage *self = asked->page;
  g_autofree SiyiLedgerBothSums *sums = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, NULL);

  /* What could not be summed (the page has gone, the question is another) keeps its old sums. */
  if (sums != NULL && asked->cancellable == self->summing &&
      !g_cancellable_is_cancelled (asked->cancellable))
    {
      show_shown (self, &sums->shown);
      show_parts (self, &sums->shown);
      show_year (self, sums);
    }
  g_object_unref (asked->page);
  g_object_unref (asked->cancellable);
  g_free (asked);
}

static void
sum_now (gpointer data)
{
  SiyiLedgerPage *self = data;
  Asked *asked = g_new (Asked, 1);

  self->sums_source = 0;
  g_cancellable_cancel (self->summing);
  g_clear_object (&self->summing);
  self->summing = g_cancellable_new ();
  asked->page = g_object_ref (self);
  asked->cancellable = g_object_ref (self->summing);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_ledger_sums_work,
                          siyi_ledger_query_copy (self->query), (GDestroyNotify) siyi_ledger_query_free,
                          g_free, self->summing, on_summed, asked);
}

void
siyi_ledger_page_sum_later (SiyiLedgerPage *self)
{
  if (self->sums_source != 0)
    g_source_remove (self->sums_source);
  self->sums_source = g_timeout_add_once (SUM_AFTER_MS, sum_now, self);
}
