/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sealed file opens with its pass phrase and with its recovery code, and with nothing else; what
 * was changed by a byte or cut by one is refused, and nothing half is ever left. */
#include "fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-seal.h"

enum { HEAD = 260, MEMORY_AT = 20 };

static const char phrase[] = "四一接访 2026 封存";

typedef struct { char *folder, *plain, *sealed, *opened, *code; } Files;

static void
fill (const char *path,
      gsize       n)
{
  g_autofree char *bytes = g_malloc (n + 1);

  for (gsize i = 0; i < n; i++)
    bytes[i] = (char) (i * 31 + i / 251);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
}

static void
set_up (Files         *files,
        gconstpointer  size)
{
  g_autoptr(GError) error = NULL;

  files->folder = fixture_folder ();
  files->plain = g_build_filename (files->folder, "2026年卷.zip", NULL);
  files->sealed = g_build_filename (files->folder, "sealed", NULL);
  files->opened = g_build_filename (files->folder, "opened", NULL);
  fill (files->plain, GPOINTER_TO_SIZE (size));
  siyi_seal_file (files->plain, files->sealed, phrase, &files->code, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Files         *files,
           gconstpointer  size)
{
  fixture_remove (files->folder);
  g_free (files->plain);
  g_free (files->sealed);
  g_free (files->opened);
  g_free (files->code);
}

static void
assert_same (const char *one,
             const char *other)
{
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  gsize n_a, n_b;

  g_assert_true (g_file_get_contents (one, &a, &n_a, NULL));
  g_assert_true (g_file_get_contents (other, &b, &n_b, NULL));
  g_assert_cmpmem (a, n_a, b, n_b);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_both_secrets_open (Files         *files,
                        gconstpointer  size)
{
  g_autoptr(GError) error = NULL;
  g_auto(SiyiSealed) told = { 0 };
  g_autofree char *bytes = NULL;
  g_autofree char *sum = NULL;
  gsize n;

  g_assert_true (siyi_seal_is_sealed (files->sealed));
  g_assert_false (siyi_seal_is_sealed (files->plain));

  siyi_unseal_file (files->sealed, files->opened, phrase, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (files->plain, files->opened);
  g_unlink (files->opened);

  siyi_unseal_file (files->sealed, files->opened, files->code, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (files->plain, files->opened);
  g_unlink (files->opened);

  siyi_seal_check (files->sealed, files->code, &told, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (files->plain, &bytes, &n, NULL));
  sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) bytes, n);
  g_assert_cmpstr (told.name, ==, "2026年卷.zip");
  g_assert_cmpuint (told.size, ==, GPOINTER_TO_SIZE (size));
  g_assert_cmpstr (told.sha256, ==, sum);
  g_assert_cmpuint (count_files (files->folder), ==, 2);
}

static void
test_other_secrets_do_not (Files         *files,
                           gconstpointer  size)
{
  static const char * const wrong[] = { "", "四一接访 2026 封存 ", "四一接访", "00000-00000-00000-00000-00000-00000" };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (siyi_unseal_file (files->sealed, files->opened, wrong[i], NULL, NULL, NULL, &error));
      g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
      g_assert_nonnull (strstr (error->message, "type it again"));
    }
  g_assert_cmpuint (count_files (files->folder), ==, 2);
}

/* A code is typed from paper: any case, O for 0, spaces, full width. */
static void
test_code_as_typed (Files         *files,
                    gconstpointer  size)
{
  g_autofree char *lower = g_ascii_strdown (files->code, -1);
  g_autofree char *plain = siyi_recovery_code_parse (lower);
  g_autofree char *broken = g_strdup (files->code);
  g_autoptr(GString) wide = g_string_new (NULL);
  g_autofree char *from_wide = NULL;
  guint unnoticed = 0;

  g_assert_cmpuint (strlen (plain), ==, 30);
  for (const char *p = plain; *p != '\0'; p++)
    g_string_append_unichar (wide, *p == '0' ? 'o' : *p == '1' ? 'l' : 0xff00 + (gunichar) *p - 0x20);
  from_wide = siyi_recovery_code_parse (wide->str);
  g_assert_cmpstr (from_wide, ==, plain);

  /* One character misread is noticed 1023 times of 1024. */
  for (gsize i = 0; i < 33; i++)
    for (char c = 'A'; c <= 'H' && broken[i] != '-'; c++)
      {
        const char kept = broken[i];
        g_autofree char *parsed = NULL;

        broken[i] = c;
        parsed = siyi_recovery_code_parse (broken);
        unnoticed += c != kept && parsed != NULL;
        broken[i] = kept;
      }
  g_assert_cmpuint (unnoticed, <, 10);
  g_assert_null (siyi_recovery_code_parse ("ABC"));
  g_assert_null (siyi_recovery_code_parse (phrase));
}

static void
assert_refused (Files      *files,
                const char *bytes,
                gsize       n,
                gsize       at)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (files->folder, "hurt", NULL);

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
  if (siyi_unseal_file (path, files->opened, files->code, NULL, NULL, NULL, &error))
    g_error ("byte %" G_GSIZE_FORMAT " may be changed unnoticed", at);
  g_assert_true (error->domain == SIYI_FILE_ERROR);
  g_assert_false (g_file_test (files->opened, G_FILE_TEST_EXISTS));
  g_unlink (path);
  g_assert_cmpuint (count_files (files->folder), ==, 2);
}

