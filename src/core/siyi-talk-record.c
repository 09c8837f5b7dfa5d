/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of one matter in one session: the value the form works on, what it lacks and what it
 * warns of. Pure functions. */
#include "siyi-talk-record.h"

#include "siyi-count.h"

#define MAX_REPRESENTATIVES 5   /* article 20 */

static const gsize text_offsets[] = {
#define TEXT(member) G_STRUCT_OFFSET (SiyiTalkRecord, member)
  TEXT (case_number), TEXT (national_number), TEXT (visitors), TEXT (address), TEXT (title),
  TEXT (facts), TEXT (purpose), TEXT (class_name), TEXT (problem_place), TEXT (talk),
  TEXT (recorder), TEXT (saved_by), TEXT (instruction), TEXT (given), TEXT (leader_name),
  TEXT (leader_post), TEXT (handler), TEXT (sealed_by),
#undef TEXT
};

static void
person_free (gpointer data)
{
  SiyiTalkPerson *person = data;

  g_free (person->name);
  g_free (person->post);
  g_free (person->phone);
  g_free (person);
}

static void
addition_free (gpointer data)
{
  SiyiTalkAddition *addition = data;

  g_free (addition->who);
  g_free (addition->body);
  g_free (addition->reason);
  g_free (addition);
}

/**
 * siyi_talk_record_new:
 *
 * Returns: (transfer full): a record in which nothing is said
 */
SiyiTalkRecord *
siyi_talk_record_new (void)
{
  SiyiTalkRecord *self = g_new0 (SiyiTalkRecord, 1);

  self->people = g_ptr_array_new_with_free_func (person_free);
  self->additions = g_ptr_array_new_with_free_func (addition_free);
  self->persons = self->representatives = self->concerned = -1;
  self->first = self->on_the_spot = -1;

  return self;
}

static gpointer
person_copy (gconstpointer source,
             gpointer      unused)
{
  const SiyiTalkPerson *from = source;
  SiyiTalkPerson *to = g_memdup2 (from, sizeof *from);

  to->name = g_strdup (from->name);
  to->post = g_strdup (from->post);
  to->phone = g_strdup (from->phone);

  return to;
}

static gpointer
addition_copy (gconstpointer source,
               gpointer      unused)
{
  const SiyiTalkAddition *from = source;
  SiyiTalkAddition *to = g_memdup2 (from, sizeof *from);

  to->who = g_strdup (from->who);
  to->body = g_strdup (from->body);
  to->reason = g_strdup (from->reason);

  return to;
}

/**
 * siyi_talk_record_copy:
 *
 * Returns: (transfer full): the copy
 */
SiyiTalkRecord *
siyi_talk_record_copy (const SiyiTalkRecord *self)
{
  SiyiTalkRecord *copy = g_memdup2 (self, sizeof *self);

  for (gsize i = 0; i < G_N_ELEMENTS (text_offsets); i++)
    {
      char **text = G_STRUCT_MEMBER_P (copy, text_offsets[i]);

      *text = g_strdup (*text);
    }
  copy->units = g_strdupv (self->units);
  copy->people = g_ptr_array_copy (self->people, (GCopyFunc) person_copy, NULL);
  copy->additions = g_ptr_array_copy (self->additions, (GCopyFunc) addition_copy, NULL);
  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    {
      copy->signatures[i].name = g_strdup (self->signatures[i].name);
      if (self->signatures[i].ink != NULL)
        g_bytes_ref (self->signatures[i].ink);
    }

  return copy;
}

void
siyi_talk_record_free (SiyiTalkRecord *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (text_offsets); i++)
    g_free (G_STRUCT_MEMBER (char *, self, text_offsets[i]));
  g_strfreev (self->units);
  g_ptr_array_unref (self->people);
  g_ptr_array_unref (self->additions);
  for (int i = 0; i < SIYI_N_SIGNERS; i++)
    {
      g_free (self->signatures[i].name);
      g_clear_pointer (&self->signatures[i].ink, g_bytes_unref);
    }
  g_free (self);
}

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * siyi_talk_facts_lack:
 *
 * What the record of a matter needs: the request, the persons present, the talk truthfully written
 * down (article 19), and either the leader's instruction with its lead unit and limit or the answer
 * on the spot (domain, sections 2.1 and 2.2). The one place of this rule.
 *
 * Returns: what is missing; 0: complete
 */
SiyiLacks
siyi_talk_facts_lack (const SiyiTalkFacts *facts)
{
  guint lacks = 0;

  if (!facts->request)
    lacks |= SIYI_LACKS_REQUEST;
  if (facts->persons < 1)
    lacks |= SIYI_LACKS_PERSONS;
  if (!facts->talk)
    lacks |= SIYI_LACKS_TALK;
  if (facts->on_the_spot == 1)
    return (SiyiLacks) lacks;

  if (!facts->instruction)
    lacks |= SIYI_LACKS_INSTRUCTION;
  if (!facts->unit)
    lacks |= SIYI_LACKS_UNIT;
  if (!facts->limit)
    lacks |= SIYI_LACKS_LIMIT;

  return (SiyiLacks) lacks;
}

/**
 * siyi_lacks_words:
 *
 * Returns: (transfer full): the stable keys of what is missing, in the order of the form
 */
char **
siyi_lacks_words (SiyiLacks lacks)
{
  static const char * const words[] = { "request", "persons", "talk", "instruction", "unit",
                                        "limit" };
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if ((guint) lacks & (1u << i))
      g_strv_builder_add (builder, words[i]);

  return g_strv_builder_end (builder);
}

SiyiLacks
siyi_talk_record_lacks (const SiyiTalkRecord *self)
{
  SiyiTalkFacts facts = {
    .request = is_said (self->title),
    .persons = self->persons,
    .talk = is_said (self->talk),
    .instruction = is_said (self->instruction),
    .on_the_spot = self->on_the_spot,
    .unit = self->units != NULL && is_said (self->units[0]),
    .limit = self->due != SIYI_DAY_NONE || self->limit_days > 0,
  };

  return siyi_talk_facts_lack (&facts);
}

static int
count_representatives (const SiyiTalkRecord *self)
{
  int n = 0;

  for (guint i = 0; i < self->people->len; i++)
    n += ((SiyiTalkPerson *) g_ptr_array_index (self->people, i))->representative ? 1 : 0;

  return MAX (n, self->representatives);
}

/**
 * siyi_talk_record_marks:
 *
 * A group sends at most five representatives (article 20); five or more present are a group visit.
 * Of the number said and the names marked the greater one counts.
 *
 * Returns: what to point out; nothing of it blocks
 */
SiyiTalkMarks
siyi_talk_record_marks (const SiyiTalkRecord *self)
{
  int representatives = count_representatives (self);
  gboolean is_group = siyi_is_group (self->persons);
  guint marks = 0;

  if (is_group)
    marks |= SIYI_TALK_GROUP;
  if (is_group && representatives < 1)
    marks |= SIYI_TALK_NO_REPRESENTING;
  if (representatives > MAX_REPRESENTATIVES)
    marks |= SIYI_TALK_MANY_REPRESENTING;
  if (self->persons > 0 && representatives > self->persons)
    marks |= SIYI_TALK_MORE_THAN_PRESENT;

  return (SiyiTalkMarks) marks;
}
