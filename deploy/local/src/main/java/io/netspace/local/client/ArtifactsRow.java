package io.netspace.local.client;

/** How much trainers keep, in numbers and in bytes. */
public record ArtifactsRow(
    int networks, long networkBytes, int checkpoints, long checkpointBytes) {}
