/* SPDX-License-Identifier: GPL-3.0-or-later */
/* invent N: makes an archive of N invented receptions and prints its folder. For looking at pages
 * and for measuring. */
#include <stdio.h>
#include <stdlib.h>

#include "invented.h"

int
main (int argc, char **argv)
{
  g_autofree char *folder = NULL;

  if (argc != 2)
    return 2;

  folder = invented_new_archive ((guint) atoi (argv[1]));
  puts (folder);

  return 0;
}
