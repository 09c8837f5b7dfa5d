/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Build tool: writes the readings of the two old blocks of Han characters as a C table. */
#include <stdio.h>
#include <unicode/uchar.h>

#include "siyi-pinyin-table.h"

static guint
number_of (GHashTable *numbers,
           GPtrArray  *syllables,
           const char *syllable)
{
  gpointer number;

  if (g_hash_table_lookup_extended (numbers, syllable, NULL, &number))
    return GPOINTER_TO_UINT (number);

  g_ptr_array_add (syllables, (gpointer) syllable);
  g_hash_table_insert (numbers, (gpointer) syllable, GUINT_TO_POINTER (syllables->len - 1));

  return syllables->len - 1;
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) syllables = g_ptr_array_new ();
  FILE *out = argc == 2 ? fopen (argv[1], "w") : NULL;

  if (out == NULL)
    return 1;

  number_of (numbers, syllables, "");
  fprintf (out, "#include \"siyi-pinyin-table.h\"\n\nconst guint16 siyi_pinyin_table[] = {");
  for (gunichar c = SIYI_PINYIN_TABLE_FIRST; c <= SIYI_PINYIN_TABLE_LAST; c++)
    {
      gboolean is_han = u_hasBinaryProperty ((UChar32) c, UCHAR_IDEOGRAPHIC);

      fprintf (out, "%s%u,", c % 16 == 0 ? "\n  " : " ",
               number_of (numbers, syllables, is_han ? siyi_pinyin_ask_icu (c) : ""));
    }
  fprintf (out, "\n};\n\nconst char * const siyi_pinyin_syllables[] = {\n");
  for (guint i = 0; i < syllables->len; i++)
    fprintf (out, "  \"%s\",\n", (const char *) g_ptr_array_index (syllables, i));
  fprintf (out, "};\n");

  return fclose (out) == 0 ? 0 : 1;
}