static void
test_every_byte_counts (Files         *files,
                        gconstpointer  size)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (files->sealed, &bytes, &n, NULL));
  for (gsize i = 0; i < n; i++)
    {
      bytes[i] ^= (char) (1 << (i % 8));
      assert_refused (files, bytes, n, i);
      bytes[i] ^= (char) (1 << (i % 8));
    }
}

static void
test_every_cut_is_seen (Files         *files,
                        gconstpointer  size)
{
  g_autofree char *bytes = NULL;
  g_autofree char *longer = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (files->sealed, &bytes, &n, NULL));
  for (gsize i = 1; i < n; i++)
    assert_refused (files, bytes, i, i);

  longer = g_malloc0 (n + 1);
  memcpy (longer, bytes, n);
  assert_refused (files, longer, n + 1, n);
}

/* Whole blocks may neither change places nor be left out: the frames are of one length. */
static void
test_blocks_keep_their_places (Files         *files,
                               gconstpointer  size)
{
  const gsize frame = 4 + 17 + (1 << 20), first = HEAD + 4 + 17 + 8 + strlen ("2026年卷.zip");
  g_autofree char *bytes = NULL;
  g_autofree char *moved = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (files->sealed, &bytes, &n, NULL));
  g_assert_cmpuint (n, >, first + 2 * frame);
  moved = g_memdup2 (bytes, n);
  memcpy (moved + first, bytes + first + frame, frame);
  memcpy (moved + first + frame, bytes + first, frame);
  assert_refused (files, moved, n, first);

  memcpy (moved + first, bytes + first + frame, n - first - frame);
  assert_refused (files, moved, n - frame, first);
}

static void
stop (gpointer data,
      guint64  done,
      guint64  total)
{
  g_assert_cmpuint (done, <=, total);
  g_cancellable_cancel (data);
}

