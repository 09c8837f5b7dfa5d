/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whole stacks for the sanitizer, or what GLib leaves behind when its table of quarks grows (tests/lsan.supp)
 * is not known again without frame pointers, nor what the file chooser's libraries lose. For programs with so many
 * types that it does grow, or with a file chooser; others are spared the time. Used by the sanitizer alone. */
const char *__asan_default_options (void);

const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}
