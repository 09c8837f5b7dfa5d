/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Build tool: prints the readings of Han characters as a C table. */
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

static guint
number_of_character (GHashTable *numbers,
                     GPtrArray  *syllables,
                     gunichar    c)
{
  gboolean is_han = u_hasBinaryProperty ((UChar32) c, UCHAR_IDEOGRAPHIC);

  return number_of (numbers, syllables, is_han ? siyi_pinyin_ask_icu (c) : "");
}

static void
print_rare (GHashTable *numbers,
            GPtrArray  *syllables)
{
  const gunichar last = 0x3ffff;
  guint n = 0;

  printf ("\n};\n\nconst SiyiPinyinRare siyi_pinyin_rare[] = {\n");
  for (gunichar c = 0x3000; c <= last; c++)
    {
      guint number = c >= SIYI_PINYIN_TABLE_FIRST && c <= SIYI_PINYIN_TABLE_LAST
                       ? 0 : number_of_character (numbers, syllables, c);

      if (number == 0)
        continue;
      printf ("  { 0x%x, %u },\n", c, number);
      n++;
    }
  printf ("  { 0, 0 }\n};\nconst gsize siyi_pinyin_n_rare = %u;\n", n);
}

int
main (void)
{
  g_autoptr(GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GPtrArray) syllables = g_ptr_array_new ();

  number_of (numbers, syllables, "");
  printf ("#include \"siyi-pinyin-table.h\"\n\nconst guint16 siyi_pinyin_table[] = {");
  for (gunichar c = SIYI_PINYIN_TABLE_FIRST; c <= SIYI_PINYIN_TABLE_LAST; c++)
    printf ("%s%u,", c % 16 == 0 ? "\n  " : " ", number_of_character (numbers, syllables, c));
  print_rare (numbers, syllables);
  printf ("\nconst char * const siyi_pinyin_syllables[] = {\n");
  for (guint i = 0; i < syllables->len; i++)
    printf ("  \"%s\",\n", (const char *) g_ptr_array_index (syllables, i));
  printf ("};\n");

  return fflush (stdout) == 0 ? 0 : 1;
}
