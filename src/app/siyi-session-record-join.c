/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two records of the same visit as one: what one side changed is taken, where both changed a text
 * both stand there, so that no word is lost. Pure functions. */
#include "siyi-session-record-private.h"

#define OF(member) G_STRUCT_OFFSET (SiyiTalkRecord, member)

static const struct { gsize offset; const char *between; } texts[] = {
  { OF (talk), "\n" }, { OF (instruction), "\n" }, { OF (facts), "\n" },
  { OF (title), " / " }, { OF (address), " / " }, { OF (problem_place), " / " },
  { OF (recorder), " / " }, { OF (handler), " / " }, { OF (class_name), " / " },
};

static const struct { gsize offset; int none; } numbers[] = {
  { OF (persons), -1 }, { OF (representatives), -1 }, { OF (concerned), -1 },
  { OF (on_the_spot), -1 }, { OF (type), 0 },
};

#undef OF

typedef struct
{
  const SiyiTalkRecord *base, *theirs, *mine;   /* base: (nullable) */
  SiyiTalkRecord       *into;
  gboolean              both;       /* something was changed by both */
} Join;

static const char *
text_of (const SiyiTalkRecord *record,
         gsize                 offset)
{
  return record != NULL ? G_STRUCT_MEMBER (const char *, record, offset) : NULL;
}

static void
join_text (Join       *join,
           gsize       offset,
           const char *between)
{
  char **into = G_STRUCT_MEMBER_P (join->into, offset);
  const char *base = text_of (join->base, offset);
  const char *theirs = text_of (join->theirs, offset);
  const char *mine = text_of (join->mine, offset);

  if (g_strcmp0 (mine, theirs) == 0 || mine == NULL ||
      (join->base != NULL && g_strcmp0 (mine, base) == 0))
    return;

  g_free (*into);
  if (theirs == NULL || (join->base != NULL && g_strcmp0 (theirs, base) == 0))
    {
      *into = g_strdup (mine);
      return;
    }

  join->both = TRUE;
  if (strstr (mine, theirs) != NULL)
    *into = g_strdup (mine);
  else if (strstr (theirs, mine) != NULL)
    *into = g_strdup (theirs);
  else
    *into = g_strconcat (theirs, between, mine, NULL);
}

/* Of two numbers only one can stand: mine where I changed it. */
static void
join_number (Join  *join,
             gsize  offset,
             int    none)
{
  int base = join->base != NULL ? G_STRUCT_MEMBER (int, join->base, offset) : none;
  int theirs = G_STRUCT_MEMBER (int, join->theirs, offset);
  int mine = G_STRUCT_MEMBER (int, join->mine, offset);

  if (mine == theirs || mine == base || mine == none)
    return;

  join->both = join->both || theirs != base;
  if (join->base != NULL || theirs == none)
    G_STRUCT_MEMBER (int, join->into, offset) = mine;
}

static const SiyiTalkPerson *
find_person (const SiyiTalkRecord *record,
             const SiyiTalkPerson *person)
{
  for (guint i = 0; record != NULL && i < record->people->len; i++)
    {
      const SiyiTalkPerson *other = g_ptr_array_index (record->people, i);

      if (g_strcmp0 (other->name, person->name) == 0 &&
          g_strcmp0 (other->phone, person->phone) == 0 &&
          other->representative == person->representative)
        return other;
    }

  return NULL;
}

/* Theirs first, then what stands in mine alone. */
static void
join_people (Join *join)
{
  for (guint i = 0; i < join->mine->people->len; i++)
    {
      const SiyiTalkPerson *person = g_ptr_array_index (join->mine->people, i);
      SiyiTalkPerson *copy;

      if (find_person (join->theirs, person) != NULL || find_person (join->base, person) != NULL)
        continue;

      copy = g_memdup2 (person, sizeof *person);
      copy->name = g_strdup (person->name);
      copy->post = g_strdup (person->post);
      copy->phone = g_strdup (person->phone);
      g_ptr_array_add (join->into->people, copy);
    }
}

static gboolean
same_units (const SiyiTalkRecord *a,
            const SiyiTalkRecord *b)
{
  static const char * const none[] = { NULL };

  return g_strv_equal (a->units != NULL ? (const char * const *) a->units : none,
                       b->units != NULL ? (const char * const *) b->units : none);
}

static void
join_units (Join *join)
{
  g_autoptr(GStrvBuilder) units = g_strv_builder_new ();
  gboolean they_changed = join->base == NULL || !same_units (join->base, join->theirs);

  if (join->mine->units == NULL || same_units (join->mine, join->theirs) ||
      (join->base != NULL && same_units (join->base, join->mine)))
    return;

  join->both = join->both || they_changed;
  g_strv_builder_addv (units, (const char **) join->mine->units);
  for (char **unit = join->theirs->units; they_changed && unit != NULL && *unit != NULL; unit++)
    if (!g_strv_contains ((const char * const *) join->mine->units, *unit))
      g_strv_builder_add (units, *unit);
  g_strfreev (join->into->units);
  join->into->units = g_strv_builder_end (units);
}

static void
join_limit (Join *join)
{
  const SiyiTalkRecord *mine = join->mine;

  if (mine->due == SIYI_DAY_NONE || mine->due == join->theirs->due ||
      (join->base != NULL && join->base->due == mine->due))
    return;

  join->both = join->both || join->base == NULL || join->theirs->due != join->base->due;
  join->into->assigned = mine->assigned;
  join->into->due = mine->due;
  join->into->limit_days = mine->limit_days;
  join->into->limit_working = mine->limit_working;
}

/* How it was given goes with the instruction it belongs to. */
static void
join_given (Join *join)
{
  if (g_strcmp0 (join->into->instruction, join->theirs->instruction) == 0 &&
      (join->base == NULL || g_strcmp0 (join->mine->given, join->base->given) == 0))
    return;

  g_free (join->into->given);
  join->into->given = g_strdup (join->mine->given);
}

/**
 * siyi_talk_record_join:
 * @base: (nullable): what both went on from; %NULL: not known any more
 * @theirs: as the archive has it now
 * @mine: as typed here
 * @both: (out): whether both changed the same thing, so that a person has to look at it
 *
 * Returns: (transfer full): a record to go on with, of the version of @theirs; both texts where
 *   both were changed, and restricted where one is
 */
SiyiTalkRecord *
siyi_talk_record_join (const SiyiTalkRecord *base,
                       const SiyiTalkRecord *theirs,
                       const SiyiTalkRecord *mine,
                       gboolean             *both)
{
  Join join = { base, theirs, mine, siyi_talk_record_copy (theirs), FALSE };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    join_text (&join, texts[i].offset, texts[i].between);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    join_number (&join, numbers[i].offset, numbers[i].none);
  join_people (&join);
  join_units (&join);
  join_limit (&join);
  join_given (&join);
  join.into->restricted = theirs->restricted || mine->restricted;
  *both = join.both;

  return join.into;
}
