package io.netspace.gateway.application.view;

/**
 * What trainers keep of all studies.
 *
 * @param networks the best of each study
 * @param networkBytes of these, in all forms
 * @param checkpoints of trainings that are under way or handed back
 */
public record ArtifactsView(
    int networks, long networkBytes, int checkpoints, long checkpointBytes) {}
