/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which installed family plays which role of official type: the wanted names first, then free
 * substitutes (data/rules/paper.ini), and every substitute is told, because a title in another face
 * is something the office must know before it posts a paper. Any thread, one font map each. */
#include "siyi-paper-fonts.h"

#include <string.h>

#include "siyi-words.h"

static const char * const role_keys[SIYI_N_FONT_ROLES] = {
  [SIYI_FONT_TITLE] = "title",
  [SIYI_FONT_BODY] = "body",
  [SIYI_FONT_KAI] = "kai",
  [SIYI_FONT_HEADING] = "heading",
  [SIYI_FONT_SONG] = "song",
};

static gboolean
is_installed (const char * const *installed,
              const char         *family)
{
  for (gsize i = 0; installed[i] != NULL; i++)
    if (g_ascii_strcasecmp (installed[i], family) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
take_wanted (SiyiPaperFont      *font,
             const char         *key,
             const char * const *installed)
{
  const char * const *wanted = siyi_words ("paper-wanted", key, NULL);

  for (gsize i = 0; wanted[i] != NULL; i++)
    if (is_installed (installed, wanted[i]))
      {
        font->family = g_strdup (wanted[i]);
        return TRUE;
      }

  return FALSE;
}

static void
take_substitute (SiyiPaperFont      *font,
                 const char         *key,
                 const char * const *installed)
{
  const char * const *substitutes = siyi_words ("paper-free", key, NULL);
  const char * const *bold = siyi_words ("paper-bold", key, NULL);

  font->substituted = TRUE;
  font->bold = bold[0] != NULL;
  for (gsize i = 0; substitutes[i] != NULL; i++)
    {
      g_auto(GStrv) names = g_strsplit (substitutes[i], "|", 2);

      if (!is_installed (installed, names[0]))
        continue;
      font->family = g_strdup (names[0]);
      font->used = g_strdup (bold[0] != NULL ? bold[0] : names[1]);
      return;
    }

  font->family = g_strdup (key[0] == 'h' ? "Sans" : "Serif");
  font->used = g_strdup (siyi_word ("paper-roles", "other"));
}

/**
 * siyi_paper_fonts_choose:
 * @installed: (array zero-terminated=1): names of families
 *
 * Returns: (transfer full): a family for each role; the substitutes are told
 */
SiyiPaperFonts *
siyi_paper_fonts_choose (const char * const *installed)
{
  SiyiPaperFonts *self = g_new0 (SiyiPaperFonts, 1);

  for (guint i = 0; i < SIYI_N_FONT_ROLES; i++)
    {
      self->roles[i].wanted = g_strdup (siyi_word ("paper-roles", role_keys[i]));
      if (!take_wanted (&self->roles[i], role_keys[i], installed))
        take_substitute (&self->roles[i], role_keys[i], installed);
    }

  return self;
}

/**
 * siyi_paper_fonts_new:
 * @map: a font map of the calling thread
 *
 * Returns: (transfer full): what siyi_paper_fonts_choose() makes of the map's families
 */
SiyiPaperFonts *
siyi_paper_fonts_new (PangoFontMap *map)
{
  g_autofree PangoFontFamily **families = NULL;
  g_autofree const char **names = NULL;
  int n_families;

  pango_font_map_list_families (map, &families, &n_families);
  names = g_new0 (const char *, n_families + 1);
  for (int i = 0; i < n_families; i++)
    names[i] = pango_font_family_get_name (families[i]);

  return siyi_paper_fonts_choose (names);
}

/**
 * siyi_paper_fonts_copy:
 *
 * Returns: (transfer full): the same choice
 */
SiyiPaperFonts *
siyi_paper_fonts_copy (const SiyiPaperFonts *self)
{
  SiyiPaperFonts *copy = g_new0 (SiyiPaperFonts, 1);

  for (guint i = 0; i < SIYI_N_FONT_ROLES; i++)
    {
      copy->roles[i] = self->roles[i];
      copy->roles[i].family = g_strdup (self->roles[i].family);
      copy->roles[i].wanted = g_strdup (self->roles[i].wanted);
      copy->roles[i].used = g_strdup (self->roles[i].used);
    }

  return copy;
}

/**
 * siyi_paper_fonts_free:
 * @self: (nullable): a choice
 */
void
siyi_paper_fonts_free (SiyiPaperFonts *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < SIYI_N_FONT_ROLES; i++)
    {
      g_free (self->roles[i].family);
      g_free (self->roles[i].wanted);
      g_free (self->roles[i].used);
    }
  g_free (self);
}

/**
 * siyi_paper_fonts_describe:
 * @role: a role
 * @size: of the type, points
 * @strong: whether it is to stand out
 *
 * Old fonts hold 6,763 characters; a rare one comes from the substitutes behind them.
 *
 * Returns: (transfer full): what Pango is to look for
 */
PangoFontDescription *
siyi_paper_fonts_describe (const SiyiPaperFonts *self,
                           SiyiFontRole          role,
                           double                size,
                           gboolean              strong)
{
  PangoFontDescription *description = pango_font_description_new ();
  const SiyiPaperFont *font = &self->roles[role];
  g_autofree char *families = g_strdup_printf ("%s,%s", font->family,
                                               siyi_word ("paper-alternatives", role_keys[role]));

  pango_font_description_set_family (description, families);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  if (font->bold || strong)
    pango_font_description_set_weight (description, PANGO_WEIGHT_BOLD);

  return description;
}
