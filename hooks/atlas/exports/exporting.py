"""The making of the downloads: the document of each record, then every file that is made of them.

What did not change comes from the previous build: a document by the lookups that it was made with, any other file by
the documents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from atlas.exports.dataset import Dataset
from atlas.exports.distributions import Distribution
from atlas.exports.documents.documents import Documents
from atlas.incremental.fingerprints import Fingerprints, digest
from atlas.incremental.manifest import ExportedFile, FileStamp, Manifest, ManifestEntry, PreviousBuild
from atlas.model.kinds import kind_of
from atlas.model.records import Record
from atlas.parallel.pool import parallel_map

CHECKSUMS = "data/SHA256SUMS"
"""The checksums of all files that are no single record's, as `sha256sum --check` reads them."""
_BATCH_SIZE = 128


class Exporting:
    """Makes the downloads in the folder of a site, in as many processes as there are cores."""

    def __init__(
        self,
        documents: Documents,
        dataset: Dataset,
        folder: Path,
        of_documents: Path,
        fingerprints: Fingerprints,
        previous: PreviousBuild | None = None,
        workers: int | None = None,
    ) -> None:
        """`of_documents` is the folder of the documents: that of the site, or another where it is not to have them.

        Of a previous build by other code, or with other settings, nothing is reused.
        """
        self._documents = documents
        self._dataset = dataset
        self._folder = folder
        self._of_documents = of_documents
        self._fingerprints = fingerprints
        is_alike = previous and previous.manifest.common == fingerprints.common
        self._previous = previous if previous and is_alike else PreviousBuild(folder, Manifest())
        self._workers = workers

    def write_all(self, wanted: Sequence[Distribution]) -> Manifest:
        """Writes the documents and the distributions; returns their part of the manifest. Raises pool.WorkFailed."""
        records = self._documents.atlas.records
        batches = [records[start : start + _BATCH_SIZE] for start in range(0, len(records), _BATCH_SIZE)]
        found = parallel_map(lambda number: self._write_documents(batches[number]), len(batches), self._workers)
        documents = {id_: entry for batch in found for id_, entry in batch.items()}
        of_kinds = self._digests(documents)
        ordered = sorted(wanted, key=_weight, reverse=True)  # else one process ends long after the others
        files = parallel_map(lambda number: self._write(ordered[number], of_kinds), len(ordered), self._workers)
        exports = dict(zip((one.address for one in ordered), files, strict=True))
        lines = (f"{exports[address].sha256}  {address.removeprefix('data/')}\n" for address in sorted(exports))
        FileStamp.write(self._folder / CHECKSUMS, "".join(lines).encode())
        return Manifest(documents=documents, exports=exports, common=self._fingerprints.common)

    def _write_documents(self, records: Iterable[Record]) -> dict[str, ManifestEntry]:
        return {record.id: self._reused(record) or self._written(record) for record in records}

    def _reused(self, record: Record) -> ManifestEntry | None:
        """Takes over the files of a record; returns None where anything in them is not the same."""
        before = self._previous.manifest.documents.get(record.id)
        if not before or self._fingerprints.of_lookups(record.id, before.lookups) != before.fingerprint:
            return None
        is_whole = all(
            self._previous.reuse(address, stamp, self._of_documents / address) for address, stamp in before.attachments
        )
        return before if is_whole else None

    def _written(self, record: Record) -> ManifestEntry:
        files, lookups = self._documents.atlas.tracker.track(lambda: list(self._documents.files(record)))
        ordered = tuple(sorted(lookups))
        stamps = tuple((address, FileStamp.write(self._of_documents / address, content)) for address, content in files)
        return ManifestEntry(self._fingerprints.of_lookups(record.id, ordered), ordered, (), (), stamps)

    def _digests(self, documents: Mapping[str, ManifestEntry]) -> dict[str, str]:
        """The digest of all documents of each kind, in their order."""
        of_kinds: dict[str, list[str]] = {kind: [] for kind in self._dataset.kinds}
        for record in self._documents.atlas.records:
            stamps = (stamp.digest for _, stamp in documents[record.id].attachments)
            of_kinds[kind_of(record)] += (record.id, *stamps)
        return {kind: digest(json.dumps(found).encode()) for kind, found in of_kinds.items()}

    def _write(self, one: Distribution, of_kinds: Mapping[str, str]) -> ExportedFile:
        parts = (of_kinds[kind].encode() for kind in one.kinds)
        fingerprint = digest(self._fingerprints.common.encode(), *parts, *self._table(one))
        before, path = self._previous.manifest.exports.get(one.address), self._folder / one.address
        is_same = before is not None and before.fingerprint == fingerprint
        if before and is_same and (one.attached or self._previous.reuse(one.address, before.stamp, path)):
            return before
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # else the previous site, which may share it, would change
        one.write(self._dataset, path)
        found = ExportedFile(fingerprint, *_stamps(path))
        if one.attached:
            path.unlink()
        return found

    def _table(self, one: Distribution) -> Iterator[bytes]:
        """The table of a kind, whose rows say more than its documents: of the records, those that are listed."""
        if one.of in self._dataset.kinds and one.format in ("csv", "xlsx"):
            yield self._dataset.table(one.of)


def _weight(one: Distribution) -> tuple[int, bool]:
    """The work that it makes: of how many kinds it is made, and whether its format takes long to write."""
    return len(one.kinds), one.format in ("sqlite", "xlsx", "turtle", "jsonld")


def _stamps(path: Path) -> tuple[FileStamp, str]:
    """The stamp of a file as it was written, and its SHA-256."""
    content = path.read_bytes()
    return FileStamp.of(content), sha256(content).hexdigest()
