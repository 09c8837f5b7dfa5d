/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The gate: whatever is shown in a list or leaves the office passes it, knowing for whom it is
 * (design, section 2; domain, sections 2.6, 7.2 and 9). New fields are withheld from the public
 * until somebody writes them down here. Pure functions. */
#include "siyi-gate.h"

#include <string.h>

#include "siyi-mask.h"
#include "siyi-words.h"

static SiyiGate
gate_of_list (SiyiField field)
{
  return field == SIYI_FIELD_VISITORS || field == SIYI_FIELD_IDS || field == SIYI_FIELD_PHONES
           ? SIYI_GATE_MASK
           : SIYI_GATE_SHOW;
}

/* A responsible unit serves papers on the petitioner by name; numbers it asks for singly. */
static SiyiGate
gate_of_unit (SiyiField field)
{
  return field == SIYI_FIELD_IDS || field == SIYI_FIELD_PHONES ? SIYI_GATE_MASK : SIYI_GATE_SHOW;
}

/* Free text may name a person, so the public gets none of it. */
static SiyiGate
gate_of_public (SiyiField field)
{
  static const SiyiField shown[] = {
    SIYI_FIELD_SERIAL, SIYI_FIELD_DATE, SIYI_FIELD_LEADERS, SIYI_FIELD_POST, SIYI_FIELD_METHOD,
    SIYI_FIELD_PLACE, SIYI_FIELD_PERSONS, SIYI_FIELD_CLASS, SIYI_FIELD_FIRST, SIYI_FIELD_UNITS,
    SIYI_FIELD_CO_UNITS, SIYI_FIELD_ASSIGNED, SIYI_FIELD_DUE, SIYI_FIELD_CLOSED,
    SIYI_FIELD_RESOLVED, SIYI_FIELD_SATISFACTION, SIYI_FIELD_YEAR, SIYI_FIELD_FORM,
    SIYI_FIELD_DESTINATION, SIYI_FIELD_ACCEPTED, SIYI_FIELD_ROUTED, SIYI_FIELD_REPLIED,
  };

  if (field == SIYI_FIELD_VISITORS || field == SIYI_FIELD_ADDRESS)
    return SIYI_GATE_MASK;

  for (gsize i = 0; i < G_N_ELEMENTS (shown); i++)
    if (shown[i] == field)
      return SIYI_GATE_SHOW;

  return SIYI_GATE_WITHHOLD;
}

/**
 * siyi_gate_field:
 * @audience: whom the value is for
 * @restricted: whether the matter is a report or an accusation
 * @field: which value
 *
 * Restricted matters never reach units or the public, not even with their number (articles 30
 * and 46 of the Regulations).
 *
 * Returns: whether the value is shown as it is, masked, or left out
 */
SiyiGate
siyi_gate_field (SiyiAudience audience,
                 gboolean     restricted,
                 SiyiField    field)
{
  if (restricted && (audience == SIYI_AUDIENCE_UNIT || audience == SIYI_AUDIENCE_PUBLIC))
    return SIYI_GATE_WITHHOLD;

  switch (audience)
    {
    case SIYI_AUDIENCE_INSIDE:
      return SIYI_GATE_SHOW;
    case SIYI_AUDIENCE_LIST:
      return gate_of_list (field);
    case SIYI_AUDIENCE_UNIT:
      return gate_of_unit (field);
    case SIYI_AUDIENCE_PUBLIC:
      return gate_of_public (field);
    default:
      return SIYI_GATE_WITHHOLD;
    }
}

/**
 * siyi_gate_leaves_out:
 * @audience: whom a paper or a file is for
 * @restricted: whether the matter is a report or an accusation
 *
 * Reports and accusations stand on the office's own papers alone: a printed ledger leaves them out as well, for
 * it lies about (domain, section 2.6).
 *
 * Returns: whether the matter leaves no line behind
 */
gboolean
siyi_gate_leaves_out (SiyiAudience audience,
                      gboolean     restricted)
{
  return restricted && audience != SIYI_AUDIENCE_INSIDE;
}

/**
 * siyi_gate_session:
 * @audience: whom the value is for
 * @field: which value of a session
 *
 * The public is told the three fixings and who the leader is (domain, section 2.1), a unit who
 * accompanies besides; reasons and bookings stay inside.
 *
 * Returns: whether the value is shown or left out
 */
