package io.netspace.trainer.adapter.outbound.artifacts;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** One file of the artifact directory. */
record ArtifactFile(Path path, long bytes, FileTime lastModified) {}
