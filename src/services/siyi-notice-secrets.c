/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether something of a petitioner or of an accusation stands in a notice. Lines are made of public
 * fields only; but a person may type a name into a topic or into the template, so every word of the
 * notice is searched for what the visits of its sessions know (PIPL 25; Regulations 30 and 46).
 * On an archive's thread. */
#include "siyi-notice-private.h"
#include "siyi-secrets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-mask.h"
#include "siyi-office-store.h"
#include "siyi-words.h"

enum
{
  SHORTEST_NAME = 2,
  SHORTEST_PHONE = 7,
  SHORTEST_TEXT = 4,
  ID_DIGITS = 17,
};

/* A word of the notice: where it stands, as it is compared. */
typedef struct { char *where; char *text; } Said;

typedef struct
{
  GPtrArray  *said;        /* Said */
  GPtrArray  *needles;     /* char*: what was looked for already is not looked for again */
  GPtrArray  *checks;
  gboolean    found;
} Search;

static void
said_free (Said *said)
{
  g_free (said->where);
  g_free (said->text);
  g_free (said);
}

/* Width of digits, spaces and hyphens hide nothing. */
static char *
plain (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && c != '-')
        g_string_append_unichar (out, g_unichar_toupper (c));
    }

  return g_string_free (out, FALSE);
}

static void
say (Search     *self,
     char       *where,
     const char *text)
{
  Said *said;

  if (text == NULL || *text == '\0')
    {
      g_free (where);
      return;
    }

  said = g_new0 (Said, 1);
  said->where = where;
  said->text = plain (text);
  g_ptr_array_add (self->said, said);
}

/* Leaders of the list are public persons in their office, also where a petitioner has the name. */
static char *
unlisted_leaders (GPtrArray  *leaders,
                  const char *names)
{
  g_auto(GStrv) parts = g_strsplit (names, siyi_word ("store", "list-mark"), -1);
  g_autoptr(GStrvBuilder) unlisted = g_strv_builder_new ();
  g_auto(GStrv) left = NULL;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      gboolean listed = FALSE;

      for (guint k = 0; !listed && k < leaders->len; k++)
        listed = g_str_equal (((SiyiLeader *) g_ptr_array_index (leaders, k))->name, parts[i]);
      if (!listed)
        g_strv_builder_add (unlisted, parts[i]);
    }
  left = g_strv_builder_end (unlisted);

  return g_strjoinv (" ", left);
}

static void
say_line (Search               *self,
          const SiyiNoticeLine *line,
          GPtrArray            *leaders)
{
  g_autofree char *day = siyi_notice_day_words (line->day);
  g_autofree char *unlisted = unlisted_leaders (leaders, line->leaders);

  /* Translators: a day, as in 12月4日. */
  say (self, g_strdup_printf (_("the leader of %s"), day), unlisted);
  say (self, g_strdup_printf (_("the leader's post of %s"), day), line->posts);
  say (self, g_strdup_printf (_("the portfolio of %s"), day), line->portfolio);
  say (self, g_strdup_printf (_("the method of %s"), day), line->method);
  say (self, g_strdup_printf (_("the topic of %s"), day), line->topic);
  say (self, g_strdup_printf (_("the place of %s"), day), line->place);
  say (self, g_strdup_printf (_("the remark of %s"), day), line->remark);
  say (self, g_strdup_printf (_("the time of %s"), day), line->time);
}

static void
say_all (Search           *self,
         const SiyiNotice *notice,
         GPtrArray        *leaders)
{
  say (self, g_strdup (_("the title")), notice->title);
  say (self, g_strdup (_("the title of the whole table")), notice->original_title);
  say (self, g_strdup (_("the issuer")), notice->issuer);
  say (self, g_strdup (_("the booking phone")), notice->booking_phone);
  for (guint i = 0; i < notice->before->len; i++)
    say (self, g_strdup_printf (_("paragraph %u above the table"), i + 1),
         g_ptr_array_index (notice->before, i));
  for (guint i = 0; i < notice->after->len; i++)
    say (self, g_strdup_printf (_("paragraph %u below the table"), i + 1),
         g_ptr_array_index (notice->after, i));
  for (guint i = 0; i < notice->lines->len; i++)
    say_line (self, g_ptr_array_index (notice->lines, i), leaders);
  for (guint i = 0; i < notice->differences->len; i++)
    {
      const SiyiNoticeDifference *difference = g_ptr_array_index (notice->differences, i);

      if (difference->old_line != NULL)
        say_line (self, difference->old_line, leaders);
    }
}

