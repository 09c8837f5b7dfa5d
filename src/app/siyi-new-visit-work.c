/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the intake form asks of the archive, as work for its threads; no widget is touched here. */
#include "siyi-new-visit-work.h"

#include "siyi-class.h"
#include "siyi-code.h"
#include "siyi-office-store.h"

#define DRAFT_KEY "new-visit"

void
siyi_form_words_free (SiyiFormWords *words)
{
  g_strfreev (words->classes);
  g_strfreev (words->purposes);
  g_strfreev (words->methods);
  g_strfreev (words->units);
  g_strfreev (words->leaders);
  g_strfreev (words->venues);
  g_free (words->next_number);
  g_free (words->draft);
  g_free (words);
}

/* The office's own list, or the shipped one where it has none. */
static GStrv
dictionary (SiyiDb             *db,
            const char         *list,
            const char * const *shipped)
{
  g_auto(GStrv) own = siyi_dictionary_load (db, list, NULL);

  if (own != NULL && own[0] != NULL)
    return g_steal_pointer (&own);

  return g_strdupv ((char **) shipped);
}

/* The three types of the Regulations, then the older words the office still has. */
static GStrv
purposes (SiyiDb *db)
{
  const char * const *types = siyi_code_words (SIYI_LIST_TYPE, NULL);
  g_auto(GStrv) older = siyi_dictionary_load (db, "purpose", NULL);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();

  g_strv_builder_addv (words, (const char **) types);
  for (gsize i = 0; older != NULL && older[i] != NULL; i++)
    if (!g_strv_contains (types, older[i]))
      g_strv_builder_add (words, older[i]);

  return g_strv_builder_end (words);
}

static GStrv
unit_names (SiyiDb *db)
{
  g_autoptr(GPtrArray) units = siyi_units_load (db, FALSE, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; units != NULL && i < units->len; i++)
    g_strv_builder_add (names, ((SiyiUnit *) g_ptr_array_index (units, i))->name);

  return g_strv_builder_end (names);
}

static GStrv
leader_names (SiyiDb  *db,
              SiyiDay  today)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, today, FALSE, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; leaders != NULL && i < leaders->len; i++)
    g_strv_builder_add (names, ((SiyiLeader *) g_ptr_array_index (leaders, i))->name);

  return g_strv_builder_end (names);
}

static GStrv
venue_names (SiyiDb *db)
{
  g_autoptr(GPtrArray) venues = siyi_venues_load (db, NULL);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; venues != NULL && i < venues->len; i++)
    g_strv_builder_add (names, ((SiyiVenue *) g_ptr_array_index (venues, i))->name);

  return g_strv_builder_end (names);
}

gpointer
siyi_form_words_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  SiyiDay today = GPOINTER_TO_INT (data);
  SiyiFormWords *words = g_new0 (SiyiFormWords, 1);

  words->classes = dictionary (db, "class", siyi_class_list (NULL));
  words->purposes = purposes (db);
  words->methods = dictionary (db, "method", siyi_code_words (SIYI_LIST_METHOD, NULL));
  words->units = unit_names (db);
  words->leaders = leader_names (db, today);
  words->venues = venue_names (db);
  words->draft = siyi_draft_get (db, DRAFT_KEY);
  words->next_number = siyi_next_case_number (db, siyi_day_year (today), error);
  if (words->next_number == NULL)
    {
      siyi_form_words_free (words);
      return NULL;
    }

  return words;
}

gpointer
siyi_draft_save_work (SiyiDb        *db,
                      gpointer       data,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return siyi_draft_set (db, DRAFT_KEY, data, error) ? GINT_TO_POINTER (1) : NULL;
}

void
siyi_twin_question_free (SiyiTwinQuestion *question)
{
  g_free (question->names);
  g_free (question->phone);
  g_free (question->id_number);
  g_free (question->request);
  g_free (question);
}

gpointer
siyi_twins_work (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const SiyiTwinQuestion *question = data;

  return siyi_twins_find (db, question->names, question->phone, question->id_number,
                          question->request, 0, error);
}

void
siyi_registration_free (SiyiRegistration *registration)
{
  siyi_intake_free (registration->intake);
  g_free (registration);
}

/* The visit, and only when it is stored the end of its draft: a power cut between the two leaves
 * a draft too many, never a visit too few. */
gpointer
siyi_register_work (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const SiyiRegistration *registration = data;
  const SiyiIntake *intake = registration->intake;
  g_autoptr(SiyiRecord) record = siyi_intake_to_record (intake, registration->today);
  g_autofree char *address = siyi_intake_place (intake);
  const char *place = siyi_intake_get (intake, SIYI_INTAKE_PLACE);
  const char *facts = siyi_intake_get (intake, SIYI_INTAKE_FACTS);
  const char *arrived = siyi_intake_get (intake, SIYI_INTAKE_ARRIVED);
  const SiyiNewVisit visit = {
    .record = record,
    .link_to = registration->link_to,
    .session = registration->session,
    .booked = registration->booked,
    .facts = *facts != '\0' ? facts : NULL,
    .arrived = *arrived != '\0' ? arrived : NULL,
    .problem_place = *place != '\0' ? place : *address != '\0' ? address : NULL,
  };
  SiyiNewVisitResult *result = siyi_visit_add (db, &visit, error);
  g_autoptr(GError) draft_error = NULL;

  if (result != NULL && !siyi_draft_set (db, DRAFT_KEY, NULL, &draft_error))
    g_warning ("Dropping the draft of a registered visit: %s", draft_error->message);

  return result;
}
