package io.netspace.gateway.application.view;

/**
 * Totals of the artifacts that trainers store for all studies.
 *
 * @param networks the best of each study
 * @param networkBytes of these, in all formats
 * @param checkpoints of trainings that are running or requeued
 */
public record ArtifactsView(
    int networks, long networkBytes, int checkpoints, long checkpointBytes) {}
