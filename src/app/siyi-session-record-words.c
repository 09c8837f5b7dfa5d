/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the record-book form says about a record: its head, what it lacks, its limit as a sum. Words
 * only; what is returned is the caller's. Main thread. */
#include "siyi-session-record-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static const struct { SiyiLacks lack; const char *word; } lack_words[] = {
  { SIYI_LACKS_REQUEST, NC_("lacks", "request") },
  { SIYI_LACKS_PERSONS, NC_("lacks", "persons present") },
  { SIYI_LACKS_TALK, NC_("lacks", "record of the talk") },
  { SIYI_LACKS_INSTRUCTION, NC_("lacks", "leader's instruction") },
  { SIYI_LACKS_UNIT, NC_("lacks", "lead unit") },
  { SIYI_LACKS_LIMIT, NC_("lacks", "limit") },
};

/**
 * siyi_talk_words_lacks:
 * @lacks: siyi_talk_record_lacks ()
 *
 * Returns: (transfer full) (nullable): the empty fields by name, for the tab of the record book;
 *   %NULL where none is
 */
char *
siyi_talk_words_lacks (SiyiLacks lacks)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) words = NULL;
  g_autofree char *list = NULL;

  if (lacks == 0)
    return NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (lack_words); i++)
    if ((lacks & lack_words[i].lack) != 0)
      g_strv_builder_add (builder, g_dpgettext2 (NULL, "lacks", lack_words[i].word));
  words = g_strv_builder_end (builder);
  /* Translators: stands between the names of a list */
  list = g_strjoinv (C_("lacks", ", "), words);

  /* Translators: %s is a list of the empty fields of a record */
  return g_strdup_printf (_("lacks %s"), list);
}

static const char *
first_name (const SiyiTalkRecord *record)
{
  const SiyiTalkPerson *first = NULL;

  for (guint i = 0; record->people != NULL && i < record->people->len; i++)
    {
      const SiyiTalkPerson *person = g_ptr_array_index (record->people, i);

      if (first == NULL || (person->representative && !first->representative))
        first = person;
    }

  return first != NULL ? first->name : NULL;
}

/**
 * siyi_talk_words_title:
 *
 * Returns: (transfer full): who came: the first representative's full name, and how many
 */
char *
siyi_talk_words_title (const SiyiTalkRecord *record)
{
  const char *name = first_name (record);

  if (name == NULL || *name == '\0')
    name = record->visitors;
  if (name == NULL || *name == '\0')
    return g_strdup (_("Name not known"));

  if (record->persons > 1)
    /* Translators: a name, persons present */
    return g_strdup_printf (C_("head", "%s and others, %d persons"), name, record->persons);

  return g_strdup (name);
}

/**
 * siyi_talk_words_numbers:
 *
 * Returns: (transfer full): persons concerned and representatives, as far as they were said
 */
char *
siyi_talk_words_numbers (const SiyiTalkRecord *record)
{
  g_autofree char *concerned = NULL;
  g_autofree char *representing = NULL;

  if (record->concerned >= 0)
    concerned = g_strdup_printf (C_("head", "%d concerned"), record->concerned);
  if (record->representatives >= 0)
    representing = g_strdup_printf (C_("head", "%d representing"), record->representatives);
  if (concerned != NULL && representing != NULL)
    return g_strjoin ("   ", concerned, representing, NULL);
  if (concerned != NULL)
    return g_steal_pointer (&concerned);

  return representing != NULL ? g_steal_pointer (&representing) : g_strdup ("");
}

/**
 * siyi_talk_words_marks:
 * @marks: siyi_talk_record_marks ()
 *
 * Returns: (transfer full) (nullable): the warnings, one a line; none of them hinders anything
 */
