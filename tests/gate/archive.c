/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An archive that holds one matter of every kind, with a word of its own in every field (a canary): whoever
 * finds the word in an output knows which field of which matter got out. All names and numbers are invented. */
#include "gate.h"

#include "../services/notice-plan.h"
#include "siyi-case-store.h"
#include "siyi-db.h"
#include "siyi-ledger-store.h"
#include "siyi-reception-store.h"
#include "siyi-signin-store.h"

#define HELD siyi_day_new (2026, 12, 10)
#define TO_COME siyi_day_new (2026, 12, 28)

static void
canary_free (gpointer data)
{
  Canary *canary = data;

  g_free (canary->text);
  g_free (canary);
}

gboolean
gate_is_restricted (MatterKind matter)
{
  return matter == MATTER_ACCUSATION || matter == MATTER_BECAME || matter == MATTER_BOOKED_ACCUSATION;
}

static const char *
keep (GateArchive *self,
      MatterKind   matter,
      CanaryKind   kind,
      const char  *field,
      char        *text)
{
  Canary *canary = g_new0 (Canary, 1);

  canary->matter = matter;
  canary->kind = kind;
  canary->field = field;
  canary->text = text;
  g_ptr_array_add (self->canaries, canary);

  return text;
}

static char *
new_canary (GateArchive *self,
            MatterKind   matter,
            CanaryKind   kind)
{
  static const char * const stems[N_MATTERS] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子" };
  static const char * const others[] = { "墅", "墀", "墉", "墟", "墩", "墦", "壑", "壕" };
  const guint n = self->canaries->len + (self->random != NULL ? (guint) g_rand_int_range (self->random, 0, 500) * 2 : 0);

  switch (kind)
    {
    case CANARY_NAME:
      return g_strconcat ("何", stems[matter], others[n % G_N_ELEMENTS (others)], NULL);
    case CANARY_NUMBER:
      return g_strdup_printf ("1990%03d%04d", 100 + matter, 1000 + n);
    case CANARY_NUMBER_IN_WORDS:
      return g_strdup_printf ("99010219%02d0101%04d", 50 + (int) matter, 1000 + n);
    case CANARY_DOOR:
      return g_strdup_printf ("Zd%c%u组%u号", 'A' + (int) matter, n, 100 + n);
    case CANARY_WORDS:
    case CANARY_CASE:
    case CANARY_PHOTO_WORDS:
    case CANARY_EXIF:
    case N_CANARIES:
    default:
      return g_strdup_printf ("Zk%c%uq", 'A' + (int) matter, n);
    }
}

/**
 * gate_canary:
 *
 * Returns: (transfer none): the word that stands in this field of this matter; made when it is first asked for
 */
const char *
gate_canary (GateArchive *self,
             MatterKind   matter,
             CanaryKind   kind,
             const char  *field)
{
  for (guint i = 0; i < self->canaries->len; i++)
    {
      const Canary *canary = g_ptr_array_index (self->canaries, i);

      if (canary->matter == matter && g_str_equal (canary->field, field))
        return canary->text;
    }

  return keep (self, matter, kind, field, new_canary (self, matter, kind));
}

static char *
words (GateArchive *self,
       MatterKind   matter,
       const char  *field)
{
  return gate_spoiled (self, matter, gate_canary (self, matter, CANARY_WORDS, field));
}

/* What a person says holds what it should not: numbers, names. */
static char *
request (GateArchive *self,
         MatterKind   matter)
{
  return g_strconcat ("反映", gate_canary (self, matter, CANARY_WORDS, "request"), "一事，证号",
                      gate_canary (self, matter, CANARY_NUMBER_IN_WORDS, "ID in the request"), "，电话",
                      keep (self, matter, CANARY_NUMBER_IN_WORDS, "phone in the request",
                            g_strdup_printf ("1880%03d0001", 100 + matter)), NULL);
}

static void
add_persons (GateArchive *self,
             SiyiRecord  *record,
             MatterKind   matter)
{
  const gboolean foreign = matter == MATTER_FOREIGN;
  const char *names[3] = { NULL }, *phones[3] = { NULL }, *ids[3] = { NULL };

  record->persons = 2;
  record->anonymous = matter == MATTER_ANONYMOUS;
  if (matter == MATTER_ANONYMOUS)
    return;

  names[0] = gate_canary (self, matter, CANARY_NAME, "name");
  names[1] = gate_canary (self, matter, CANARY_NAME, "second name");
  phones[0] = gate_canary (self, matter, CANARY_NUMBER, "mobile");
  phones[1] = keep (self, matter, CANARY_NUMBER, "land line", g_strdup_printf ("0330-77%05d", 10000 + matter));
  if (foreign)
    ids[0] = keep (self, matter, CANARY_NUMBER, "passport", g_strdup_printf ("E%08d", 91234000 + matter));
  else
    ids[0] = keep (self, matter, CANARY_NUMBER, "ID of 18 places",
                   g_strdup_printf ("99010119%02d0101%04d", 60 + matter, 2000 + matter));
  if (!foreign)
    ids[1] = keep (self, matter, CANARY_NUMBER, "ID of 15 places",
                   g_strdup_printf ("990101%02d0101%03d", 60 + matter, 300 + matter));
  record->visitors = g_strdupv ((char **) names);
  record->phones = g_strdupv ((char **) phones);
  record->ids = g_strdupv ((char **) ids);
}