SiyiGate
siyi_gate_session (SiyiAudience     audience,
                   SiyiSessionField field)
{
  static const SiyiSessionField told[] = {
    SIYI_SESSION_FIELD_DAY, SIYI_SESSION_FIELD_TIME, SIYI_SESSION_FIELD_LEADERS,
    SIYI_SESSION_FIELD_POSTS, SIYI_SESSION_FIELD_PORTFOLIO, SIYI_SESSION_FIELD_METHOD,
    SIYI_SESSION_FIELD_TOPIC, SIYI_SESSION_FIELD_PLACE,
  };

  if (audience == SIYI_AUDIENCE_INSIDE || audience == SIYI_AUDIENCE_LIST)
    return SIYI_GATE_SHOW;
  if (audience == SIYI_AUDIENCE_UNIT && field == SIYI_SESSION_FIELD_ACCOMPANY)
    return SIYI_GATE_SHOW;

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    if (told[i] == field)
      return SIYI_GATE_SHOW;

  return SIYI_GATE_WITHHOLD;
}

/* Splits a cell that holds several values at any of the separators, white space included. */
static char **
split_cell (const char *text,
            gboolean    at_spaces)
{
  const char * const *separators = siyi_words ("masks", "separators", NULL);
  g_autoptr(GString) plain = g_string_new (text);
  g_auto(GStrv) parts = NULL;
  GStrvBuilder *kept = g_strv_builder_new ();
  char **result;

  for (gsize i = 0; separators[i] != NULL; i++)
    g_string_replace (plain, separators[i], "\n", 0);
  if (at_spaces)
    g_string_replace (plain, " ", "\n", 0);

  parts = g_strsplit (plain->str, "\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (kept, parts[i]);

  result = g_strv_builder_end (kept);
  g_strv_builder_unref (kept);

  return result;
}

static char *
mask_numbers (const char *text,
              char     *(*mask) (const char *number))
{
  g_auto(GStrv) numbers = split_cell (text, TRUE);

  for (gsize i = 0; numbers[i] != NULL; i++)
    {
      char *masked = mask (numbers[i]);

      g_free (numbers[i]);
      numbers[i] = masked;
    }

  return g_strjoinv (" ", numbers);
}

/* How many words of a door or its village stand in a text. */
static guint
count_below (const char *text)
{
  const char * const *words = siyi_words ("addresses", "below", NULL);
  guint n = 0;

  for (gsize i = 0; words[i] != NULL; i++)
    n += strstr (text, words[i]) != NULL;

  return n;
}

/* A text in the place of a name: the public reads no village in it. */
static char *
somebody (const char *text)
{
  const char * const *endings = siyi_words ("visitors-without-name", "endings", NULL);
  g_autofree char *township = siyi_mask_address (text);
  g_autofree char *rest = g_strdup (township != NULL ? text + strlen (township) : text);

  for (gsize i = 0; endings[i] != NULL; i++)
    if (g_str_has_suffix (rest, endings[i]))
      rest[strlen (rest) - strlen (endings[i])] = '\0';
  if (count_below (rest) == 0)
    return siyi_mask_numbers_within (text, TRUE);
  if (township == NULL)
    return g_strdup (siyi_word ("masks", "somebody"));

  return siyi_fill (siyi_word ("masks", "somebody-of"), "township", township, NULL);
}

static char *
mask_visitors_cell (SiyiAudience  audience,
                    const char   *text,
                    int           persons)
{
  g_auto(GStrv) names = split_cell (text, FALSE);

  if (names[0] == NULL || g_str_equal (names[0], siyi_word ("masks", "anonymous")))
    return g_strdup (text);
  if (siyi_text_names_nobody (names[0]))
    return audience == SIYI_AUDIENCE_PUBLIC ? somebody (names[0]) : g_strdup (text);
  if (audience == SIYI_AUDIENCE_PUBLIC && siyi_name_is_organisation (names[0]))
    return g_strdup (siyi_word ("masks", "organisation"));

  return siyi_mask_visitors ((const char * const *) names, g_strv_length (names), persons, NULL);
}

/* Numbers the office gives itself, and counts. */
static gboolean
is_own_number (SiyiField field)
{
  return field == SIYI_FIELD_SERIAL || field == SIYI_FIELD_PERSONS || field == SIYI_FIELD_NUMBER;
}

/* A number typed into another field is a number all the same. */
static char *
cover_numbers (SiyiAudience  audience,
               const char   *text)
{
  if (audience == SIYI_AUDIENCE_INSIDE || audience == SIYI_AUDIENCE_LIST)
    return g_strdup (text);

  return siyi_mask_numbers_within (text, audience == SIYI_AUDIENCE_PUBLIC);
}

/**
 * siyi_gate_words:
 * @audience: whom the text is for
 * @restricted: whether the matter is a report or an accusation
 * @text: (nullable): what somebody typed freely about a matter: a reason, a note, a result
 *
 * A unit reads what was said of its matter, but no identity number and no phone in it; the public reads none
 * of it.
 *
 * Returns: (transfer full) (nullable): what may be shown, %NULL where that is nothing
 */
char *
siyi_gate_words (SiyiAudience  audience,
                 gboolean      restricted,
                 const char   *text)
{
  return siyi_gate_text (audience, restricted, SIYI_FIELD_REMARK, text, 0);
}

/**
 * siyi_gate_place:
 * @audience: whom the text is for
 * @text: (nullable): where a reception was or will be
 *
 * The public is told the place of a reception (domain, section 2.1); one that goes to a petitioner's village is
 * told by its township, as addresses are (section 7.2).
 *
 * Returns: (transfer full) (nullable): what may be shown, %NULL where that is nothing
 */
char *
siyi_gate_place (SiyiAudience  audience,
                 const char   *text)
{
  g_autofree char *township = NULL;

  if (text == NULL || audience != SIYI_AUDIENCE_PUBLIC)
    return text != NULL ? cover_numbers (audience, text) : NULL;

  township = siyi_mask_address (text);
  if (township != NULL && count_below (text + strlen (township)) > 0)
    return cover_numbers (audience, township);
  /* A hall has a number too; a group in a village, or a door in a group, is an address. */
  if (township == NULL && count_below (text) > 1)
    return NULL;

  return cover_numbers (audience, text);
}

/**
 * siyi_gate_text:
 * @audience: whom the text is for
 * @restricted: whether the matter is a report or an accusation
 * @field: what the text is
 * @text: (nullable): a cell's text; several values separated as the ledger does
 * @persons: persons present, for the visitors; 0 or less: unknown
 *
 * Returns: (transfer full) (nullable): what may be shown, %NULL where that is nothing
 */
char *
siyi_gate_text (SiyiAudience  audience,
                gboolean      restricted,
                SiyiField     field,
                const char   *text,
                int           persons)
{
  SiyiGate gate = siyi_gate_field (audience, restricted, field);

  if (text == NULL || gate == SIYI_GATE_WITHHOLD)
    return NULL;
  if (field == SIYI_FIELD_PLACE)
    return siyi_gate_place (audience, text);
  if (gate == SIYI_GATE_SHOW)
    return is_own_number (field) ? g_strdup (text) : cover_numbers (audience, text);

  if (field == SIYI_FIELD_VISITORS)
    return mask_visitors_cell (audience, text, persons);
  if (field == SIYI_FIELD_IDS)
    return mask_numbers (text, siyi_mask_id);
  if (field == SIYI_FIELD_PHONES)
    return mask_numbers (text, siyi_mask_phone);
  if (field == SIYI_FIELD_ADDRESS)
    {
      g_autofree char *township = siyi_mask_address (text);

      return township != NULL ? siyi_mask_numbers_within (township, TRUE) : NULL;
    }

  return NULL;
}

/**
 * siyi_gate_names_visitor:
 * @visitors: (nullable): as the ledger has them
 * @text: of another cell
 *
 * A name that stands in another cell than the visitors' would tell who came.
 *
 * Returns: whether one of them stands in @text
 */
gboolean
siyi_gate_names_visitor (const char *visitors,
                         const char *text)
{
  g_auto(GStrv) names = split_cell (visitors != NULL ? visitors : "", FALSE);

  for (gsize i = 0; names[i] != NULL; i++)
    if (g_utf8_strlen (names[i], -1) > 1 && !siyi_text_names_nobody (names[i]) && strstr (text, names[i]) != NULL)
      return TRUE;

  return FALSE;
}
