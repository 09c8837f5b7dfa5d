/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Part A of a sign-in sheet as the plan has it: who sits, who sits beside, the units called, the
 * recorder. It goes round, so nobody who names a petitioner of the session stands in it. On an
 * archive's threads. */
#include "siyi-signin-store.h"

#include <string.h>

#include "siyi-office-store.h"
#include "siyi-reception-private.h"
#include "siyi-schedule-store.h"
#include "siyi-words.h"

typedef struct
{
  GPtrArray *visits;     /* SiyiPaperVisit */
  GPtrArray *units;      /* SiyiUnit */
  GPtrArray *lines;
} Staff;

static SiyiSigninLine *
add_line (Staff      *self,
          const char *name,
          const char *remark)
{
  SiyiSigninLine *line = g_new0 (SiyiSigninLine, 1);

  line->part = SIYI_SIGNIN_STAFF;
  line->name = g_strdup (name);
  line->remark = g_strdup (siyi_word ("sign-in", remark));
  line->signed_at = -1;
  line->planned = TRUE;
  g_ptr_array_add (self->lines, line);

  return line;
}

static gboolean
names_petitioner (const GPtrArray *visits,
                  const char      *text)
{
  for (guint i = 0; text != NULL && i < visits->len; i++)
    {
      const SiyiPaperVisit *visit = g_ptr_array_index (visits, i);

      for (guint k = 0; k < visit->people->len; k++)
        {
          const SiyiPaperPerson *person = g_ptr_array_index (visit->people, k);

          if ((person->name != NULL && *person->name != '\0' && strstr (text, person->name)) ||
              (person->phone != NULL && *person->phone != '\0' && strstr (text, person->phone)))
            return TRUE;
        }
    }

  return FALSE;
}

/**
 * siyi_signin_names_petitioner:
 * @visits: of the session
 * @line: of part A
 *
 * Returns: whether it holds name or number of a petitioner of the session
 */
gboolean
siyi_signin_names_petitioner (const GPtrArray      *visits,
                              const SiyiSigninLine *line)
{
  return names_petitioner (visits, line->name) || names_petitioner (visits, line->unit) ||
         names_petitioner (visits, line->post) || names_petitioner (visits, line->phone) ||
         names_petitioner (visits, line->remark);
}

static gboolean
is_unit (const char *word)
{
  const char * const *endings = siyi_words ("sign-in", "unit-endings", NULL);

  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_utf8_strlen (word, -1) >= 3 && g_str_has_suffix (word, endings[i]))
      return TRUE;

  return FALSE;
}

/* Unit, name and post where spaces part them, in any order but name before post; else all is the name. */
static void
add_one (Staff      *self,
         const char *text,
         const char *remark)
{
  g_autoptr(GString) plain = g_string_new (text);
  SiyiSigninLine *line = add_line (self, "", remark);
  g_auto(GStrv) words = NULL;

  g_string_replace (plain, "\xe3\x80\x80", " ", 0);    /* the full-width space */
  words = g_strsplit (plain->str, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    {
      char **place = is_unit (words[i]) ? &line->unit
                     : *line->name == '\0' ? &line->name : &line->post;
      char *before = *place;

      if (*words[i] == '\0')
        continue;
      *place = before != NULL && *before != '\0' ? g_strconcat (before, " ", words[i], NULL)
                                                 : g_strdup (words[i]);
      g_free (before);
    }
}

static void
add_beside (Staff      *self,
            const char *text,
            const char *remark)
{
  const char * const *separators = siyi_words ("masks", "separators", NULL);
  g_autoptr(GString) plain = g_string_new (text);
  g_auto(GStrv) parts = NULL;

  for (gsize i = 0; separators[i] != NULL; i++)
    g_string_replace (plain, separators[i], "\n", 0);
  parts = g_strsplit (plain->str, "\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    /* A free text may name anybody; what names a petitioner of the session stays away. */
    if (*g_strstrip (parts[i]) != '\0' && !names_petitioner (self->visits, parts[i]))
      add_one (self, parts[i], remark);
}

static gboolean
unit_is_called (const SiyiUnit *unit,
                const char     *name)
{
  return g_str_equal (unit->name, name) || g_strcmp0 (unit->short_name, name) == 0 ||
         (unit->aliases != NULL && g_strv_contains ((const char * const *) unit->aliases, name));
}

/* The same unit by whichever of its names. */
static gboolean
same_unit (const Staff *self,
           const char  *a,
           const char  *b)
{
  if (g_str_equal (a, b))
    return TRUE;

  for (guint i = 0; i < self->units->len; i++)
    {
      const SiyiUnit *unit = g_ptr_array_index (self->units, i);

      if (unit_is_called (unit, a) && unit_is_called (unit, b))
        return TRUE;
    }

  return FALSE;
}

/* A unit whose person is named already needs no line of its own. */
static gboolean
has_unit (const Staff *self,
          const char  *name)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *unit = ((SiyiSigninLine *) g_ptr_array_index (self->lines, i))->unit;

      if (unit != NULL && same_unit (self, unit, name))
        return TRUE;
    }

  return FALSE;
}

/**
 * siyi_signin_staff:
 *
 * Returns: (transfer full) (element-type SiyiSigninLine): part A as plan and staff of the session
 *   have it, nothing stored; a unit that is called has a line whose name is empty
 */
GPtrArray *
siyi_signin_staff (SiyiDb   *db,
                   gint64    session,
                   GError  **error)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);
  g_autoptr(GPtrArray) visits = planned == NULL ? NULL
                                : siyi_paper_visits_all (db, session, SIYI_VISITS_BY_QUEUE, error);
  g_autoptr(GPtrArray) known = visits != NULL ? siyi_units_load (db, TRUE, error) : NULL;
  g_auto(GStrv) units = known != NULL ? siyi_session_open_units (db, session, error) : NULL;
  g_autofree char *recorder = NULL;
  g_autofree char *accompany = NULL;
  const GPtrArray *seats;
  Staff self = { .visits = visits, .units = known };

  if (units == NULL || !siyi_session_staff (db, session, &recorder, &accompany, error))
    return NULL;

  self.lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_signin_line_free);
  seats = siyi_planned_sitting (planned);
  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      add_line (&self, seat->name, "leader")->post = g_strdup (seat->post);
    }
  add_beside (&self, accompany, "beside");
  for (gsize i = 0; units[i] != NULL; i++)
    if (!has_unit (&self, units[i]))
      add_line (&self, "", "beside")->unit = g_strdup (units[i]);
  add_beside (&self, recorder, "recorder");

  return self.lines;
}