/* The message says what and where, but not the value: it may end in a log. */
static char *
message_of (SiyiSecretKind  kind,
            const char     *where)
{
  switch (kind)
    {
    case SIYI_SECRET_PHONE:
      return g_strdup_printf (_("A petitioner's phone stands in %s"), where);
    case SIYI_SECRET_ID:
      return g_strdup_printf (_("An identity number stands in %s"), where);
    case SIYI_SECRET_ADDRESS:
      return g_strdup_printf (_("A petitioner's address stands in %s"), where);
    case SIYI_SECRET_ACCUSATION:
      return g_strdup_printf (_("Something of a report or an accusation stands in %s"), where);
    case SIYI_SECRET_NAME:
    case SIYI_SECRET_VISITORS:
    default:
      return g_strdup_printf (_("A petitioner's name stands in %s"), where);
    }
}

static void
look_for (Search         *self,
          SiyiSecretKind  kind,
          const char     *secret,
          glong           shortest,
          SiyiCheckState  state)
{
  g_autofree char *needle = plain (secret);

  if (g_utf8_strlen (needle, -1) < shortest ||
      g_ptr_array_find_with_equal_func (self->needles, needle, g_str_equal, NULL))
    return;

  for (guint i = 0; i < self->said->len; i++)
    {
      const Said *said = g_ptr_array_index (self->said, i);

      if (strstr (said->text, needle) == NULL)
        continue;
      self->found = TRUE;
      siyi_notice_add_check (self->checks, SIYI_CHECK_PETITIONER, state,
                             state == SIYI_CHECK_BLOCKS
                               ? message_of (kind, said->where)
                               : g_strdup_printf (_("A petitioner lives at the place named in %s"),
                                                  said->where));
    }
  g_ptr_array_add (self->needles, g_steal_pointer (&needle));
}

static void
look_for_parts (Search         *self,
                SiyiSecretKind  kind,
                const char     *secret,
                gboolean        at_spaces,
                glong           shortest)
{
  const char * const *separators = siyi_words ("masks", "separators", NULL);
  g_autoptr(GString) cell = g_string_new (secret);
  g_auto(GStrv) parts = NULL;

  for (gsize i = 0; separators[i] != NULL; i++)
    g_string_replace (cell, separators[i], "\n", 0);
  if (at_spaces)
    g_string_replace (cell, " ", "\n", 0);
  parts = g_strsplit (cell->str, "\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      const char *part = g_strstrip (parts[i]);

      if (!siyi_text_names_nobody (part) && !g_str_equal (part, siyi_word ("masks", "anonymous")))
        look_for (self, kind, part, shortest, SIYI_CHECK_BLOCKS);
    }
}

/* A number, or a word for a house, a group or a flat. */
static gboolean
names_a_door (const char *address)
{
  const char * const *marks = siyi_words ("notice-address", "doors", NULL);
  g_autofree char *text = plain (address);

  if (strpbrk (text, "0123456789") != NULL)
    return TRUE;
  for (gsize i = 0; marks[i] != NULL; i++)
    if (strstr (text, marks[i]) != NULL)
      return TRUE;

  return FALSE;
}

/* A township is no address of anybody. A village may be where a leader goes, so it is told and not
 * forbidden; a door is forbidden. */
static void
look_for_address (Search     *self,
                  const char *address)
{
  const SiyiCheckState state = names_a_door (address) ? SIYI_CHECK_BLOCKS : SIYI_CHECK_WARNING;
  g_autofree char *township = siyi_mask_address (address);
  const char *below = township != NULL ? address + strlen (township) : NULL;

  if (township != NULL && *below == '\0')
    return;

  look_for (self, SIYI_SECRET_ADDRESS, address, SHORTEST_TEXT, state);
  if (below != NULL)
    look_for (self, SIYI_SECRET_ADDRESS, below, SHORTEST_TEXT, state);
}

