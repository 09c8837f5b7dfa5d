/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was typed into the intake form: kept as typed, saved as a draft, and at the end read into a
 * record. Plain data without widgets, so that a test can hold it; main thread. */
#include "siyi-new-visit-intake.h"

#include "siyi-class.h"
#include "siyi-code.h"
#include "siyi-count.h"
#include "siyi-person.h"
#include "siyi-words.h"

#define DRAFT_GROUP "intake"
#define IDEOGRAPHIC_COMMA 0x3001
#define FULL_WIDTH_COMMA 0xff0c
#define FULL_WIDTH_SEMICOLON 0xff1b
#define FULL_WIDTH_OPEN 0xff08
#define FULL_WIDTH_CLOSE 0xff09

/* The keys of the draft: stable, a draft may be older than the program. */
static const char * const keys[SIYI_N_INTAKE] = {
  "names", "phone", "id", "persons", "concerned", "township", "village", "place", "arrived",
  "request", "facts", "class", "purpose", "unit", "first", "form", "destination", "leader", "date",
  "method", "venue", "link",
};

SiyiIntake *
siyi_intake_new (void)
{
  return g_new0 (SiyiIntake, 1);
}

void
siyi_intake_free (SiyiIntake *intake)
{
  for (int i = 0; i < SIYI_N_INTAKE; i++)
    g_free (intake->texts[i]);
  g_free (intake);
}

/**
 * siyi_intake_set:
 * @text: (nullable): as typed; blank is the same as nothing
 */
void
siyi_intake_set (SiyiIntake      *intake,
                 SiyiIntakeField  field,
                 const char      *text)
{
  g_autofree char *kept = NULL;

  g_return_if_fail (field < SIYI_N_INTAKE);

  if (text != NULL)
    {
      const char *at = text;

      while (g_unichar_isspace (g_utf8_get_char (at)))
        at = g_utf8_next_char (at);
      if (*at != '\0')
        kept = g_strdup (text);
    }
  g_free (intake->texts[field]);
  intake->texts[field] = g_steal_pointer (&kept);
}

/**
 * siyi_intake_get:
 *
 * Returns: (transfer none): the text, "" where nothing was typed
 */
const char *
siyi_intake_get (const SiyiIntake *intake,
                 SiyiIntakeField   field)
{
  g_return_val_if_fail (field < SIYI_N_INTAKE, "");

  return intake->texts[field] != NULL ? intake->texts[field] : "";
}

/**
 * siyi_intake_is_empty:
 *
 * Returns: whether nothing was typed that would be missed; what the form fills in by itself (day,
 *   arrival, the choices) does not count
 */
gboolean
siyi_intake_is_empty (const SiyiIntake *intake)
{
  static const SiyiIntakeField typed[] = {
    SIYI_INTAKE_NAMES, SIYI_INTAKE_PHONE, SIYI_INTAKE_ID, SIYI_INTAKE_PERSONS,
    SIYI_INTAKE_CONCERNED, SIYI_INTAKE_TOWNSHIP, SIYI_INTAKE_VILLAGE, SIYI_INTAKE_PLACE,
    SIYI_INTAKE_REQUEST, SIYI_INTAKE_FACTS, SIYI_INTAKE_UNIT,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    if (intake->texts[typed[i]] != NULL)
      return FALSE;

  return TRUE;
}

/**
 * siyi_intake_to_draft:
 *
 * Returns: (transfer full): everything typed, as a text siyi_intake_from_draft() reads
 */
char *
siyi_intake_to_draft (const SiyiIntake *intake)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();

  for (int i = 0; i < SIYI_N_INTAKE; i++)
    if (intake->texts[i] != NULL)
      g_key_file_set_string (file, DRAFT_GROUP, keys[i], intake->texts[i]);

  return g_key_file_to_data (file, NULL, NULL);
}

/**
 * siyi_intake_from_draft:
 * @draft: a text of siyi_intake_to_draft()
 *
 * Returns: (transfer full): what it holds; a draft that can't be read holds nothing
 */
SiyiIntake *
siyi_intake_from_draft (const char *draft)
{
  g_autoptr(GKeyFile) file = g_key_file_new ();
  SiyiIntake *intake = siyi_intake_new ();

  if (!g_key_file_load_from_data (file, draft, strlen (draft), G_KEY_FILE_NONE, NULL))
    return intake;

  for (int i = 0; i < SIYI_N_INTAKE; i++)
    intake->texts[i] = g_key_file_get_string (file, DRAFT_GROUP, keys[i], NULL);

  return intake;
}

static gboolean
is_separator (gunichar c)
{
  return c == IDEOGRAPHIC_COMMA || c == FULL_WIDTH_COMMA || c == FULL_WIDTH_SEMICOLON ||
         c == ',' || c == ';' || c == '/' || c == '\n';
}

