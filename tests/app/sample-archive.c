/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes an archive with invented matters, for looking at the pages: sample-archive FOLDER */
#include "sample-cases.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  g_autoptr(SiyiArchive) archive = NULL;
  g_autoptr(GError) error = NULL;

  if (argc != 2)
    {
      g_printerr ("usage: sample-archive FOLDER\n");
      return 2;
    }

  if (!siyi_archive_create (argv[1], &error) ||
      (archive = siyi_archive_open (argv[1], clock, "sample", &error)) == NULL)
    {
      g_printerr ("sample-archive: %s\n", error->message);
      return 1;
    }

  sample_cases_add (archive);
  siyi_archive_close (archive);

  return 0;
}
