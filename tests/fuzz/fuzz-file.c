/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a file: finds its way into the zip reader or the text reader by itself. Built twice,
 * once for each, so that each has a corpus and a share of the time of its own. */
#include "fuzz-check.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (data, size);

  fuzz_read (bytes);

  return 0;
}