static void
add_visit (SiyiDb      *db,
           GateArchive *self,
           MatterKind   matter)
{
  static const char * const purposes[N_MATTERS] = {
    [MATTER_ADVICE] = "意见建议", [MATTER_ACCUSATION] = "揭发控告", [MATTER_BOOKED_ACCUSATION] = "揭发控告",
  };
  const gboolean booked = matter >= MATTER_BOOKED;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  g_autofree char *facts = words (self, matter, "facts");
  g_autofree char *place = g_strconcat ("柳河镇", gate_canary (self, matter, CANARY_DOOR, "problem place"), NULL);
  const SiyiNewVisit visit = { .record = record, .session = self->sessions[booked ? 1 : matter == MATTER_ALONE ? 2 : 0], .booked = booked,
                               .facts = facts, .problem_place = place, .arrived = booked ? NULL : "9:05" };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;

  record->date = g_strdup (booked ? "2026-12-28" : matter == MATTER_ALONE ? "2026-12-11" : "2026-12-10");
  add_persons (self, record, matter);
  /* Columns that the public reads. */
  if (self->random != NULL)
    {
      record->place = gate_spoiled (self, matter, "接待中心");
      record->post = gate_spoiled (self, matter, "副市长");
      record->satisfaction = gate_spoiled (self, matter, "满意");
    }
  record->address = g_strconcat ("柳河镇", gate_canary (self, matter, CANARY_DOOR, "address"), NULL);
  record->summary = request (self, matter);
  record->purpose = g_strdup (purposes[matter] != NULL ? purposes[matter] : "求决");
  record->opinion = booked ? NULL : words (self, matter, "instruction");
  record->progress = booked ? NULL : words (self, matter, "progress");
  record->visit_back = booked ? NULL : words (self, matter, "visit back");
  record->remark = words (self, matter, "remark");
  record->handler = booked ? NULL : words (self, matter, "handler");
  record->restricted = gate_is_restricted (matter) && matter != MATTER_BECAME;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  self->visits[matter] = result->visit;
  self->cases[matter] = result->case_id;
  keep (self, matter, CANARY_CASE, "number of the matter", g_strdup (result->case_number));
  siyi_new_visit_result_free (result);
}

static void
add_record (SiyiDb      *db,
            GateArchive *self,
            MatterKind   matter)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiTalkRecord) talk = siyi_talk_load (db, self->visits[matter], &error);
  g_autofree char *action = NULL;

  g_assert_no_error (error);
  g_free (talk->talk);
  talk->talk = words (self, matter, "talk");
  action = siyi_talk_save (db, talk, &error);
  g_assert_no_error (error);
  g_clear_pointer (&action, g_free);

  action = siyi_signin_set_heads (db, self->visits[matter], 1, gate_canary (self, matter, CANARY_WORDS, "sign-in reason"),
                                  &error);
  g_assert_no_error (error);
}

/* Sessions need no more than this to be on every output. */
static void
add_sessions (SiyiDb      *db,
              GateArchive *self)
{
  self->leader = plan_leader (db, "黎甲午", "副市长");
  self->sessions[0] = plan_session (db, self->leader, HELD, "一号接访室", NULL);
  self->sessions[2] = plan_session (db, self->leader, siyi_day_new (2026, 12, 11), "柳河镇东村3组117号", NULL);
  self->sessions[1] = plan_session (db, self->leader, TO_COME, "一号接访室", "城市建设");
}

static void
becomes_accusation (SiyiDb     *db,
                    gint64      case_id)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_case_edit (db, case_id, -1, "restricted", "1", &error);

  g_assert_no_error (error);
}

static gpointer
fill (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  GateArchive *self = data;
  g_autofree char *published = NULL;
  g_autofree char *voided = NULL;

  plan_office (db);
  add_sessions (db, self);
  for (int matter = 0; matter < N_MATTERS; matter++)
    {
      add_visit (db, self, (MatterKind) matter);
      if (matter < MATTER_VOID)
        add_record (db, self, (MatterKind) matter);
    }
  published = plan_publish (db, "2026-12");
  gate_add_follow_up (db, self);
  becomes_accusation (db, self->cases[MATTER_BECAME]);
  voided = siyi_visit_void (db, self->visits[MATTER_VOID], gate_canary (self, MATTER_VOID, CANARY_WORDS, "void reason"),
                            error);
  g_assert_no_error (*error);

  return NULL;
}

void
gate_archive_set_up (GateArchive   *self,
                     gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  office_set_up (&self->office, NULL);
  self->random = (GRand *) data;
  self->canaries = g_ptr_array_new_with_free_func (canary_free);
  office_do (&self->office, fill, self, &error);
  g_assert_no_error (error);
  if (self->random == NULL)
    gate_add_photos (self);
}

void
gate_archive_tear_down (GateArchive   *self,
                        gconstpointer  data)
{
  office_tear_down (&self->office, NULL);
  g_ptr_array_unref (self->canaries);
}
