/* zw-ui-leaks.c: what GLib forgets on purpose is no leak of ours
 *
 * GLib keeps its quarks in a table of 2048 pointers. When a program has more, a
 * larger table takes its place, and the first is never freed, since threads may
 * still read it (glib/gquark.c). Nothing in a report of LeakSanitizer tells it apart,
 * as the library keeps no frame pointers: so the table itself is told to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define _GNU_SOURCE

#include "zw-ui-leaks.h"

#ifdef __SANITIZE_ADDRESS__

#include <glib.h>
#include <link.h>
#include <sanitizer/lsan_interface.h>
#include <string.h>

/* Of the sanitizers' allocator_interface.h, which gcc does not bring. */
int __sanitizer_get_ownership (const volatile void *p);
size_t __sanitizer_get_allocated_size (const volatile void *p);

/* QUARK_BLOCK_SIZE of GLib. */
#define N_QUARKS 2048

static int
look_through (struct dl_phdr_info *library, size_t size, void *data)
{
  if (strstr (library->dlpi_name, "libglib-2.0") == NULL)
    return 0;
  for (guint i = 0; i < library->dlpi_phnum; i++)
    {
      const ElfW (Phdr) *part = &library->dlpi_phdr[i];
      const gpointer *variables = (const gpointer *) (library->dlpi_addr + part->p_vaddr);

      if (part->p_type != PT_LOAD || (part->p_flags & PF_W) == 0)
        continue;
      for (gsize k = 0; k < part->p_memsz / sizeof (gpointer); k++)
        if (__sanitizer_get_ownership (variables[k])
            && __sanitizer_get_allocated_size (variables[k]) == N_QUARKS * sizeof (gpointer))
          __lsan_ignore_object (variables[k]);
    }
  return 1;
}

/* To be called while the program has few quarks. */
void
zw_ui_ignore_first_quarks (void)
{
  dl_iterate_phdr (look_through, NULL);
}

#else

void
zw_ui_ignore_first_quarks (void)
{
}

#endif
