/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What people type where it does not belong: numbers in any spelling, names, doors, in the midst of other words. */
#include "gate.h"

#include <string.h>

typedef enum { SPELL_PLAIN, SPELL_WIDE, SPELL_SPACED, SPELL_INVISIBLE, SPELL_LABELLED, N_SPELLINGS } Spelling;

static void
append_spelt (GString    *out,
              const char *number,
              Spelling    spelling)
{
  gsize i = 0;

  if (spelling == SPELL_LABELLED)
    g_string_append (out, "电话/证号：");
  for (const char *p = number; *p != '\0'; p++, i++)
    {
      /* As numbers are told: an identity number by its parts, a mobile by three and four. */
      const gboolean gap = i > 0 && number[0] != '0' && (i == 6 || i == 14) && strlen (number) == 18;
      const gboolean phone_gap = strlen (number) == 11 && (i == 3 || i == 7);

      if (spelling == SPELL_SPACED && (gap || phone_gap))
        g_string_append_c (out, ' ');
      if (spelling == SPELL_INVISIBLE && i == 4)
        g_string_append (out, "\342\200\213");
      if (spelling == SPELL_WIDE && g_ascii_isdigit (*p))
        g_string_append_unichar (out, 0xff10 + (gunichar) (*p - '0'));
      else
        g_string_append_c (out, *p);
    }
}

/**
 * gate_spoiled:
 *
 * Returns: (transfer full): @text, in random archives with what is known of its matter around it
 */
char *
gate_spoiled (GateArchive *self,
              MatterKind   matter,
              const char  *text)
{
  static const char * const between[] = { "，", "、", "（", "：", "。", "/" };
  GString *out = g_string_new (text);
  const int n = self->random != NULL ? g_rand_int_range (self->random, 0, 4) : 0;

  for (int i = 0; i < n; i++)
    {
      const Canary *canary = g_ptr_array_index (self->canaries,
                                                (guint) g_rand_int_range (self->random, 0, (int) self->canaries->len));

      if (canary->matter != matter || canary->kind == CANARY_WORDS)
        continue;
      g_string_append (out, between[g_rand_int_range (self->random, 0, (int) G_N_ELEMENTS (between))]);
      if (canary->kind == CANARY_NUMBER || canary->kind == CANARY_NUMBER_IN_WORDS)
        append_spelt (out, canary->text, (Spelling) g_rand_int_range (self->random, 0, N_SPELLINGS));
      else
        g_string_append (out, canary->text);
      g_string_append (out, between[g_rand_int_range (self->random, 0, (int) G_N_ELEMENTS (between))]);
    }

  return g_string_free (out, FALSE);
}
