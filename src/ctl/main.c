/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "siyi-archive.h"

int
main (void)
{
  return 0;
}
