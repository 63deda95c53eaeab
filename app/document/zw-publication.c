/* zw-publication.c: what a project hands out: made, shown and written in one way
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "document/zw-publication.h"

#include <glib/gi18n.h>

#include "document/zw-application.h"
#include "document/zw-briefing.h"
#include "document/zw-layout.h"
#include "document/zw-odt.h"
#include "document/zw-output.h"
#include "document/zw-pdf.h"
#include "document/zw-plan-document.h"

struct _ZwPublication
{
  gatomicrefcount ref_count;
  ZwPublicationKind kind;
  ZwSheetsWish sheets;

  /* Owned; of @document and @deck at most one is there. */
  ZwDossier *dossier; /* (nullable) */
  ZwDocument *document;
  ZwDeck *deck;
  ZwPages *pages; /* (nullable): made when first asked for */
  char *name;     /* of the file, without suffix */
};

static const ZwPublicationFormat document_formats[] = {
  { ".pdf", N_ ("PDF") },
  { ".odt", N_ ("OpenDocument text") },
};

static const ZwPublicationFormat deck_formats[] = {
  { ".pdf", N_ ("PDF") },
  { ".odp", N_ ("OpenDocument presentation") },
};

static const ZwPublicationFormat sheet_formats[] = {
  { ".pdf", N_ ("PDF") },
};

static const struct
{
  const char *id;
  const char *label;
  const char *name_zh; /* of the file, after that of the zone */
  const char *name_en;
  const ZwPublicationFormat *formats;
  guint n_formats;
} kinds[ZW_N_PUBLICATION_KINDS] = {
  [ZW_PUBLICATION_APPLICATION] = { "application", N_ ("Application"), "試辦補助計畫書",
                                   " application", document_formats,
                                   G_N_ELEMENTS (document_formats) },
  [ZW_PUBLICATION_BRIEFING] = { "briefing", N_ ("Slides"), "申請簡報", " slides", deck_formats,
                                G_N_ELEMENTS (deck_formats) },
  [ZW_PUBLICATION_SHEETS] = { "sheets", N_ ("Map sheets"), "圖幅", " map sheets", sheet_formats,
                              G_N_ELEMENTS (sheet_formats) },
  [ZW_PUBLICATION_PLAN] = { "plan", N_ ("Phase plan"), "分期推動規劃", " phased plan",
                            document_formats, G_N_ELEMENTS (document_formats) },
};

/**
 * zw_publication_kind_get_id:
 *
 * Returns: "application", "briefing", "sheets" or "plan", as on the command line
 */
const char *
zw_publication_kind_get_id (ZwPublicationKind kind)
{
  g_return_val_if_fail (kind < ZW_N_PUBLICATION_KINDS, NULL);

  return kinds[kind].id;
}

/* English, marked for translation. */
const char *
zw_publication_kind_get_label (ZwPublicationKind kind)
{
  g_return_val_if_fail (kind < ZW_N_PUBLICATION_KINDS, NULL);

  return kinds[kind].label;
}

gboolean
zw_publication_kind_from_id (const char *id, ZwPublicationKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (id, kinds[i].id) == 0)
      {
        *kind = (ZwPublicationKind) i;
        return TRUE;
      }
  return FALSE;
}

const ZwPublicationFormat *
zw_publication_kind_get_formats (ZwPublicationKind kind, guint *n)
{
  *n = kinds[kind].n_formats;
  return kinds[kind].formats;
}

/**
 * zw_publication_kind_find_format:
 * @path: a file
 *
 * Returns: (nullable): the format its name asks for
 */
const ZwPublicationFormat *
zw_publication_kind_find_format (ZwPublicationKind kind, const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < kinds[kind].n_formats; i++)
    if (g_str_has_suffix (lower, kinds[kind].formats[i].suffix))
      return &kinds[kind].formats[i];
  return NULL;
}

/* The zone's name may hold characters that no file may. */
static char *
make_name (const char *zone, ZwPublicationKind kind, gboolean chinese)
{
  char *name = g_strconcat (zone, chinese ? kinds[kind].name_zh : kinds[kind].name_en, NULL);

  return g_strdelimit (name, "/\\:*?\"<>|", '-');
}

static gboolean
load_plan (ZwPublication *self,
           ZwStore *store,
           const ZwPublicationWish *wish,
           const ZwProgress *progress,
           GError **error)
{
  g_autoptr (ZwZone) zone = zw_zone_find (store, wish->zone_id, error);

  if (zone == NULL)
    return FALSE;
  self->document = zw_plan_document_load (store, wish->zone_id, wish->language, wish->date,
                                          progress, error);
  if (self->document != NULL)
    self->name = make_name (zone->name, self->kind, zw_document_is_chinese (self->document));
  return self->document != NULL;
}

