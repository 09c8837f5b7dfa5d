/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits of the example office's current month: invented groups with invented matters, registered
 * the way the intake form does it. */
#include "siyi-example-parts.h"

#include "siyi-case-store.h"
#include "siyi-signin-store.h"
#include "siyi-words.h"

static const char *
pick (const char *key,
      int         n)
{
  gsize n_words;
  const char * const *words = siyi_words ("example-visits", key, &n_words);

  return words[(gsize) n % n_words];
}

static char *
name_of (int n)
{
  return g_strconcat (pick ("surnames", n), pick ("given", n * 3 + n / 12), NULL);
}

static char **
one (const char *text)
{
  const char *list[] = { text, NULL };

  return g_strdupv ((char **) list);
}

/* Request, class and unit of the n-th group: the list is gone through in strides, so that neighbours differ.
 * Free with g_strfreev(). */
static char **
matter_of (int n)
{
  enum { STRIDE = 19 };

  return g_strsplit (pick ("matters", n * STRIDE), "|", 3);
}

/**
 * siyi_example_record:
 *
 * Returns: (transfer full): the matter of an invented group, received and assigned on @day
 */
SiyiRecord *
siyi_example_record (SiyiDay day,
                     int     persons,
                     int     n)
{
  SiyiRecord *record = siyi_record_new ();
  g_auto(GStrv) matter = matter_of (n);
  g_autofree char *name = name_of (n);
  g_autofree char *phone = g_strdup_printf ("1990000%04d", 4000 + n);

  record->date = siyi_day_to_text (day);
  record->visitors = one (name);
  record->persons = persons;
  record->address = g_strdup (pick ("places", n));
  record->phones = one (phone);
  record->summary = g_strdup (matter[0]);
  record->class_name = g_strdup (matter[1]);
  record->purpose = g_strdup (pick ("purpose", 0));
  record->first = g_strdup (pick (n % 4 == 3 ? "again" : "first", 0));
  record->opinion = siyi_fill (pick ("opinion", 0), "unit", matter[2], NULL);
  record->units = one (matter[2]);
  record->handler = g_strdup (pick ("handler", 0));
  record->assigned = siyi_day_to_text (day);
  record->due_days = 15;
  record->due_kind = g_strdup ("calendar");

  return record;
}

/* Nobody has said or assigned anything yet. */
static void
not_yet (SiyiRecord *record)
{
  g_clear_pointer (&record->opinion, g_free);
  g_clear_pointer (&record->units, g_strfreev);
  g_clear_pointer (&record->handler, g_free);
  g_clear_pointer (&record->assigned, g_free);
  g_clear_pointer (&record->due_kind, g_free);
  record->due_days = 0;
}

/**
 * siyi_example_receive:
 * @booked: the group is yet to come
 *
 * Registers one group.
 */
gboolean
siyi_example_receive (SiyiDb             *db,
                      const SiyiPlanned  *session,
                      int                 persons,
                      int                 n,
                      gboolean            booked,
                      GError            **error)
{
  g_autoptr(SiyiRecord) record = siyi_example_record (session->day, persons, n);
  SiyiNewVisit visit = { .record = record, .session = session->id, .booked = booked };
  SiyiNewVisitResult *result;
  gboolean done;

  record->method = g_strdup (session->method);
  record->place = g_strdup (session->place);
  if (booked)
    not_yet (record);
  result = siyi_visit_add (db, &visit, error);
  done = result != NULL;
  if (done)
    siyi_new_visit_result_free (result);

  return done;
}

/**
 * siyi_example_sign_staff:
 *
 * Everybody of part A signs.
 */
gboolean
siyi_example_sign_staff (SiyiDb            *db,
                         const SiyiSignin  *sheet,
                         GError           **error)
{
  for (guint i = 0; i < sheet->staff->len; i++)
    {
      const SiyiSigninLine *line = g_ptr_array_index (sheet->staff, i);
      g_autofree char *action = *line->name != '\0'
                                  ? siyi_signin_sign (db, sheet->session, &line, 1, NULL, error) : NULL;

      if (action == NULL && *line->name != '\0')
        return FALSE;
    }

  return TRUE;
}

/* All but the last @lacking of part B; the staff. */
static gboolean
sign_sheet (SiyiDb            *db,
            const SiyiSignin  *sheet,
            int                lacking,
            GError           **error)
{
  int left = sheet->count.wanted - lacking;
  gboolean ok = TRUE;

  for (guint i = 0; i < sheet->groups->len && left > 0 && ok; i++)
    {
      const SiyiSigninGroup *group = g_ptr_array_index (sheet->groups, i);
      const int n = MIN (left, (int) group->lines->len);
      g_autofree char *action = NULL;

      if (!group->heads.came)
        continue;
      action = siyi_signin_sign (db, sheet->session, (const SiyiSigninLine * const *) group->lines->pdata,
                                 (guint) n, NULL, error);
      ok = action != NULL;
      left -= n;
    }

  return ok && siyi_example_sign_staff (db, sheet, error);
}

/**
 * siyi_example_papers:
 * @with_gap: the sign-in sheet lacks somebody
 *
 * Signs for everybody present, and adds the photos.
 */
gboolean
siyi_example_papers (SiyiDb             *db,
                     const SiyiPlanned  *session,
                     gboolean            with_gap,
                     GError            **error)
{
  g_autoptr(SiyiSignin) sheet = siyi_signin_load (db, session->id, error);
  g_autofree char *accepted = NULL;

  if (sheet == NULL || !siyi_example_photos (db, session, error) || !sign_sheet (db, sheet, with_gap ? 2 : 0, error))
    return FALSE;
  if (with_gap)
    return TRUE;

  accepted = siyi_signin_accept (db, session->id, error);

  return accepted != NULL;
}
