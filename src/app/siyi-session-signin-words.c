/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sentences of the sign-in tab. Pure functions over what was loaded; main thread. */
#include "siyi-session-signin-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

/* The card is small: of more groups the number is told. */
enum { MAX_NAMED = 3 };

static int
heads_signed (const SiyiSignin *sheet)
{
  int n = 0;

  for (guint i = 0; i < sheet->groups->len; i++)
    n += siyi_heads_signed (&((const SiyiSigninGroup *) g_ptr_array_index (sheet->groups, i))->heads);

  return n;
}

/* The persons of part A, or groups and persons that came. */
char *
siyi_signin_words_count (const SiyiSignin *sheet,
                         SiyiSigninPart    part)
{
  int n = 0;

  if (part == SIYI_SIGNIN_STAFF)
    return g_strdup_printf (ngettext ("%u person", "%u persons", (gulong) sheet->staff->len), sheet->staff->len);

  for (guint i = 0; i < sheet->groups->len; i++)
    n += ((const SiyiSigninGroup *) g_ptr_array_index (sheet->groups, i))->heads.came;

  /* Translators: of part B: groups received and their persons */
  return g_strdup_printf (_("%1$d groups, %2$d persons; stays inside"), n, sheet->count.wanted);
}

/* What a group's signatures say against the persons present. */
char *
siyi_signin_words_state (const SiyiSigninGroup *group)
{
  const int difference = siyi_heads_difference (&group->heads);

  switch (siyi_heads_state (&group->heads))
    {
    case SIYI_HEADS_WAITING:
      return g_strdup (C_("sign-in", "not here"));
    case SIYI_HEADS_SHORT:
      return g_strdup_printf (ngettext ("%d lacks", "%d lack", (gulong) -difference), -difference);
    case SIYI_HEADS_MORE:
      return g_strdup_printf (ngettext ("%d too many", "%d too many", (gulong) difference), difference);
    case SIYI_HEADS_EXPLAINED:
      return g_strdup (C_("sign-in", "explained"));
    case SIYI_HEADS_MATCH:
    default:
      return g_strdup (C_("sign-in", "matches"));
    }
}

static void
add_line (GString *text,
          char    *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, line);
  g_free (line);
}

static void
add_group (GString               *text,
           const SiyiSigninGroup *group)
{
  const int difference = siyi_heads_difference (&group->heads);
  const char *who = group->masked != NULL ? group->masked : "";

  if (difference < 0)
    /* Translators: a group, and how many of it have not signed */
    add_line (text, g_strdup_printf (ngettext ("%1$s: %2$d lacks, let them sign.",
                                               "%1$s: %2$d lack, let them sign.", (gulong) -difference),
                                     who, -difference));
  else
    /* Translators: a group, and how many signatures there are beyond its persons */
    add_line (text, g_strdup_printf (ngettext ("%1$s: %2$d too many, check it.",
                                               "%1$s: %2$d too many, check it.", (gulong) difference),
                                     who, difference));
}

static void
add_groups (GString          *text,
            const SiyiSignin *sheet)
{
  guint n = 0;

  for (guint i = 0; i < sheet->groups->len; i++)
    {
      const SiyiSigninGroup *group = g_ptr_array_index (sheet->groups, i);
      const SiyiHeadsState state = siyi_heads_state (&group->heads);

      if ((state == SIYI_HEADS_SHORT || state == SIYI_HEADS_MORE) && n++ < MAX_NAMED)
        add_group (text, group);
    }
  if (n > MAX_NAMED)
    add_line (text, g_strdup_printf (ngettext ("and %u more group", "and %u more groups", n - MAX_NAMED),
                                     n - MAX_NAMED));
}

static char *
accepted_words (const SiyiSignin *sheet,
                SiyiDay           today)
{
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (sheet->accepted_at / G_USEC_PER_SEC);
  g_autofree char *day = siyi_case_words_day (siyi_day_new (g_date_time_get_year (at), g_date_time_get_month (at),
                                                            g_date_time_get_day_of_month (at)), today, FALSE);
  g_autofree char *time = g_date_time_format (at, "%H:%M");

  /* Translators: day, time, person */
  return g_strdup_printf (_("Accepted on %1$s at %2$s by %3$s."), day, time, sheet->accepted_by);
}

/* What keeps the sheet from being accepted, or that nothing does. */
char *
siyi_signin_words_note (const SiyiSignin *sheet,
                        SiyiDay           today)
{
  GString *text = g_string_new (NULL);

  add_line (text, g_strdup_printf (_("%1$d registered, %2$d signed."), sheet->count.wanted, heads_signed (sheet)));
  if (sheet->accepted_at != 0)
    {
      add_line (text, accepted_words (sheet, today));
      return g_string_free (text, FALSE);
    }

  add_groups (text, sheet);
  if (sheet->n_open_staff > 0)
    add_line (text, g_strdup_printf (ngettext ("Part A: %d has not signed.", "Part A: %d have not signed.",
                                               (gulong) sheet->n_open_staff), sheet->n_open_staff));
  if (sheet->n_open_staff + sheet->n_open_groups == 0 && sheet->staff_count.done + sheet->count.done > 0)
    add_line (text, g_strdup (_("Nothing is open; the sheet can be accepted.")));

  return g_string_free (text, FALSE);
}

/* Of the newest scanned sheet. */
char *
siyi_signin_words_filed (const SiyiSignin *sheet,
                         guint             n_pages)
{
  const SiyiFiledSheet *last;
  g_autoptr(GDateTime) at = NULL;
  g_autofree char *time = NULL;

  if (sheet->sheets->len == 0)
    return g_strdup (_("none filed yet"));

  last = g_ptr_array_index (sheet->sheets, sheet->sheets->len - 1);
  at = g_date_time_new_from_unix_local (last->at / G_USEC_PER_SEC);
  time = g_date_time_format (at, "%H:%M");

  /* Translators: of a scanned sheet: its pages, and the time it was filed */
  return g_strdup_printf (ngettext ("%1$u page, filed %2$s", "%1$u pages, filed %2$s", MAX (n_pages, 1)),
                          MAX (n_pages, 1), time);
}

/* A person of a group; of those whose name nobody knows the number. */
char *
siyi_signin_words_person (const SiyiSigninLine *line,
                          guint                 number)
{
  if (*line->name != '\0')
    return g_strdup (line->name);
  if (line->unit != NULL)
    return g_strdup (line->unit);

  /* Translators: the n-th person of a group, whose name is not known */
  return g_strdup_printf (_("Person %u"), number);
}