static void
look_for_secret (Search           *self,
                 const SiyiSecret *secret)
{
  switch (secret->kind)
    {
    case SIYI_SECRET_PHONE:
      look_for_parts (self, secret->kind, secret->text, TRUE, SHORTEST_PHONE);
      break;
    case SIYI_SECRET_ID:
      look_for_parts (self, secret->kind, secret->text, TRUE, SHORTEST_PHONE);
      break;
    case SIYI_SECRET_ADDRESS:
      look_for_address (self, secret->text);
      break;
    case SIYI_SECRET_ACCUSATION:
      look_for (self, secret->kind, secret->text, SHORTEST_TEXT, SIYI_CHECK_BLOCKS);
      break;
    case SIYI_SECRET_NAME:
    case SIYI_SECRET_VISITORS:
    default:
      look_for_parts (self, secret->kind, secret->text, FALSE, SHORTEST_NAME);
      break;
    }
}

/* An identity number of anybody, in the archive or not. */
static void
look_for_any_id (Search *self)
{
  for (guint i = 0; i < self->said->len; i++)
    {
      const Said *said = g_ptr_array_index (self->said, i);

      for (const char *p = said->text; *p != '\0';)
        {
          const gsize digits = strspn (p, "0123456789");

          if (digits == ID_DIGITS + 1 || (digits == ID_DIGITS && p[digits] == 'X'))
            {
              self->found = TRUE;
              siyi_notice_add_check (self->checks, SIYI_CHECK_PETITIONER, SIYI_CHECK_BLOCKS,
                                     message_of (SIYI_SECRET_ID, said->where));
            }
          p += MAX (digits, 1);
        }
    }
}

/**
 * siyi_secrets_stand_in:
 * @secrets: (element-type SiyiSecret): of a session
 * @text: (nullable): what is to leave the office: a caption, a topic
 *
 * Returns: whether @text tells of a petitioner or an accusation, or holds an identity number of anybody
 */
gboolean
siyi_secrets_stand_in (GPtrArray  *secrets,
                       const char *text)
{
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) said_free);
  g_autoptr(GPtrArray) needles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) checks = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_check_free);
  Search self = { .said = said, .needles = needles, .checks = checks };

  say (&self, g_strdup (""), text);
  for (guint i = 0; i < secrets->len; i++)
    look_for_secret (&self, g_ptr_array_index (secrets, i));
  look_for_any_id (&self);

  return self.found;
}

/**
 * siyi_notice_check_secrets:
 * @checks: gets what was found, each with its place, or one line that nothing was
 *
 * Returns: %FALSE where the archive can't be read
 */
gboolean
siyi_notice_check_secrets (SiyiDb            *db,
                           const SiyiNotice  *notice,
                           GPtrArray         *checks,
                           GError           **error)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, siyi_schedule_today (db), TRUE, error);
  g_autoptr(GPtrArray) said = g_ptr_array_new_with_free_func ((GDestroyNotify) said_free);
  g_autoptr(GPtrArray) needles = g_ptr_array_new_with_free_func (g_free);
  Search self = { .said = said, .needles = needles, .checks = checks };

  if (leaders == NULL)
    return FALSE;

  say_all (&self, notice, leaders);
  for (guint i = 0; i < notice->lines->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (notice->lines, i);
      g_autoptr(GPtrArray) secrets = siyi_session_secrets_load (db, line->session, error);

      if (secrets == NULL)
        return FALSE;
      for (guint k = 0; k < secrets->len; k++)
        look_for_secret (&self, g_ptr_array_index (secrets, k));
    }
  look_for_any_id (&self);

  if (!self.found)
    siyi_notice_add_check (checks, SIYI_CHECK_PETITIONER, SIYI_CHECK_OK,
                           g_strdup (_("Nothing of any petitioner")));

  return TRUE;
}
