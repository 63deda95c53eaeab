/* zw-publish-print.c: pages on paper, through the desktop's print dialog
 *
 * Each page asks for the paper it is made for and is drawn on the whole of it in
 * its true size: a scale bar is to measure right. Slides are made for a screen and
 * are no paper's size; they are fitted to A4.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "zw-publish-print.h"

#include <math.h>

#define MM_PER_PT (25.4 / 72.0)

/* Sizes of paper in millimetres are whole; pages come in points. */
#define PAPER_TOLERANCE_MM 1.0

typedef struct
{
  ZwPublication *publication;
  ZwPages *pages; /* belongs to @publication */
} Print;

static void
print_free (Print *self)
{
  zw_publication_unref (self->publication);
  g_free (self);
}

/* The ISO paper of a size, whichever way it lies. */
static const char *
find_paper (double width_mm, double height_mm)
{
  static const struct
  {
    const char *name;
    double width_mm;
    double height_mm;
  } papers[] = {
    { "iso_a4", 210, 297 }, { "iso_a3", 297, 420 },  { "iso_a2", 420, 594 },
    { "iso_a1", 594, 841 }, { "iso_a0", 841, 1189 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    if (fabs (MIN (width_mm, height_mm) - papers[i].width_mm) < PAPER_TOLERANCE_MM
        && fabs (MAX (width_mm, height_mm) - papers[i].height_mm) < PAPER_TOLERANCE_MM)
      return papers[i].name;
  return NULL;
}

static GtkPageSetup *
make_setup (const ZwPages *pages, guint page)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper;
  double width, height;
  const char *name;

  zw_pages_get_size (pages, page, &width, &height);
  name = find_paper (width * MM_PER_PT, height * MM_PER_PT);
  paper = gtk_paper_size_new (name != NULL ? name : "iso_a4");
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                                        : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_paper_size_free (paper);
  return setup;
}

static void
on_request_page_setup (GtkPrintOperation *operation,
                       GtkPrintContext *context,
                       int page,
                       GtkPageSetup *setup,
                       Print *self)
{
  g_autoptr (GtkPageSetup) wanted = make_setup (self->pages, (guint) page);

  gtk_page_setup_set_paper_size (setup, gtk_page_setup_get_paper_size (wanted));
  gtk_page_setup_set_orientation (setup, gtk_page_setup_get_orientation (wanted));
}

/* In its size on its paper; a slide as large as the paper lets it. */
static void
on_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page, Print *self)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, across, down, scale;

  zw_pages_get_size (self->pages, (guint) page, &width, &height);
  if (find_paper (width * MM_PER_PT, height * MM_PER_PT) == NULL)
    {
      across = gtk_print_context_get_width (context);
      down = gtk_print_context_get_height (context);
      scale = MIN (across / width, down / height);
      cairo_translate (cr, (across - width * scale) / 2.0, (down - height * scale) / 2.0);
      cairo_scale (cr, scale, scale);
    }
  zw_pages_draw (self->pages, (guint) page, cr, NULL);
}

static GtkPrintSettings *
make_settings (ZwPublicationKind kind)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();

  gtk_print_settings_set_scale (settings, 100.0);
  /* The application is bound at its long edge [G:1918]. */
  if (kind == ZW_PUBLICATION_APPLICATION)
    gtk_print_settings_set_duplex (settings, GTK_PRINT_DUPLEX_HORIZONTAL);
  return settings;
}

/**
 * zw_publish_print_new:
 * @publication: laid out, and drawn by nobody else
 *
 * To be run with the print dialog or to a file. Pages go to the printer one by one
 * from the main loop, with a window that tells how far they are and can stop them.
 *
 * Returns: (transfer full)
 */
GtkPrintOperation *
zw_publish_print_new (ZwPublication *publication)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPrintSettings) settings = make_settings (zw_publication_get_kind (publication));
  g_autoptr (GtkPageSetup) setup = NULL;
  Print *print = g_new0 (Print, 1);
  ZwPagesInfo info;

  print->publication = zw_publication_ref (publication);
  print->pages = zw_publication_get_pages (publication, NULL, NULL);
  setup = make_setup (print->pages, 0);
  zw_pages_get_info (print->pages, &info);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, (int) zw_pages_get_n (print->pages));
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, info.title);
  g_object_set_data_full (G_OBJECT (operation), "print", print, (GDestroyNotify) print_free);
  g_signal_connect (operation, "request-page-setup", G_CALLBACK (on_request_page_setup), print);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page), print);
  return operation;
}