static gboolean
load_rest (ZwPublication *self,
           ZwStore *store,
           const ZwPublicationWish *wish,
           const ZwProgress *progress,
           GError **error)
{
  self->dossier = zw_dossier_load (store, wish->zone_id, wish->language, wish->date, progress,
                                   error);
  if (self->dossier == NULL)
    return FALSE;
  self->name = make_name (self->dossier->zone->name, self->kind, self->dossier->chinese);
  if (self->kind == ZW_PUBLICATION_APPLICATION)
    self->document = zw_application_document_new (self->dossier, progress, error);
  else if (self->kind == ZW_PUBLICATION_BRIEFING)
    self->deck = zw_briefing_new (self->dossier, progress, error);
  else
    return TRUE;
  return self->document != NULL || self->deck != NULL;
}

/**
 * zw_publication_load:
 * @store: a project; on a worker thread one of its own
 * @progress: (nullable): who watches
 *
 * Reads what it needs of the project, and makes it.
 *
 * Returns: (transfer full): the publication, apart from the project from now on
 */
ZwPublication *
zw_publication_load (ZwStore *store,
                     const ZwPublicationWish *wish,
                     const ZwProgress *progress,
                     GError **error)
{
  g_autoptr (ZwPublication) self = g_new0 (ZwPublication, 1);

  g_return_val_if_fail (wish->kind < ZW_N_PUBLICATION_KINDS, NULL);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = wish->kind;
  self->sheets = wish->sheets;
  if (!(wish->kind == ZW_PUBLICATION_PLAN ? load_plan : load_rest) (self, store, wish, progress,
                                                                    error))
    return NULL;
  return g_steal_pointer (&self);
}

ZwPublication *
zw_publication_ref (ZwPublication *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
zw_publication_unref (ZwPublication *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->pages, zw_pages_unref);
  g_clear_pointer (&self->document, zw_document_unref);
  g_clear_pointer (&self->deck, zw_deck_unref);
  g_clear_pointer (&self->dossier, zw_dossier_unref);
  g_free (self->name);
  g_free (self);
}

ZwPublicationKind
zw_publication_get_kind (const ZwPublication *self)
{
  return self->kind;
}

/**
 * zw_publication_get_gaps:
 *
 * Returns: (transfer none) (element-type ZwGap) (nullable): what it lacks; %NULL for
 *   what has no gaps
 */
const GPtrArray *
zw_publication_get_gaps (const ZwPublication *self)
{
  return self->dossier != NULL ? self->dossier->gaps : NULL;
}

/**
 * zw_publication_get_passport:
 *
 * Returns: (transfer none) (nullable): its figures; %NULL for what keeps no count
 */
ZwPassport *
zw_publication_get_passport (const ZwPublication *self)
{
  return self->dossier != NULL ? self->dossier->passport : NULL;
}

static ZwPages *
make_pages (ZwPublication *self, const ZwProgress *progress, GError **error)
{
  ZwLayout *layout;

  if (self->deck != NULL)
    return zw_deck_new_pages (self->deck, progress, error);
  if (self->document == NULL)
    return zw_sheets_new_pages (self->dossier, &self->sheets, progress, error);
  layout = zw_layout_new_with_progress (self->document, progress, error);
  return layout != NULL ? zw_layout_new_pages (layout) : NULL;
}

/**
 * zw_publication_get_pages:
 *
 * Lays it out, the first time.
 *
 * Returns: (transfer none) (nullable): the pages as they are printed
 */
ZwPages *
zw_publication_get_pages (ZwPublication *self, const ZwProgress *progress, GError **error)
{
  if (self->pages == NULL)
    self->pages = make_pages (self, progress, error);
  return self->pages;
}

static GBytes *
make_bytes (ZwPublication *self,
            const char *suffix,
            const ZwAttachment *attachment,
            const ZwProgress *progress,
            GError **error)
{
  ZwPages *pages;

  if (g_str_equal (suffix, ".odt"))
    return zw_odt_new_bytes (self->document, progress, error);
  if (g_str_equal (suffix, ".odp"))
    return zw_odp_new_bytes (self->deck, attachment, progress, error);
  pages = zw_publication_get_pages (self, progress, error);
  return pages != NULL ? zw_pdf_new_from_pages (pages, attachment, progress, error) : NULL;
}

/**
 * zw_publication_write:
 * @path: file to write, its suffix one of the kind's formats; an older one is
 *   replaced only once the new is complete
 *
 * Returns: %FALSE when @path was not written
 */
gboolean
zw_publication_write (ZwPublication *self,
                      const char *path,
                      const ZwProgress *progress,
                      GError **error)
{
  const ZwPublicationFormat *format = zw_publication_kind_find_format (self->kind, path);
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (format != NULL, FALSE);

  bytes = make_bytes (self, format->suffix, NULL, progress, error);
  return bytes != NULL && zw_output_write (path, bytes, error);
}

/**
 * zw_publication_suggest_name:
 * @suffix: of one of the kind's formats
 *
 * Returns: (transfer full): a name for the file
 */
char *
zw_publication_suggest_name (const ZwPublication *self, const char *suffix)
{
  return g_strconcat (self->name, suffix, NULL);
}
