/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a report written by hand gets wrong (domain, section 11), found in the words that were typed or
 * stand in the template; computed pieces are right by construction. Pure functions. */
#include "siyi-report.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-words.h"

/* Stands for a computed piece, so that the words around it are read as they stand. */
#define COMPUTED "\xef\xbf\xbc"

typedef struct
{
  GPtrArray      *findings;
  const SiyiSpan *span;
  GHashTable     *items;      /* 一是, 二是 … of this report */
  guint           paragraph;
} Guarding;

void
siyi_finding_free (SiyiFinding *self)
{
  g_free (self->words);
  g_free (self);
}

static void
add_finding (Guarding   *self,
             SiyiGuard   guard,
             const char *words)
{
  SiyiFinding *finding = g_new0 (SiyiFinding, 1);

  finding->guard = guard;
  finding->paragraph = self->paragraph;
  finding->words = g_strdup (words);
  finding->blocks = guard == SIYI_GUARD_SIGN || guard == SIYI_GUARD_PERIOD || guard == SIYI_GUARD_NUMBERING;
  g_ptr_array_add (self->findings, finding);
}

static gboolean
is_of_span (const Guarding *self,
            int             year)
{
  int from, to, month, day;

  siyi_day_split (self->span->from, &from, &month, &day);
  siyi_day_split (self->span->to, &to, &month, &day);

  return year >= from - 1 && year <= to;
}

/* 1至9月 of a report over other months; a half year of one that is none. */
static gboolean
is_other_period (const Guarding *self,
                 const char     *words)
{
  g_autofree char *own = siyi_span_short_words (self->span);
  g_autofree char *full = siyi_span_words (self->span);

  return strstr (own, words) == NULL && strstr (full, words) == NULL;
}

static gboolean
is_wrong (Guarding   *self,
          SiyiGuard   guard,
          const char *words)
{
  switch ((int) guard)
    {
    case SIYI_GUARD_YEAR:
      return !is_of_span (self, atoi (words));
    case SIYI_GUARD_PERIOD:
      return is_other_period (self, words);
    case SIYI_GUARD_NUMBERING:
      return !g_hash_table_add (self->items, g_strdup (words));
    default:
      return TRUE;
    }
}

static void
look_for (Guarding   *self,
          SiyiGuard   guard,
          const char *pattern,
          const char *text)
{
  g_autoptr(GRegex) regex = g_regex_new (siyi_word ("report-guards", pattern), 0, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;

  g_return_if_fail (regex != NULL);

  for (g_regex_match (regex, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *words = g_match_info_fetch (match, 1);

      if (is_wrong (self, guard, words))
        add_finding (self, guard, words);
    }
}

/* The words of a paragraph that no figure made. */
static char *
plain_words (const SiyiParagraph *paragraph)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const SiyiReportPiece *piece = g_ptr_array_index (paragraph->pieces, i);

      g_string_append (text, piece->kind == SIYI_REPORT_FIGURE || piece->kind == SIYI_REPORT_ASKED ? COMPUTED : piece->text);
    }

  return g_string_free (text, FALSE);
}

static void
look_at_pieces (Guarding            *self,
                const SiyiParagraph *paragraph)
{
  for (guint i = 0; i < paragraph->pieces->len; i++)
    {
      const SiyiReportPiece *piece = g_ptr_array_index (paragraph->pieces, i);

      if (piece->kind == SIYI_REPORT_TYPED && piece->key != NULL)
        add_finding (self, SIYI_GUARD_TYPED, piece->text);
      else if (piece->kind == SIYI_REPORT_ASKED)
        add_finding (self, SIYI_GUARD_ASKED, piece->text);
    }
}

/**
 * siyi_report_guard:
 * @span: the report's period
 *
 * Returns: (transfer full) (element-type SiyiFinding): mistakes in the order of the paragraphs
 */
GPtrArray *
siyi_report_guard (GPtrArray      *report,
                   const SiyiSpan *span)
{
  static const struct { SiyiGuard guard; const char *pattern; } guards[] = {
    { SIYI_GUARD_YEAR, "year" },          { SIYI_GUARD_PERIOD, "half" },    { SIYI_GUARD_PERIOD, "months" },
    { SIYI_GUARD_SIGN, "sign" },          { SIYI_GUARD_WIDTH, "wide" },     { SIYI_GUARD_RATE, "bare-rate" },
    { SIYI_GUARD_RATE, "double-rate" },   { SIYI_GUARD_VAGUE, "vague" },    { SIYI_GUARD_SPELLING, "spelling" },
    { SIYI_GUARD_NUMBERING, "item" },     { SIYI_GUARD_UNITS, "units" },
  };
  g_autoptr(GHashTable) items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Guarding self = { .findings = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_finding_free),
                    .span = span, .items = items };

  for (self.paragraph = 0; self.paragraph < report->len; self.paragraph++)
    {
      const SiyiParagraph *paragraph = g_ptr_array_index (report, self.paragraph);
      g_autofree char *text = plain_words (paragraph);

      for (gsize i = 0; i < G_N_ELEMENTS (guards); i++)
        look_for (&self, guards[i].guard, guards[i].pattern, text);
      look_at_pieces (&self, paragraph);
      if (paragraph->kind == SIYI_PARAGRAPH_HEADING)
        g_hash_table_remove_all (items);
    }

  return self.findings;
}
