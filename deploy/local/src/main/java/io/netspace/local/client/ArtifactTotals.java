package io.netspace.local.client;

/** How much trainers keep, in numbers and in bytes. */
public record ArtifactTotals(
    int networks, long networkBytes, int checkpoints, long checkpointBytes) {}