char *
siyi_talk_words_marks (SiyiTalkMarks marks)
{
  g_autoptr(GString) lines = g_string_new (NULL);
  const struct { SiyiTalkMarks mark; const char *words; } all[] = {
    { SIYI_TALK_MANY_REPRESENTING, _("More than five representatives (Regulations, article 20)") },
    { SIYI_TALK_NO_REPRESENTING, _("A group visit without a representative named") },
    { SIYI_TALK_MORE_THAN_PRESENT, _("More representatives than persons present") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (all); i++)
    if ((marks & all[i].mark) != 0)
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", all[i].words);

  return lines->len > 0 ? g_string_free (g_steal_pointer (&lines), FALSE) : NULL;
}

/**
 * siyi_talk_words_time:
 * @at: µs of UTC
 * @today: on which the hour alone is said
 *
 * Returns: (transfer full): "9:41", "12月16日 9:41"
 */
char *
siyi_talk_words_time (gint64  at,
                      SiyiDay today)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);
  g_autofree char *hour = g_date_time_format (time, "%-H:%M");
  SiyiDay day = siyi_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                              g_date_time_get_day_of_month (time));
  g_autofree char *date = NULL;

  if (day == today)
    return g_steal_pointer (&hour);

  date = siyi_case_words_day (day, today, FALSE);

  return g_strjoin (" ", date, hour, NULL);
}

/**
 * siyi_talk_words_saved:
 *
 * Returns: (transfer full): when the record was saved last
 */
char *
siyi_talk_words_saved (const SiyiTalkRecord *record,
                       SiyiDay               today)
{
  g_autofree char *time = NULL;

  if (record->saved_at == 0)
    return g_strdup (_("not saved yet"));

  time = siyi_talk_words_time (record->saved_at, today);

  /* Translators: %s is a time of day */
  return g_strdup_printf (_("saved %s"), time);
}

static char *
days_words (SiyiLimit limit)
{
  if (limit.kind == SIYI_DAYS_WORKING)
    return g_strdup_printf (ngettext ("%d working day", "%d working days", limit.days), limit.days);

  return g_strdup_printf (ngettext ("%d day", "%d days", limit.days), limit.days);
}

/**
 * siyi_talk_words_limit:
 * @provisional: whether the year's notice that decides about the last day is not there yet
 *
 * Returns: (transfer full): beside the last day: how many days, and whether that may still change
 */
char *
siyi_talk_words_limit (const SiyiTalkRecord *record,
                       gboolean              provisional)
{
  SiyiLimit limit = { record->limit_days,
                      record->limit_working ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR };
  g_autofree char *days = NULL;

  if (record->due == SIYI_DAY_NONE)
    return g_strdup ("");
  if (limit.days == 0)
    limit = (SiyiLimit) { MAX (0, record->due - record->assigned), SIYI_DAYS_CALENDAR };

  days = days_words (limit);
  if (provisional)
    /* Translators: a number of days; the calendar of that year is not published */
    return g_strdup_printf (_("%s, provisional"), days);

  return g_steal_pointer (&days);
}

/**
 * siyi_talk_words_sum:
 * @due: of siyi_limit_due ()
 *
 * Returns: (transfer full): the limit as a sum to check
 */
char *
siyi_talk_words_sum (SiyiDay        assigned,
                     SiyiLimit      limit,
                     const SiyiDue *due)
{
  g_autofree char *from = siyi_case_words_day (assigned, assigned, FALSE);
  g_autofree char *days = days_words (limit);
  g_autofree char *last = siyi_case_words_day (due->unrolled, assigned, TRUE);
  g_autofree char *rolled = NULL;

  if (due->unrolled == due->last)
    /* Translators: a day, a number of days, the last day */
    return g_strdup_printf (_("%1$s + %2$s = %3$s"), from, days, last);

  rolled = siyi_case_words_day (due->last, assigned, TRUE);

  /* Translators: as before; that day is no working day, the limit moves to the fourth */
  return g_strdup_printf (_("%1$s + %2$s = %3$s, moved to %4$s"), from, days, last, rolled);
}

/**
 * siyi_talk_words_signer:
 *
 * Returns: (transfer none): whose signature it is, translated
 */
const char *
siyi_talk_words_signer (SiyiSigner signer)
{
  switch (signer)
    {
    case SIYI_SIGNER_LEADER: return _("Receiving leader");
    case SIYI_SIGNER_RECORDER: return _("Recorder");
    case SIYI_SIGNER_PETITIONER: return _("Petitioner's confirmation");
    case SIYI_N_SIGNERS:
    default: return "";
    }
}
