/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a role reads inside the office, on the screen and by siyictl. No I/O.
 *
 * Secretary and leader read all. Follow-up staff read all but reports and accusations, whose material
 * is for those alone who handle it (articles 30 and 46 of the Regulations). A viewer and an administrator
 * read what the public may: a surname with two 某, the township, no number and nothing that was typed
 * freely, which may name anybody; of the title its class is left (only what the duty needs: PIPL 6 and
 * 34; domain, sections 7.2 and 9). Numbers the office gives itself are read by everybody: a line has to be
 * called something. The loaders of src/store put every row through this. */
#include "siyi-role-read.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-gate.h"
#include "siyi-mask.h"
#include "siyi-words.h"

/**
 * siyi_role_audience:
 *
 * Returns: as whom of the gate's readers the role reads an ordinary matter
 */
SiyiAudience
siyi_role_audience (SiyiRole role)
{
  return siyi_role_may (role, SIYI_DEED_LOOK_FULL) ? SIYI_AUDIENCE_INSIDE : SIYI_AUDIENCE_PUBLIC;
}

/**
 * siyi_role_withholds:
 * @restricted: whether the matter is a report or an accusation
 *
 * Returns: whether the role reads nothing of the matter but its number and its days
 */
gboolean
siyi_role_withholds (SiyiRole role,
                     gboolean restricted)
{
  return restricted && !siyi_role_may (role, SIYI_DEED_LOOK_RESTRICTED);
}

/**
 * siyi_role_reads_all:
 *
 * Returns: whether nothing of the matter has to be covered
 */
gboolean
siyi_role_reads_all (SiyiRole role,
                     gboolean restricted)
{
  return siyi_role_may (role, SIYI_DEED_LOOK_FULL) && !siyi_role_withholds (role, restricted);
}

static void
replace (char **text,
         char  *covered)
{
  g_free (*text);
  *text = covered;
}

/**
 * siyi_role_cover:
 * @field: what the text is
 * @text: (inout) (nullable): becomes what the role may read; %NULL where that is nothing
 */
void
siyi_role_cover (SiyiRole    role,
                 gboolean    restricted,
                 SiyiField   field,
                 char      **text)
{
  if (*text == NULL || siyi_role_reads_all (role, restricted) || field == SIYI_FIELD_NUMBER ||
      field == SIYI_FIELD_SERIAL || field == SIYI_FIELD_DATE)
    return;

  replace (text, siyi_role_withholds (role, restricted)
                   ? NULL : siyi_gate_text (siyi_role_audience (role), FALSE, field, *text, 0));
}

/**
 * siyi_role_cover_words:
 * @text: (inout) (nullable): what somebody typed freely
 */
void
siyi_role_cover_words (SiyiRole   role,
                       gboolean   restricted,
                       char     **text)
{
  siyi_role_cover (role, restricted, SIYI_FIELD_REMARK, text);
}

/* "何某某等5人" as lists have it, and nothing that only looks so. */
static gboolean
is_masked (const char *text)
{
  const char *digits = strpbrk (text, "0123456789");
  g_autofree char *name = siyi_mask_name (text);
  g_autofree char *count = g_strdup_printf ("%d", digits != NULL ? atoi (digits) : 0);
  g_autofree char *several = siyi_fill (siyi_word ("masks", "several"), "name", name, "persons", count, NULL);

  return g_str_equal (text, name) || g_str_equal (text, several);
}

/**
 * siyi_role_cover_people:
 * @persons: present; 0 or less: unknown
 * @text: (inout) (nullable): the visitors, in full or masked as lists do
 */
void
siyi_role_cover_people (SiyiRole   role,
                        gboolean   restricted,
                        int        persons,
                        char     **text)
{
  if (*text == NULL || siyi_role_reads_all (role, restricted))
    return;
  if (siyi_role_withholds (role, restricted))
    replace (text, NULL);
  else if (!is_masked (*text))
    replace (text, siyi_gate_text (siyi_role_audience (role), FALSE, SIYI_FIELD_VISITORS, *text, persons));
}

/**
 * siyi_role_cover_matter:
 * @class_name: (nullable): of the matter
 * @title: (inout) (nullable): of the matter; becomes its class, or the word that it is not shown
 */
void
siyi_role_cover_matter (SiyiRole     role,
                        gboolean     restricted,
                        const char  *class_name,
                        char       **title)
{
  if (siyi_role_reads_all (role, restricted))
    return;
  if (!siyi_role_withholds (role, restricted) && class_name != NULL && *class_name != '\0')
    replace (title, g_strdup (class_name));
  else
    replace (title, g_strdup (siyi_word ("masks", "withheld")));
}