static void
test_stop_leaves_nothing (Files         *files,
                          gconstpointer  size)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_assert_false (siyi_seal_file (files->plain, files->opened, phrase, NULL, stop, cancellable, cancellable,
                                  &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  g_assert_false (siyi_unseal_file (files->sealed, files->opened, files->code, stop, cancellable,
                                    cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (count_files (files->folder), ==, 2);
}

static void
test_short_phrases (void)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (siyi_passphrase_check ("一二三四五六七八", &error));
  g_assert_no_error (error);
  g_assert_false (siyi_passphrase_check ("1234567", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_false (siyi_passphrase_check (NULL, NULL));
  g_assert_false (siyi_passphrase_check ("12345678\xff", NULL));
}

static void
test_no_sealed_file (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "other", NULL);
  g_autoptr(GError) error = NULL;

  fill (path, 5000);
  g_assert_false (siyi_seal_check (path, phrase, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNKNOWN_KIND);
  fixture_remove (g_steal_pointer (&folder));
}

/* Where 256 MiB are not to be had, 64 are taken and the file says so; a large file passes through
 * little memory. In a child, since limits don't come back. */
static int
seal_in_little (const char *from,
                const char *to,
                rlim_t      memory)
{
  const struct rlimit limit = { memory, memory };
  pid_t child = fork ();
  int status;

  if (child == 0)
    {
      if (setrlimit (RLIMIT_AS, &limit) != 0)
        _exit (2);
      _exit (siyi_seal_file (from, to, phrase, NULL, NULL, NULL, NULL, NULL) ? 0 : 1);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);

  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static rlim_t
address_space (void)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL));

  return (rlim_t) g_ascii_strtoull (text, NULL, 10) * (rlim_t) sysconf (_SC_PAGESIZE);
}

static void
test_little_memory (void)
{
  const rlim_t mib = 1 << 20;
  g_autofree char *folder = fixture_folder ();
  g_autofree char *plain = g_build_filename (folder, "plain", NULL);
  g_autofree char *sealed = g_build_filename (folder, "sealed", NULL);
  g_autofree char *opened = g_build_filename (folder, "opened", NULL);
  g_autofree char *bytes = NULL;
  g_autoptr(GError) error = NULL;
  int fd;

  if (g_getenv ("ASAN_OPTIONS") != NULL || address_space () > 1000000 * mib)
    {
      g_test_skip ("The sanitizers take all address space");
      g_rmdir (folder);
      return;
    }

  /* 300 MiB, with nothing on the disk. */
  fd = g_open (plain, O_CREAT | O_WRONLY, 0600);
  g_assert_cmpint (ftruncate (fd, 300 * mib), ==, 0);
  close (fd);

  g_assert_cmpint (seal_in_little (plain, sealed, address_space () + 100 * mib), ==, 0);
  g_assert_true (g_file_get_contents (sealed, &bytes, NULL, NULL));
  /* Little endian: 64 MiB are 4 · 2^24. */
  g_assert_cmpuint (((guint8 *) bytes)[MEMORY_AT + 3], ==, 4);
  siyi_unseal_file (sealed, opened, phrase, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_same (plain, opened);

  g_assert_cmpint (seal_in_little (plain, sealed, address_space () + 30 * mib), ==, 1);
  fixture_remove (g_steal_pointer (&folder));
}

int
main (int argc, char **argv)
{
  const struct { const char *name; void (*test) (Files *, gconstpointer); gsize size; } cases[] = {
    { "/seal/opens/empty", test_both_secrets_open, 0 },
    { "/seal/opens/small", test_both_secrets_open, 1000 },
    { "/seal/opens/block", test_both_secrets_open, 1 << 20 },
    { "/seal/opens/large", test_both_secrets_open, 3 * (1 << 20) + 7 },
    { "/seal/other-secrets", test_other_secrets_do_not, 10 },
    { "/seal/code", test_code_as_typed, 10 },
    { "/seal/every-byte", test_every_byte_counts, 300 },
    { "/seal/every-cut", test_every_cut_is_seen, 300 },
    { "/seal/blocks", test_blocks_keep_their_places, 3 * (1 << 20) },
    { "/seal/stop", test_stop_leaves_nothing, 2 * (1 << 20) },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add (cases[i].name, Files, GSIZE_TO_POINTER (cases[i].size), set_up, cases[i].test, tear_down);
  g_test_add_func ("/seal/short-phrases", test_short_phrases);
  g_test_add_func ("/seal/no-sealed-file", test_no_sealed_file);
  g_test_add_func ("/seal/little-memory", test_little_memory);

  return g_test_run ();
}