/* The parts between separators; empty ones left out. */
static char **
split (const char *text,
       gboolean    at_spaces)
{
  g_autoptr(GStrvBuilder) parts = g_strv_builder_new ();
  const char *start = text;

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != 0 && !is_separator (c) && !(at_spaces && g_unichar_isspace (c)))
        continue;
      if (at > start)
        {
          g_autofree char *part = g_strndup (start, at - start);

          if (*g_strstrip (part) != '\0')
            g_strv_builder_add (parts, part);
        }
      if (c == 0)
        break;
      start = g_utf8_next_char (at);
    }

  return g_strv_builder_end (parts);
}

/* Cuts a bracketed mark off the end; TRUE where it says "representative". */
static gboolean
cut_mark (char *name)
{
  const char *word = siyi_word ("intake", "representative");
  gboolean marked = FALSE;

  for (char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c != FULL_WIDTH_OPEN && c != '(')
        continue;
      marked = strstr (at, word) != NULL;
      *at = '\0';
      break;
    }

  return marked;
}

/**
 * siyi_intake_names:
 * @text: names apart by 、 ， ; / ; a name may be followed by a bracket with the mark of a
 *   representative
 * @representatives: (out) (transfer full) (optional): those who are marked
 *
 * Returns: (transfer full): the names in their order
 */
char **
siyi_intake_names (const char *text,
                   GStrv      *representatives)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) marked = g_strv_builder_new ();
  g_auto(GStrv) parts = split (text, FALSE);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gboolean is_marked = cut_mark (parts[i]);
      g_autofree char *name = siyi_name_normalise (parts[i]);

      if (*name == '\0')
        continue;
      g_strv_builder_add (names, name);
      if (is_marked)
        g_strv_builder_add (marked, name);
    }
  if (representatives != NULL)
    *representatives = g_strv_builder_end (marked);

  return g_strv_builder_end (names);
}

/* A space may stand between two numbers or inside one: it is inside where the whole can be read. */
static char **
read_numbers (const char *text,
              char     *(*read) (const char *part))
{
  g_autoptr(GStrvBuilder) numbers = g_strv_builder_new ();
  g_auto(GStrv) parts = split (text, FALSE);

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *whole = read (parts[i]);
      g_auto(GStrv) pieces = whole == NULL ? split (parts[i], TRUE) : NULL;

      if (whole != NULL)
        g_strv_builder_add (numbers, whole);
      for (gsize k = 0; pieces != NULL && pieces[k] != NULL; k++)
        {
          g_autofree char *piece = read (pieces[k]);

          g_strv_builder_add (numbers, piece != NULL ? piece : pieces[k]);
        }
    }

  return g_strv_builder_end (numbers);
}

static char *
read_phone (const char *part)
{
  return siyi_phone_normalise (part, NULL);
}

static char *
read_id (const char *part)
{
  g_autofree char *number = siyi_id_normalise (part);

  if (siyi_id_check (number, SIYI_DAY_NONE).verdict == SIYI_ID_LENGTH)
    return NULL;

  return g_steal_pointer (&number);
}

/**
 * siyi_intake_phones:
 *
 * Returns: (transfer full): the phone numbers, apart by separators or spaces; what is none is kept
 *   as typed
 */
char **
siyi_intake_phones (const char *text)
{
  return read_numbers (text, read_phone);
}

/**
 * siyi_intake_ids:
 *
 * Returns: (transfer full): the identity numbers, likewise
 */
char **
siyi_intake_ids (const char *text)
{
  return read_numbers (text, read_id);
}

/**
 * siyi_intake_read_day:
 * @text: "2026-12-17", "12.17", "12月17日"
 * @today: gives the year where none was typed
 *
 * Returns: the day, or %SIYI_DAY_NONE
 */
SiyiDay
siyi_intake_read_day (const char *text,
                      SiyiDay     today)
{
  guint64 numbers[3];
  gsize n = 0;

  for (const char *at = text; *at != '\0';)
    {
      char *end;

      if (!g_ascii_isdigit (*at))
        {
          at++;
          continue;
        }
      if (n == G_N_ELEMENTS (numbers))
        return SIYI_DAY_NONE;
      numbers[n++] = g_ascii_strtoull (at, &end, 10);
      if (numbers[n - 1] > 9999)
        return SIYI_DAY_NONE;
      at = end;
    }

  if (n == 3)
    return siyi_day_new (numbers[0], numbers[1], numbers[2]);
  if (n == 2)
    return siyi_day_new (siyi_day_year (today), numbers[0], numbers[1]);

  return SIYI_DAY_NONE;
}
