/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* Functions that are being written in parallel: absent ones are NULL, not a link error.
 * Each line goes when its function has landed; the file with the last line. */
#pragma weak siyi_ledger_edit
#pragma weak siyi_case_edit
#pragma weak siyi_case_add_moment
