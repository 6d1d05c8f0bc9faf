"""The downloads of a site: which there are by its settings, and their files in its folder."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from atlas.exports.distributions import distributions
from atlas.exports.exporting import Exporting
from atlas.incremental.fingerprints import Fingerprints
from atlas.incremental.manifest import Manifest, PreviousBuild
from atlas.output.site import Site


def write_downloads(
    site: Site, folder: Path, fingerprints: Fingerprints | None = None, previous: PreviousBuild | None = None
) -> Manifest:
    """Writes the downloads below the folder of a site, and tells the site what was written; returns their part of the
    manifest. Raises pool.WorkFailed.
    """
    wanted = distributions(site.settings.exports)
    if not wanted:
        return Manifest()
    with TemporaryDirectory(prefix="atlas_") as temporary:
        of_documents = folder if "json" in site.settings.exports else Path(temporary)
        known = fingerprints or Fingerprints(site.atlas, "")
        documents, dataset = site.documents(), site.dataset(of_documents)
        manifest = Exporting(documents, dataset, folder, of_documents, known, previous).write_all(wanted)
    site.published.note({address: (one.stamp.size, one.sha256) for address, one in manifest.exports.items()})
    return manifest
